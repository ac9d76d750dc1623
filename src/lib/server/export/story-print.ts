/** What every kind of document needs of a story: numbers, words around it, and nothing that is unfit to print. */
import { number, printable } from '../../charts/svg.ts';
import type { Language } from '../../domain/language.ts';
import { LANGUAGE_LIST } from '../../domain/languages.js';
import type { Block, Span, StoryDocument } from '../../domain/story-document.ts';
import { fileSize } from '../../i18n/file-size.ts';
import { dayText } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { wordsOf } from './story-letters.ts';
import { soundPicture, type Picture, type SoundPicture } from './story-picture.ts';

/** By id of the attachment. */
export type Pictures = ReadonlyMap<string, Picture>;

/** A drawing with the size in px that it says it has. */
export interface Drawing {
	readonly type: 'svg';
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** A block with its number and its picture. */
export type Item =
	| { readonly kind: 'heading'; readonly spans: readonly Span[] }
	| {
			readonly kind: 'paragraph';
			readonly spans: readonly Span[];
			/** What it announces comes right after it: they stay on one page. */
			readonly leads: boolean;
	  }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			readonly items: readonly (readonly Span[])[];
	  }
	| {
			readonly kind: 'table';
			/** From 1, through the whole document. */
			readonly number: number;
			readonly caption: string;
			readonly head: readonly string[];
			/** As many cells as the head. */
			readonly rows: readonly (readonly string[])[];
			/** Width of each column, as parts of 1. */
			readonly widths: readonly number[];
	  }
	| {
			readonly kind: 'figure';
			readonly number: number;
			readonly caption: string;
			readonly alt: string;
			/** Null: it is not there or broken, which the document says. */
			readonly picture: Drawing | SoundPicture | null;
	  };

export interface PrintedPart {
	/** Fit for an anchor. */
	readonly id: string;
	readonly heading: string;
	readonly recognition: string | null;
	readonly items: readonly Item[];
}

/** A story ready to be written down, in the words of one language. */
export interface PrintedStory {
	readonly language: Language;
	/** As programs write it, e.g. 'nl-NL'. */
	readonly tag: string;
	readonly title: string;
	readonly subject: string;
	readonly lead: string;
	readonly honest: string;
	readonly notes: readonly string[];
	readonly releasedAtMs: number;
	readonly logos: readonly { readonly alt: string; readonly picture: SoundPicture }[];
	readonly parts: readonly PrintedPart[];
	/** One line per file beside the story. */
	readonly attachments: readonly string[];
	readonly words: Readonly<
		Record<'contents' | 'table' | 'figure' | 'attachments' | 'missing' | 'empty', string>
	>;
}

export const ATTACHMENTS_ID = 'attachments';

/** A story as all kinds of documents write it. */
export function printedStory(document: StoryDocument, pictures: Pictures): PrintedStory {
	const { language: locale, about } = document;
	const said = { locale };
	const clean = (text: string) => printable(text).trim();
	const count = { table: 0, figure: 0 };
	const picture = (attachment: string) => {
		const found = pictures.get(attachment);
		return found ? soundPicture(found) : null;
	};
	const itemOf = (block: Block): readonly Item[] => {
		switch (block.kind) {
			case 'paragraph': {
				const spans = cleanSpans(block.spans);
				const leads = wordsOf(spans).trimEnd().endsWith(':');
				return spans.length > 0 ? [{ kind: 'paragraph', spans, leads }] : [];
			}
			case 'heading': {
				const spans = cleanSpans(block.spans);
				return spans.length > 0 ? [{ kind: 'heading', spans }] : [];
			}
			case 'list': {
				const items = block.items.map(cleanSpans).filter((spans) => spans.length > 0);
				return items.length > 0 ? [{ kind: 'list', ordered: block.ordered, items }] : [];
			}
			case 'table': {
				if (block.head.length === 0) return [];
				const head = block.head.map(clean);
				const rows = block.rows.map((row) => head.map((_, i) => clean(row[i] ?? '')));
				const caption = clean(block.caption);
				const widths = widthsOf([head, ...rows]);
				return [{ kind: 'table', number: (count.table += 1), caption, head, rows, widths }];
			}
			case 'figure': {
				const figure = document.figures[block.figure];
				return [
					{
						...{ kind: 'figure', number: (count.figure += 1) },
						...{ caption: clean(block.caption), alt: clean(block.alt) || clean(block.caption) },
						picture:
							figure?.kind === 'svg'
								? drawing(figure.svg)
								: figure
									? picture(figure.attachment)
									: null
					}
				];
			}
		}
	};
	return {
		language: locale,
		tag: LANGUAGE_LIST.find(({ id }) => id === locale)!.tag,
		title: clean(document.title),
		subject: clean(
			m.storyfile_subject(
				{
					...{ area: about.area, round: about.round },
					date: dayText(about.releasedAtMs, locale)
				},
				said
			)
		),
		lead: clean(document.lead),
		honest: clean(document.honest),
		notes: document.notes.map(clean).filter(Boolean),
		releasedAtMs: about.releasedAtMs,
		logos: document.logos.flatMap(({ attachment, name }) => {
			const found = picture(attachment);
			return found ? [{ alt: m.storyfile_logo({ name: clean(name) }, said), picture: found }] : [];
		}),
		parts: document.parts.map(({ part, heading, recognition, blocks }) => ({
			id: part,
			heading: clean(heading),
			recognition: recognition === null ? null : clean(recognition),
			items: blocks.flatMap(itemOf)
		})),
		attachments: document.attachments.map(({ title, credit, size, mime }) => {
			const kind = (mime.split('/')[1] ?? mime).toUpperCase();
			const inputs = { title: clean(title), kind, size: fileSize(size, locale) };
			const from = credit ? ` ${m.storyfile_credit({ credit: clean(credit) }, said)}` : '';
			return `${m.storyfile_attachment(inputs, said)}${from}`;
		}),
		words: {
			contents: m.storyfile_contents({}, said),
			table: m.storyfile_table({}, said),
			figure: m.storyfile_figure({}, said),
			attachments: m.storyfile_attachments({}, said),
			missing: m.storyfile_picture_missing({}, said),
			empty: m.storyfile_empty({}, said)
		}
	};
}

/** What the contents name: every part, and what stands beside the story. */
export function contentsOf({
	parts,
	attachments,
	words
}: PrintedStory): readonly Pick<PrintedPart, 'id' | 'heading'>[] {
	return attachments.length > 0
		? [...parts, { id: ATTACHMENTS_ID, heading: words.attachments }]
		: parts;
}

/** The shape of a story refuses these already; a document leaves the house, so it looks again. */
const SAFE_LINK = /^(https?:\/\/|mailto:)[^\s<>"]+$/i;

/** Words that can be printed, links that no program would run, and no empty ends. */
function cleanSpans(spans: readonly Span[]): readonly Span[] {
	const kept = spans
		.map(({ text, link, ...looks }) => ({
			...looks,
			text: printable(text),
			...(link !== undefined && SAFE_LINK.test(printable(link)) && { link: printable(link) })
		}))
		.filter(({ text }) => text !== '');
	return kept.some(({ text }) => text.trim() !== '') ? kept : [];
}

/** What our own drawings say of their size. */
function drawing(svg: string): Drawing {
	const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
	if (!box) throw new Error('A drawing without a size');
	return { type: 'svg', svg, width: Number(box[1]), height: Number(box[2]) };
}

/** By how much stands in a column, within bounds: one long text must not press the others flat. */
function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
	const [head = []] = rows;
	const weights = head.map((_, column) => {
		const cells = rows.map((row) => row[column]!);
		// What stands above figures can be in two lines.
		const longest = Math.max(4, ...cells.slice(1).map((cell) => Math.min(cell.length, 120)));
		const word = Math.max(...cells.flatMap((cell) => cell.split(/\s/).map((part) => part.length)));
		return Math.max(Math.sqrt(longest) * 2.4, Math.min(1.2 * word, 18), 5);
	});
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => number((100 * weight) / sum) / 100);
}

/** "Tabel 3. Onze afspraken" */
export function captionText(
	item: Extract<Item, { kind: 'table' | 'figure' }>,
	words: PrintedStory['words']
): string {
	return `${words[item.kind]} ${item.number}. ${item.caption}`;
}
