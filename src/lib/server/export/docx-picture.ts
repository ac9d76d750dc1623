/** Drawings, photos and logos in a DOCX, each with what is to be seen in it. */
import { ImageRun, Paragraph, TextRun, type FileChild } from 'docx';
import { captionOf, plain, type Counters } from './docx-text.ts';
import { pngFromSvg } from './png-from-svg.ts';
import type { Item, PrintedStory } from './story-print.ts';

/** In px of 1/96 inch, as pictures are measured. */
const PICTURE = { width: 600, height: 780 } as const;
const PHOTO = { width: 600, height: 460 } as const;
const LOGO = { width: 190, height: 60 } as const;
/** Twice as many as drawn: sharp on paper, for programs that do not draw SVG. */
const SHARP = 2480;

export function logos({ logos }: PrintedStory, counters: Counters): readonly FileChild[] {
	if (logos.length === 0) return [];
	return [
		new Paragraph({
			style: 'Logos',
			children: logos.flatMap(({ alt, picture }, i) => [
				...(i > 0 ? [new TextRun({ text: '      ' })] : []),
				new ImageRun({
					...{ type: picture.type, data: picture.bytes },
					transformation: fitted(picture, LOGO),
					altText: described(alt, counters)
				})
			])
		})
	];
}

export function figureOf(
	item: Extract<Item, { kind: 'figure' }>,
	story: PrintedStory,
	counters: Counters
): readonly FileChild[] {
	const { picture, alt } = item;
	const caption = captionOf(item, story, {});
	if (!picture) return [plain(`${story.words.missing} ${alt}`, { style: 'Note' }), caption];
	const shared = {
		transformation: fitted(picture, picture.type === 'svg' ? PICTURE : PHOTO),
		altText: described(alt, counters)
	};
	const drawn =
		picture.type === 'svg'
			? new ImageRun({
					...{ type: 'svg', data: Buffer.from(picture.svg), ...shared },
					fallback: { type: 'png', data: pngFromSvg(picture.svg, SHARP) }
				})
			: new ImageRun({ type: picture.type, data: picture.bytes, ...shared });
	return [new Paragraph({ style: 'Picture', children: [drawn] }), caption];
}

/** As big as it can be within a box, and never bigger than it is. */
function fitted(
	picture: { readonly width: number; readonly height: number; readonly type: string },
	box: { readonly width: number; readonly height: number }
): { width: number; height: number } {
	const grows = picture.type === 'svg' ? Infinity : 1;
	const scale = Math.min(box.width / picture.width, box.height / picture.height, grows);
	return {
		width: Math.max(1, Math.round(picture.width * scale)),
		height: Math.max(1, Math.round(picture.height * scale))
	};
}

function described(alt: string, counters: Counters) {
	const nth = (counters.drawing += 1);
	return { id: String(nth), name: `${nth}`, description: alt };
}
