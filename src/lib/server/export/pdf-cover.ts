/** The first page of a PDF: whose story, which one, what it is not, and what is in it. */
import { m } from '../../i18n/paraglide/messages.js';
import { logosAt } from './pdf-figure.ts';
import { drawLine, noteAt, text, write } from './pdf-lines.ts';
import { EDGE, ensure, LOOKS, PAGE, pageNumber, WIDE, type Press } from './pdf-page.ts';
import { beside, child, linkOptions, within, type Tag } from './pdf-tags.ts';
import { linesIn, widthOf, wordsIn } from './pdf-text.ts';
import { contentsOf } from './story-print.ts';

/** Height of a line of the contents. */
const HIGH = 20;

/** A line of the contents, which gets its number last. */
export interface Entry {
	readonly id: string;
	readonly reference: Tag;
	/** Number of the page of the contents, from 0. */
	readonly page: number;
	readonly y: number;
	/** Where its words end. */
	readonly x: number;
}

/** @returns the contents, whose page numbers come when the pages are there */
export function cover(press: Press, root: Tag): readonly Entry[] {
	const { story } = press;
	logosAt(press, root);
	text(press, root, 'H1', [{ text: story.title }], LOOKS.title, { after: 10 });
	text(press, root, 'P', [{ text: story.lead }], LOOKS.lead, { after: 12 });
	for (const note of story.notes) noteAt(press, root, note);
	text(press, root, 'P', [{ text: story.honest }], LOOKS.quiet, { after: 10 });
	return contents(press, root);
}

function contents(press: Press, root: Tag): readonly Entry[] {
	const { pdf, story } = press;
	const listed = contentsOf(story);
	if (listed.length === 0) return [];
	press.y += 14;
	ensure(press, 80);
	text(press, root, 'P', [{ text: story.words.contents }], LOOKS.heading, { after: 4 });
	const list = child(press, root, 'TOC');
	const room = { x: PAGE.left, width: WIDE - 60 };
	return listed.map(({ id, heading }) => {
		const words = wordsIn(pdf, [{ text: heading }], LOOKS.text);
		const lines = linesIn(pdf, words, room.width, LOOKS.text);
		const high = lines.length * HIGH;
		ensure(press, high);
		const reference = child(press, child(press, list, 'TOCI'), 'Reference');
		const link = child(press, reference, 'Link');
		const top = press.y;
		let end: number = PAGE.left;
		for (const line of lines) {
			end = drawLine(press, link, 'Link', line, room, LOOKS.text, HIGH);
			press.y += HIGH;
		}
		const told = m.storyfile_to_part({ heading }, { locale: story.language });
		pdf.goTo(PAGE.left, top, WIDE, high, id, linkOptions(link, told));
		link.end();
		return { id, reference, page: pageNumber(pdf), y: press.y - HIGH, x: end };
	});
}

/** @param pages on which page each part starts, from 0 */
export function numberContents(
	press: Press,
	entries: readonly Entry[],
	pages: ReadonlyMap<string, number>
): void {
	const { pdf } = press;
	for (const { id, reference, page, y, x } of entries) {
		pdf.switchToPage(page);
		const label = String(pages.get(id)! + 1);
		const from = PAGE.left + WIDE - widthOf(pdf, label, 'regular', LOOKS.text.size);
		beside(press, 'Layout', () => {
			pdf.lineWidth(0.7).dash(0.7, { space: 3 }).strokeColor(EDGE);
			pdf.moveTo(x + 8, y + 14).lineTo(from - 8, y + 14);
			pdf.stroke().undash();
		});
		pdf.fillColor(LOOKS.text.colour);
		within(press, reference, 'Reference', () => write(pdf, label, from, y + 14, 'regular', 11));
	}
}
