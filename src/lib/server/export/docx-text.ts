/** Paragraphs of a DOCX: words with their looks, links, and the side from which they are read. */
import {
	ConcreteHyperlink,
	Paragraph,
	SimpleField,
	TextRun,
	type Document,
	type ParagraphChild
} from 'docx';
import type { Span } from '../../domain/story-document.ts';
import { hasRight, startsRight, wordsOf } from './story-letters.ts';
import type { Item, PrintedStory } from './story-print.ts';

/** Numbers that have to be unique within a document, and the same every time it is made. */
export interface Counters {
	drawing: number;
	bookmark: number;
	list: number;
	readonly links: Map<string, string>;
}

type Looks = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children' | 'text'>;

export function plain(text: string, looks: Looks = {}): Paragraph {
	return rich([{ text }], looks, null);
}

/** @param counters null where there are no links */
export function rich(spans: readonly Span[], looks: Looks, counters: Counters | null): Paragraph {
	return new Paragraph({
		...looks,
		...sided(wordsOf(spans)),
		children: spans.flatMap((span) => runsOf(span, counters))
	});
}

function runsOf(
	{ text, bold, italic, link }: Span,
	counters: Counters | null
): readonly ParagraphChild[] {
	const runs = text.split('\n').map(
		(line, i) =>
			new TextRun({
				...{ text: line, ...(i > 0 && { break: 1 }), ...(hasRight(line) && { rightToLeft: true }) },
				...(bold && { bold, boldComplexScript: true }),
				...(italic && { italics: true, italicsComplexScript: true }),
				...(link && { style: 'Hyperlink' })
			})
	);
	if (!link || !counters) return runs;
	const id = counters.links.get(link) ?? `Link${counters.links.size + 1}`;
	counters.links.set(link, id);
	return [new ConcreteHyperlink(runs, id)];
}

/** Where the links lead: that stands apart from the words. */
export function addLinks(file: Document, { links }: Counters): void {
	for (const [address, id] of links)
		file.Document.Relationships.addRelationship(
			id,
			'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink',
			address,
			'External'
		);
}

/** A paragraph that starts with letters from right to left runs that way as a whole. */
export function sided(text: string): { bidirectional?: true } {
	return startsRight(text) ? { bidirectional: true } : {};
}

/** "Tabel 1. …", in which the number is a field that counts along when somebody puts one in between. */
export function captionOf(
	{ kind, number, caption }: Extract<Item, { kind: 'table' | 'figure' }>,
	{ words }: PrintedStory,
	looks: Looks
): Paragraph {
	const label = words[kind];
	return new Paragraph({
		...{ style: 'Caption', ...looks, ...sided(caption) },
		children: [
			new TextRun({ text: `${label} ` }),
			new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
			new TextRun({ text: `. ${caption}` })
		]
	});
}
