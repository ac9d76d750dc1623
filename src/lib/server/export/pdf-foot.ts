/** The foot of every page of a PDF. */
import { m } from '../../i18n/paraglide/messages.js';
import { drawBare, write } from './pdf-lines.ts';
import { baselineOf, LOOKS, PAGE, WIDE, type Press } from './pdf-page.ts';
import { beside } from './pdf-tags.ts';
import { linesIn, widthOf, wordsIn } from './pdf-text.ts';
import { shortened } from './story-letters.ts';

/** Height of its line. */
const HIGH = 14;

/** What the story is called, and which page this is of how many: for when all are there. */
export function footers(press: Press): void {
	const { pdf, story } = press;
	const { count } = pdf.bufferedPageRange();
	const title = wordsIn(pdf, [{ text: shortened(story.title, 70) }], LOOKS.small);
	const [line = []] = linesIn(pdf, title, WIDE - 120, LOOKS.small);
	for (let page = 0; page < count; page += 1) {
		pdf.switchToPage(page);
		press.y = PAGE.height - 52;
		const said = m.storyfile_page({ page: page + 1, pages: count }, { locale: story.language });
		beside(press, 'Pagination', () => {
			drawBare(press, line, { x: PAGE.left, width: WIDE }, LOOKS.small, HIGH);
			const wide = widthOf(pdf, said, 'regular', LOOKS.small.size);
			const baseline = baselineOf(press, LOOKS.small, HIGH);
			write(pdf, said, PAGE.left + WIDE - wide, baseline, 'regular', LOOKS.small.size);
		});
	}
}
