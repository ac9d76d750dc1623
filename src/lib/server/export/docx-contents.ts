/** The contents of a DOCX, and the headings that they lead to. */
import {
	BookmarkEnd,
	BookmarkStart,
	ConcreteHyperlink,
	Paragraph,
	StyleLevel,
	TableOfContents,
	TextRun,
	type FileChild
} from 'docx';
import { plain, sided, type Counters } from './docx-text.ts';
import { hasRight } from './story-letters.ts';
import { contentsOf, type PrintedStory } from './story-print.ts';

/** A heading that the contents lead to. */
export function partHeading(id: string, heading: string, counters: Counters): Paragraph {
	const written = new Paragraph({
		...{ style: 'Heading1', ...sided(heading) },
		// What it is about and what is in it have the first page for themselves.
		...(counters.bookmark === 0 && { pageBreakBefore: true })
	});
	const nth = (counters.bookmark += 1);
	written.addChildElement(new BookmarkStart(anchorOf(id), nth));
	written.addChildElement(
		new TextRun({ text: heading, ...(hasRight(heading) && { rightToLeft: true }) })
	);
	written.addChildElement(new BookmarkEnd(nth));
	return written;
}

/** Names of bookmarks have no dashes. */
function anchorOf(id: string): string {
	return `part_${id.replaceAll('-', '_')}`;
}

/**
 * Filled in already, so that nobody is asked to update fields; without page numbers, which only the
 * program that lays out the pages knows. Updating it in a word processor keeps it right.
 */
export function contents(story: PrintedStory): readonly FileChild[] {
	const { words } = story;
	const entries = contentsOf(story);
	if (entries.length === 0) return [];
	return [
		plain(words.contents, { style: 'ContentsHeading' }),
		new TableOfContents(words.contents, {
			...{ hyperlink: true, headingStyleRange: '1-1', pageNumbersEntryLevelsRange: '1-1' },
			...{ stylesWithLevels: [new StyleLevel('Heading1', 1)], beginDirty: false },
			contentChildren: entries.map(
				({ id, heading }) =>
					new Paragraph({
						...{ style: 'TOC1', ...sided(heading) },
						children: [new ConcreteHyperlink([new TextRun({ text: heading })], '', anchorOf(id))]
					})
			)
		})
	];
}
