import {
	AlignmentType,
	BookmarkEnd,
	BookmarkStart,
	BorderStyle,
	ConcreteHyperlink,
	Document,
	Footer,
	ImageRun,
	LevelFormat,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	SimpleField,
	StyleLevel,
	TabStopType,
	Table,
	TableCell,
	TableLayoutType,
	TableOfContents,
	TableRow,
	TextRun,
	WidthType,
	type FileChild,
	type ParagraphChild
} from 'docx';
import type { Span, StoryDocument } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { escaped } from '../../charts/svg.ts';
import { pngFromSvg } from './png-from-svg.ts';
import {
	ATTACHMENTS_ID,
	hasRight,
	printedStory,
	startsRight,
	wordsOf,
	type Item,
	type Pictures,
	type PrintedStory
} from './story-print.ts';

/** Twentieths of a point: A4, with margins of 2.5 cm. */
const PAGE = { width: 11906, height: 16838, margin: 1418 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** In px of 1/96 inch, as pictures are measured. */
const PICTURE = { width: 600, height: 780 } as const;
const PHOTO = { width: 600, height: 460 } as const;
const LOGO = { width: 190, height: 60 } as const;
/** Twice as many as drawn: sharp on paper, for programs that do not draw SVG. */
const SHARP = 2480;
/** On every machine with an office; ours is on few. */
const FONT = 'Arial';
const ACCENT = '0B5063';
const QUIET = '3E494E';
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '5D6766' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BULLETS = 'bullets';
const NUMBERS = 'numbers';

/** Numbers that have to be unique within a document, and the same every time it is made. */
interface Counters {
	drawing: number;
	bookmark: number;
	list: number;
	readonly links: Map<string, string>;
}

/** The area story for a word processor: styles, numbered tables and figures, alt texts, language. */
export async function storyDocx(document: StoryDocument, pictures: Pictures): Promise<Uint8Array> {
	const story = printedStory(document, pictures);
	const { words, parts, attachments } = story;
	const counters: Counters = { drawing: 0, bookmark: 0, list: 0, links: new Map() };
	const children: readonly FileChild[] = [
		...logos(story, counters),
		plain(story.title, { style: 'Title' }),
		plain(story.lead, { style: 'Lead' }),
		...story.notes.map((note) => plain(note, { style: 'Note' })),
		plain(story.honest, { style: 'Honest' }),
		...contents(story),
		...parts.flatMap(({ id, heading, recognition, items }) => [
			partHeading(id, heading, counters),
			...(recognition === null ? [] : [plain(recognition, { style: 'Note' })]),
			...items.flatMap((item) => itemOf(item, story, counters))
		]),
		...(parts.length === 0 ? [plain(words.empty)] : []),
		...(attachments.length === 0
			? []
			: [
					partHeading(ATTACHMENTS_ID, words.attachments, counters),
					...attachments.map((line) =>
						plain(line, { numbering: { reference: BULLETS, level: 0 }, style: 'ListParagraph' })
					)
				])
	];
	const file = new Document({
		...{ title: story.title, subject: story.subject, creator: 'Peddel', description: story.lead },
		styles: stylesOf(story.tag),
		numbering: { config: [bullets(), numbers()] },
		sections: [
			{
				properties: {
					page: {
						size: { width: PAGE.width, height: PAGE.height },
						margin: {
							...{ top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin }
						}
					}
				},
				footers: { default: footer(story) },
				children
			}
		]
	});
	for (const [address, id] of counters.links)
		file.Document.Relationships.addRelationship(
			id,
			'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink',
			address,
			'External'
		);
	const packed = await Packer.toBuffer(file, undefined, [
		{ path: 'docProps/core.xml', data: coreProperties(story) }
	]);
	return atOneMoment(new Uint8Array(packed));
}

type Looks = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children' | 'text'>;

function plain(text: string, looks: Looks = {}): Paragraph {
	return rich([{ text }], looks, null);
}

/** @param counters null where there are no links */
function rich(spans: readonly Span[], looks: Looks, counters: Counters | null): Paragraph {
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

/** A paragraph that starts with letters from right to left runs that way as a whole. */
function sided(text: string): { bidirectional?: true } {
	return startsRight(text) ? { bidirectional: true } : {};
}

/** A heading that the contents lead to. */
function partHeading(id: string, heading: string, counters: Counters): Paragraph {
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
function contents({ parts, attachments, words }: PrintedStory): readonly FileChild[] {
	const entries = [
		...parts.map(({ id, heading }) => ({ id, heading })),
		...(attachments.length > 0 ? [{ id: ATTACHMENTS_ID, heading: words.attachments }] : [])
	];
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

function logos({ logos }: PrintedStory, counters: Counters): readonly FileChild[] {
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

function itemOf(item: Item, story: PrintedStory, counters: Counters): readonly FileChild[] {
	switch (item.kind) {
		case 'paragraph':
			return [rich(item.spans, item.leads ? { keepNext: true } : {}, counters)];
		case 'heading':
			return [rich(item.spans, { style: 'Heading2' }, counters)];
		case 'list': {
			const reference = item.ordered ? NUMBERS : BULLETS;
			// Every list starts at 1.
			const instance = (counters.list += 1);
			return item.items.map((spans) =>
				rich(
					spans,
					{ numbering: { reference, level: 0, instance }, style: 'ListParagraph' },
					counters
				)
			);
		}
		case 'table':
			return [captionOf(item, story, { keepNext: true }), tableOf(item), plain('')];
		case 'figure': {
			const { picture, alt } = item;
			if (!picture)
				return [
					plain(`${story.words.missing} ${alt}`, { style: 'Note' }),
					captionOf(item, story, {})
				];
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
			return [new Paragraph({ style: 'Picture', children: [drawn] }), captionOf(item, story, {})];
		}
	}
}

/** "Tabel 1. …", in which the number is a field that counts along when somebody puts one in between. */
function captionOf(
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

function tableOf({ head, rows, widths }: Extract<Item, { kind: 'table' }>): Table {
	const columns = widths.map((part) => Math.round(part * TEXT_WIDTH));
	const cell = (text: string, column: number, style: string) =>
		new TableCell({
			width: { size: columns[column]!, type: WidthType.DXA },
			children: [plain(text, { style })]
		});
	return new Table({
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: columns,
		layout: TableLayoutType.FIXED,
		margins: { top: 60, bottom: 60, left: 80, right: 80 },
		borders: {
			...{ top: LINE, bottom: LINE, left: NO_LINE, right: NO_LINE },
			...{ insideHorizontal: { ...LINE, size: 4 }, insideVertical: NO_LINE }
		},
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		rows: [
			new TableRow({
				...{ tableHeader: true, cantSplit: true },
				children: head.map((text, column) => cell(text, column, 'CellHead'))
			}),
			...rows.map(
				(row) =>
					new TableRow({
						cantSplit: true,
						children: row.map((text, column) => cell(text, column, 'Cell'))
					})
			)
		]
	});
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

function footer({ title, language }: PrintedStory): Footer {
	// Two numbers that only the program knows which lays out the pages.
	const words = m.storyfile_page({ page: '\ue000', pages: '\ue001' }, { locale: language });
	const counted = words
		.split(/([\ue000\ue001])/)
		.map((part) =>
			part === '\ue000' ? PageNumber.CURRENT : part === '\ue001' ? PageNumber.TOTAL_PAGES : part
		);
	return new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
				children: [
					new TextRun({ text: `${shortened(title, 70)}\t` }),
					new TextRun({ children: counted })
				]
			})
		]
	});
}

export function shortened(text: string, most: number): string {
	const letters = Array.from(text);
	return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

function bullets() {
	return {
		reference: BULLETS,
		levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', ...hanging }]
	};
}

function numbers() {
	return {
		reference: NUMBERS,
		levels: [
			{
				level: 0,
				format: LevelFormat.DECIMAL,
				text: '%1.',
				alignment: AlignmentType.START,
				...hanging
			}
		]
	};
}

const hanging = {
	style: { paragraph: { indent: { left: 454, hanging: 340 }, spacing: { after: 60 } } }
};

/** @param tag language, e.g. 'nl-NL' */
function stylesOf(tag: string) {
	const normal = { basedOn: 'Normal', next: 'Normal', quickFormat: true } as const;
	const heading = { bold: true, color: ACCENT, font: FONT } as const;
	const quiet = { color: QUIET } as const;
	return {
		default: {
			document: {
				run: { font: FONT, size: 22, language: { value: tag } },
				paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } }
			},
			title: {
				run: { ...heading, size: 52 },
				paragraph: { spacing: { before: 240, after: 200, line: 240, lineRule: LineRuleType.AUTO } }
			},
			heading1: {
				run: { ...heading, size: 34 },
				paragraph: {
					spacing: { before: 480, after: 160, line: 240, lineRule: LineRuleType.AUTO },
					keepNext: true
				}
			},
			heading2: {
				run: { ...heading, size: 25 },
				paragraph: {
					spacing: { before: 280, after: 80, line: 240, lineRule: LineRuleType.AUTO },
					keepNext: true
				}
			},
			caption: {
				run: { ...quiet, size: 20, bold: true },
				paragraph: { spacing: { before: 160, after: 160, line: 240, lineRule: LineRuleType.AUTO } }
			},
			listParagraph: { paragraph: { spacing: { after: 60 } } },
			hyperlink: { run: { color: ACCENT, underline: {} } }
		},
		paragraphStyles: [
			{ id: 'Lead', name: 'Lead', ...normal, run: { size: 26 } },
			{ id: 'Honest', name: 'Honest', ...normal, run: quiet },
			{
				...{ id: 'Note', name: 'Note', ...normal },
				paragraph: {
					border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: ACCENT } },
					indent: { left: 200 },
					spacing: { before: 120, after: 200 }
				}
			},
			{ id: 'Logos', name: 'Logos', ...normal, paragraph: { spacing: { after: 240 } } },
			{
				...{ id: 'Picture', name: 'Picture', ...normal },
				paragraph: {
					keepNext: true,
					spacing: { before: 200, after: 60, line: 240, lineRule: LineRuleType.AUTO }
				}
			},
			{
				...{ id: 'ContentsHeading', name: 'Contents Heading', ...normal },
				...{ run: { ...heading, size: 28 }, paragraph: { spacing: { before: 320, after: 80 } } }
			},
			{
				...{ id: 'TOC1', name: 'toc 1', ...normal },
				...{ run: { color: ACCENT }, paragraph: { spacing: { after: 60 } } }
			},
			{
				...{ id: 'Cell', name: 'Table Cell', ...normal },
				...{
					run: { size: 20 },
					paragraph: { spacing: { after: 0, line: 260, lineRule: LineRuleType.AUTO } }
				}
			},
			{
				...{ id: 'CellHead', name: 'Table Head', ...normal, basedOn: 'Cell' },
				...{ run: { size: 20, bold: true }, paragraph: { spacing: { after: 0 }, keepNext: true } }
			},
			{
				...{ id: 'Footer', name: 'footer', ...normal },
				...{ run: { ...quiet, size: 18 }, paragraph: { spacing: { after: 0 } } }
			}
		]
	};
}

/** The package would write the moment it is made; a story of one release is one and the same file. */
function coreProperties({ title, subject, lead, tag, releasedAtMs }: PrintedStory): string {
	const day = `${new Date(releasedAtMs).toISOString().slice(0, 19)}Z`;
	const fields = [
		...[`<dc:title>${escaped(title)}</dc:title>`, `<dc:subject>${escaped(subject)}</dc:subject>`],
		...['<dc:creator>Peddel</dc:creator>', `<dc:description>${escaped(lead)}</dc:description>`],
		...[`<dc:language>${tag}</dc:language>`, '<cp:lastModifiedBy>Peddel</cp:lastModifiedBy>'],
		...['created', 'modified'].map(
			(name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`
		)
	];
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${fields.join('')}</cp:coreProperties>`;
}

/** 1 January 1980, the first moment that a ZIP file knows, as date and time of MS-DOS. */
const FIRST_MOMENT = [0, 0, 0x21, 0] as const;

/** A ZIP file whose entries all have one moment, so that the same story is the same bytes (APPNOTE, 4.3). */
function atOneMoment(zip: Uint8Array): Uint8Array {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	// Nothing stands behind the end of the directory: there is no comment.
	const end = zip.length - 22;
	let entry = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		zip.set(FIRST_MOMENT, entry + 12);
		zip.set(FIRST_MOMENT, view.getUint32(entry + 42, true) + 10);
		const lengths = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
		entry += 46 + lengths.reduce((sum, length) => sum + length, 0);
	}
	return zip;
}
