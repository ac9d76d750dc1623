/** The paper of a PDF: its measures, its looks, and where the pen is. */
import { lineHeight, type Look, type Pdf } from './pdf-text.ts';
import type { PrintedStory } from './story-print.ts';

/** A4 in points. */
export const PAGE = {
	...{ width: 595.28, height: 841.89 },
	...{ left: 68, right: 68, top: 68, bottom: 78 }
} as const;
export const WIDE = PAGE.width - PAGE.left - PAGE.right;
export const FLOOR = PAGE.height - PAGE.bottom;
const INK = '#1d2a2e';
const QUIET = '#3e494e';
export const ACCENT = '#0b5063';
export const EDGE = '#5d6766';
export const LOOKS = {
	title: { size: 27, bold: true, colour: ACCENT, leading: 1.2 },
	lead: { size: 13, colour: INK },
	part: { size: 18, bold: true, colour: ACCENT, leading: 1.25 },
	heading: { size: 12.5, bold: true, colour: ACCENT, leading: 1.3 },
	text: { size: 11, colour: INK },
	quiet: { size: 11, colour: QUIET },
	caption: { size: 10, bold: true, colour: QUIET, leading: 1.35 },
	cell: { size: 9.5, colour: INK, leading: 1.35 },
	head: { size: 9.5, bold: true, colour: INK, leading: 1.35 },
	small: { size: 9, colour: QUIET }
} as const satisfies Record<string, Look>;

/** A document that is being written. */
export interface Press {
	readonly pdf: Pdf;
	readonly story: PrintedStory;
	/** Where the pen is on the page, in points from the top. */
	y: number;
}

export function newPage(press: Press): void {
	press.pdf.addPage({ size: 'A4', margin: 0 });
	press.y = PAGE.top;
}

/** So much room on this page, or else a new one. */
export function ensure(press: Press, height: number): void {
	if (press.y > PAGE.top && press.y + height > FLOOR) newPage(press);
}

/** Number of the page that the pen is on, from 0. */
export function pageNumber(pdf: Pdf): number {
	return pdf.bufferedPageRange().count - 1;
}

/** Where letters stand in a line at the pen: the same room above them as below. */
export function baselineOf({ y }: Press, look: Look, high = lineHeight(look)): number {
	return y + (high + look.size * 0.68) / 2;
}
