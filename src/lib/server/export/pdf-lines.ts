/** Text on the pages of a PDF: paragraphs, notes, single lines, and what is there for the eye only. */
import type { Span } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { ACCENT, baselineOf, ensure, FLOOR, LOOKS, PAGE, WIDE, type Press } from './pdf-page.ts';
import { addSpace, inPlace, lineWidth, spotsOf, widthOfAll, type Spot } from './pdf-spots.ts';
import { beside, child, linkOptions, within, type Tag } from './pdf-tags.ts';
import {
	fontFile,
	isRight,
	lineHeight,
	linesIn,
	spaceOf,
	wordsIn,
	type Look,
	type Pdf,
	type Piece,
	type Word
} from './pdf-text.ts';

/** Where a line may stand, in points from the left. */
export interface Room {
	readonly x: number;
	readonly width: number;
}

interface Place extends Partial<Room> {
	/** Room under it, in points. */
	readonly after?: number;
	/** Drawn beside every line. */
	readonly barAt?: number;
}

/** A paragraph or heading; over pages when it must, but never with one line alone. */
export function text(
	press: Press,
	parent: Tag,
	type: string,
	spans: readonly Span[],
	look: Look,
	{ x = PAGE.left, width = WIDE, after = 0, barAt }: Place
): void {
	const { pdf } = press;
	const lines = linesIn(pdf, wordsIn(pdf, spans, look), width, look);
	if (lines.length === 0) return;
	const tag = child(press, parent, type);
	const high = lineHeight(look);
	const right = isRight(spans);
	for (const [i, line] of lines.entries()) {
		const left = lines.length - i;
		const fits = Math.floor((FLOOR - press.y) / high);
		const alone =
			(i === 0 && fits === 1 && left > 1) || (left > 1 && fits === left - 1 && left === 2);
		if (fits < 1 || alone) ensure(press, FLOOR);
		if (barAt !== undefined)
			beside(press, 'Layout', () => pdf.rect(barAt, press.y, 3, high).fill(ACCENT));
		drawLine(press, tag, type, line, { x, width }, look, high, right, i < lines.length - 1);
		press.y += high;
	}
	press.y += after;
}

export function noteAt(press: Press, parent: Tag, note: string): void {
	press.y += 2;
	const place = { x: PAGE.left + 14, width: WIDE - 14, after: 12, barAt: PAGE.left };
	text(press, parent, 'P', [{ text: note }], LOOKS.text, place);
}

/**
 * One line at the pen, which stays where it is.
 * @param goesOn whether another line follows: its words are not glued to these
 * @returns where it ends, in points from the left
 */
export function drawLine(
	press: Press,
	tag: Tag,
	type: string,
	line: readonly Word[],
	{ x, width }: Room,
	look: Look,
	high: number,
	right = false,
	goesOn = false
): number {
	const { pdf } = press;
	const space = spaceOf(pdf, look);
	const pen = right ? x + width - lineWidth(line, space) : x;
	const { spots, end } = spotsOf(pdf, line, pen, look, right);
	if (goesOn && spots.at(-1)!.link === null) addSpace(spots.at(-1)!, space);
	for (const spot of spots) drawSpot(press, tag, type, spot, look, high);
	return end;
}

function drawSpot(
	press: Press,
	tag: Tag,
	type: string,
	{ pieces, x, link, actual }: Spot,
	look: Look,
	high: number
): void {
	const { pdf, story } = press;
	const width = widthOfAll(pieces);
	const baseline = baselineOf(press, look, high);
	const draw = () => {
		if (actual !== null) pdf.markContent('Span', { actual });
		let pen = x;
		for (const piece of pieces) {
			write(pdf, piece.text, pen, baseline, piece.face, look.size, piece.oblique);
			pen += piece.width;
		}
		if (actual !== null) pdf.endMarkedContent();
	};
	pdf.fillColor(link ? ACCENT : look.colour);
	if (!link) return within(press, tag, type, draw);
	const element = child(press, tag, 'Link');
	within(press, element, 'Link', draw);
	ruleAt(press, { x, width }, baseline + 2, 0.6, ACCENT);
	const told = m.storyfile_link({ address: link }, { locale: story.language });
	pdf.link(x, press.y, width, high, link, linkOptions(element, told));
	// While its page is the page: that is where PDFKit thinks the link is.
	element.end();
}

/** A line that is no part of what is read. */
export function drawBare(
	press: Press,
	line: readonly Word[],
	{ x, width }: Room,
	look: Look,
	high: number,
	right = false
): void {
	const { pdf } = press;
	const space = spaceOf(pdf, look);
	const baseline = baselineOf(press, look, high);
	let pen = right ? x + width - lineWidth(line, space) : x;
	pdf.fillColor(look.colour);
	for (const run of inPlace(line, right))
		for (const word of run.words) {
			for (const piece of word.pieces) {
				write(pdf, piece.text, pen, baseline, piece.face, look.size);
				pen += piece.width;
			}
			pen += space;
		}
}

/** A line under words or between rows. @param thick in points */
export function ruleAt(
	press: Press,
	{ x, width }: Room,
	y: number,
	thick: number,
	colour: string
): void {
	const end = x + width;
	beside(press, 'Layout', () =>
		press.pdf.lineWidth(thick).strokeColor(colour).moveTo(x, y).lineTo(end, y).stroke()
	);
}

/** Letters on a line, and no more. */
export function write(
	pdf: Pdf,
	words: string,
	x: number,
	baseline: number,
	face: Piece['face'],
	size: number,
	oblique = false
): void {
	pdf
		.font(fontFile(face))
		.fontSize(size)
		.text(words, x, baseline, {
			...{ lineBreak: false, baseline: 'alphabetic' },
			// There is no italic among our letters: these lean as a browser's would.
			...(oblique && { oblique: 11 })
		});
}
