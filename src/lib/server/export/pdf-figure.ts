/** Drawings, photos and logos in a PDF, each with what is to be seen in it. */
import svgToPdf from 'svg-to-pdfkit';
import { noteAt, text, type Room } from './pdf-lines.ts';
import { ensure, FLOOR, LOOKS, PAGE, WIDE, type Press } from './pdf-page.ts';
import { child, within, type Tag } from './pdf-tags.ts';
import { fontFile, inOwnFont } from './pdf-text.ts';
import { captionText, type Item } from './story-print.ts';

/** The highest that a figure is drawn: with its caption it fits on a page. */
const FIGURE = 600;
const PHOTO = 340;
const LOGO = { width: 140, height: 46, gap: 26 } as const;
const MARGIN_OF_FIGURE = 22;
/** For its caption, in three lines. */
const ROOM_BELOW = 56;
/** One px of a screen. */
const PX = 0.75;

interface Size {
	readonly width: number;
	readonly height: number;
}

export function figureAt(press: Press, parent: Tag, item: Extract<Item, { kind: 'figure' }>): void {
	const { story } = press;
	const { picture, alt } = item;
	const both = child(press, parent, 'Div');
	if (picture) {
		const drawn = picture.type === 'svg';
		// Its letters are small: it gets a part of the margins too.
		const x = drawn ? PAGE.left - MARGIN_OF_FIGURE : PAGE.left;
		const box = drawn
			? { width: WIDE + 2 * MARGIN_OF_FIGURE, height: FIGURE }
			: { width: WIDE, height: PHOTO };
		const most = drawn ? Infinity : PX;
		press.y += 6;
		const full = fitted(picture, box, most);
		// A bit smaller is better than half a page of nothing.
		const left = FLOOR - press.y - ROOM_BELOW;
		const shrinks = left < full.height && left >= 0.88 * full.height;
		const { width, height } = shrinks ? fitted(picture, { ...box, height: left }, most) : full;
		ensure(press, height + ROOM_BELOW);
		figure(press, both, alt, { x, width, height }, () =>
			picture.type === 'svg'
				? drawing(press, picture.svg, x, width, height)
				: image(press, picture, x, width, height)
		);
		press.y += height + 8;
	} else noteAt(press, both, `${story.words.missing} ${alt}`);
	text(press, both, 'Caption', [{ text: captionText(item, story.words) }], LOOKS.caption, {
		after: 14
	});
}

/** Above the title, next to each other. */
export function logosAt(press: Press, root: Tag): void {
	if (press.story.logos.length === 0) return;
	let x: number = PAGE.left;
	for (const { alt, picture } of press.story.logos) {
		const { width, height } = fitted(picture, LOGO, PX);
		if (x > PAGE.left && x + width > PAGE.left + WIDE) {
			x = PAGE.left;
			press.y += LOGO.height + 10;
		}
		figure(press, root, alt, { x, width, height }, () => image(press, picture, x, width, height));
		x += width + LOGO.gap;
	}
	press.y += LOGO.height + 30;
}

/** A picture at the pen with what is to be seen in it. */
function figure(
	press: Press,
	parent: Tag,
	alt: string,
	{ x, width, height }: Room & Size,
	draw: () => void
): void {
	const bbox = [x, press.y, x + width, press.y + height];
	within(press, child(press, parent, 'Figure', { alt, bbox }), 'Figure', draw);
}

function image(
	{ pdf, y }: Press,
	{ bytes }: { readonly bytes: Uint8Array },
	x: number,
	width: number,
	height: number
): void {
	pdf.image(Buffer.from(bytes), x, y, { width, height });
}

/** Letters with an edge are drawn twice: the drawing says which comes first, and svg-to-pdfkit does not listen. */
const EDGED =
	/<text([^>]*?) stroke="[^"]*" stroke-width="[^"]*"([^>]*?) paint-order="stroke">(.*?)<\/text>/g;

function drawing({ pdf, y }: Press, svg: string, x: number, width: number, height: number): void {
	const known = svg
		// As big as it says here, whatever is asked.
		.replace(/^<svg[^>]*>/, (root) => root.replace(/ (width|height)="[^"]*"/g, ''))
		.replace(EDGED, (edge, before, after, words) => `${edge}<text${before}${after}>${words}</text>`)
		.replace(/>([^<]+)</g, (_, words: string) => `>${inOwnFont(pdf, words)}<`);
	pdf.save();
	svgToPdf(pdf, known, x, y, {
		...{ width, height },
		fontCallback: (_family, bold) => fontFile(bold ? 'bold' : 'regular')
	});
	pdf.restore();
}

/** As big as it can be within a box. @param most times its own size */
function fitted(picture: Size, box: Size, most: number): Size {
	const scale = Math.min(box.width / picture.width, box.height / picture.height, most);
	return { width: picture.width * scale, height: picture.height * scale };
}
