import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import { escaped } from '../../charts/svg.ts';
import type { Span, StoryDocument } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';
import {
	fontFile,
	inOwnFont,
	inPlace,
	isRight,
	lineHeight,
	linesIn,
	spaceOf,
	widthOf,
	wordsIn,
	type Look,
	type Pdf,
	type Piece,
	type Word
} from './pdf-text.ts';
import { shortened } from './story-docx.ts';
import {
	ATTACHMENTS_ID,
	captionText,
	printedStory,
	type Item,
	type Pictures,
	type PrintedStory
} from './story-print.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, left: 68, right: 68, top: 68, bottom: 78 } as const;
const WIDE = PAGE.width - PAGE.left - PAGE.right;
const FLOOR = PAGE.height - PAGE.bottom;
const INK = '#1d2a2e';
const QUIET = '#3e494e';
const ACCENT = '#0b5063';
const EDGE = '#5d6766';
const LOOKS = {
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
const LOGO = { width: 140, height: 46, gap: 26 } as const;
/** The highest that a figure is drawn: with its caption it fits on a page. */
const FIGURE = 600;
const PHOTO = 340;
const MARGIN_OF_FIGURE = 22;
/** For its caption, in three lines. */
const ROOM_BELOW = 56;
/** One px of a screen. */
const PX = 0.75;
const CELL = { x: 5, y: 4 } as const;
/** A head that is higher is not repeated on every page. */
const HEAD = 200;

/** A structure element; the package's own types know less of it than it does. */
type Tag = ReturnType<Pdf['struct']>;
type TagOptions = Parameters<Pdf['struct']>[1] & {
	readonly bbox?: readonly number[];
	readonly scope?: 'Row' | 'Column';
};

/** A document that is being written: where the pen is on the page. */
interface Press {
	readonly pdf: Pdf;
	readonly story: PrintedStory;
	y: number;
}

/** The area story to print and to keep: tagged, with title, language, bookmarks, and drawings as lines. */
export async function storyPdf(document: StoryDocument, pictures: Pictures): Promise<Uint8Array> {
	const story = printedStory(document, pictures);
	const at = new Date(story.releasedAtMs);
	const pdf = new StoryFile({
		...{ autoFirstPage: false, bufferPages: true, size: 'A4', margin: 0 },
		...{ pdfVersion: '1.7', tagged: true, lang: story.tag, displayTitle: true },
		// Asked by PDF/UA, whose mark it gets; the types know PDF/A only.
		...{ subset: 'PDF/UA' as 'PDF/A-1', font: fontFile('regular') },
		info: {
			...{ Title: story.title, Subject: story.subject, Author: 'Peddel', Creator: 'Peddel' },
			...{ CreationDate: at, ModDate: at }
		}
	});
	const chunks: Buffer[] = [];
	const done = new Promise<Uint8Array>((resolve, reject) => {
		pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
		pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
		pdf.on('error', reject);
	});
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	const press: Press = { pdf, story, y: 0 };
	newPage(press);
	const entries = cover(press, root);
	const pages = body(press, root);
	numberContents(press, entries, pages);
	footers(press);
	root.end();
	pdf.end();
	return done;
}

/** PDFKit writes title and subject into XML as they are: `&` would spoil its metadata. */
class StoryFile extends PDFDocument {
	endMetadata(): void {
		const raw = this.info;
		const words = Object.entries(raw).map(([name, value]: [string, unknown]) => [
			name,
			typeof value === 'string' ? escaped(value) : value
		]);
		this.info = Object.fromEntries(words) as typeof raw;
		super.endMetadata();
	}
}

function newPage(press: Press): void {
	press.pdf.addPage({ size: 'A4', margin: 0 });
	press.y = PAGE.top;
}

/** So much room on this page, or else a new one. */
function ensure(press: Press, height: number): void {
	if (press.y > PAGE.top && press.y + height > FLOOR) newPage(press);
}

function child(press: Press, parent: Tag, type: string, options: TagOptions = {}): Tag {
	const tag = press.pdf.struct(type, options);
	parent.add(tag);
	return tag;
}

/** What is drawn here belongs to this element. */
function within(press: Press, tag: Tag, type: string, draw: () => void): void {
	const content = press.pdf.markStructureContent(type);
	draw();
	press.pdf.endMarkedContent();
	tag.add(content);
}

/** What is drawn here is not read out. */
function beside(press: Press, type: 'Layout' | 'Pagination', draw: () => void): void {
	press.pdf.markContent('Artifact', { type });
	draw();
	press.pdf.endMarkedContent();
}

interface Entry {
	readonly id: string;
	readonly reference: Tag;
	/** Number of the page of the contents, from 0. */
	readonly page: number;
	readonly y: number;
	/** Where its words end. */
	readonly x: number;
}

/** The first page: whose story, which one, what it is not, and what is in it. */
function cover(press: Press, root: Tag): readonly Entry[] {
	const { story } = press;
	logos(press, root);
	text(press, root, 'H1', [{ text: story.title }], LOOKS.title, { after: 10 });
	text(press, root, 'P', [{ text: story.lead }], LOOKS.lead, { after: 12 });
	for (const note of story.notes) noteAt(press, root, note);
	text(press, root, 'P', [{ text: story.honest }], LOOKS.quiet, { after: 10 });
	return contents(press, root);
}

function logos(press: Press, root: Tag): void {
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

/** Its page numbers come when the pages are there. */
function contents(press: Press, root: Tag): readonly Entry[] {
	const { pdf, story } = press;
	const listed = [
		...story.parts.map(({ id, heading }) => ({ id, heading })),
		...(story.attachments.length > 0
			? [{ id: ATTACHMENTS_ID, heading: story.words.attachments }]
			: [])
	];
	if (listed.length === 0) return [];
	press.y += 14;
	ensure(press, 80);
	text(press, root, 'P', [{ text: story.words.contents }], LOOKS.heading, { after: 4 });
	const list = child(press, root, 'TOC');
	return listed.map(({ id, heading }) => {
		const lines = linesIn(
			pdf,
			wordsIn(pdf, [{ text: heading }], LOOKS.text),
			WIDE - 60,
			LOOKS.text
		);
		const high = lines.length * 20;
		ensure(press, high);
		const reference = child(press, child(press, list, 'TOCI'), 'Reference');
		const link = child(press, reference, 'Link');
		const top = press.y;
		let end: number = PAGE.left;
		for (const line of lines) {
			end = drawLine(press, link, 'Link', line, { x: PAGE.left, width: WIDE - 60 }, LOOKS.text, 20);
			press.y += 20;
		}
		const told = m.storyfile_to_part({ heading }, { locale: story.language });
		goTo(press, link, id, top, high, told);
		link.end();
		return { id, reference, page: pageNumber(pdf), y: press.y - 20, x: end };
	});
}

function goTo(press: Press, link: Tag, id: string, y: number, height: number, told: string): void {
	press.pdf.goTo(PAGE.left, y, WIDE, height, id, {
		// Unknown to the types: the element that a link belongs to.
		...{ structParent: link, Contents: new String(told) }
	} as object);
}

function numberContents(
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
			pdf
				.moveTo(x + 8, y + 14)
				.lineTo(from - 8, y + 14)
				.stroke()
				.undash();
		});
		pdf.fillColor(LOOKS.text.colour);
		within(press, reference, 'Reference', () => write(pdf, label, from, y + 14, 'regular', 11));
	}
}

/** @returns on which page each part starts, from 0 */
function body(press: Press, root: Tag): ReadonlyMap<string, number> {
	const { pdf, story } = press;
	const pages = new Map<string, number>();
	const { parts, attachments, words } = story;
	if (parts.length === 0) text(press, root, 'P', [{ text: words.empty }], LOOKS.text, {});
	else newPage(press);
	const start = (section: Tag, id: string, heading: string) => {
		ensure(press, 110);
		if (press.y > PAGE.top) press.y += 22;
		pages.set(id, pageNumber(pdf));
		pdf.addNamedDestination(id, 'XYZ', 0, press.y - 8, 0);
		const mark = bookmark(press, pdf.outline, heading);
		text(press, section, 'H2', [{ text: heading }], LOOKS.part, { after: 8 });
		return mark;
	};
	for (const { id, heading, recognition, items } of parts) {
		const section = child(press, root, 'Sect');
		const mark = start(section, id, heading);
		if (recognition !== null) noteAt(press, section, recognition);
		for (const item of items) {
			if (item.kind === 'heading') {
				ensure(press, 70);
				bookmark(press, mark, item.spans.map((span) => span.text).join(''));
			}
			itemAt(press, section, item);
		}
	}
	if (attachments.length > 0) {
		const section = child(press, root, 'Sect');
		start(section, ATTACHMENTS_ID, words.attachments);
		const items = attachments.map((line) => [{ text: line }]);
		listAt(press, section, { kind: 'list', ordered: false, items });
	}
	return pages;
}

type Bookmark = Pdf['outline'];

function bookmark(press: Press, parent: Bookmark, title: string): Bookmark {
	// Unknown to the types: to the spot itself, and not to the page as a whole.
	const spot = { top: press.y - 8, left: PAGE.width };
	return parent.addItem(title, spot as object) as unknown as Bookmark;
}

function itemAt(press: Press, parent: Tag, item: Item): void {
	switch (item.kind) {
		case 'paragraph':
			if (item.leads) ensure(press, 4 * lineHeight(LOOKS.text));
			return text(press, parent, 'P', item.spans, LOOKS.text, { after: 8 });
		case 'heading':
			press.y += 8;
			return text(press, parent, 'H3', item.spans, LOOKS.heading, { after: 3 });
		case 'list':
			return listAt(press, parent, item);
		case 'table':
			return tableAt(press, parent, item);
		case 'figure':
			return figureAt(press, parent, item);
	}
}

interface Place {
	readonly x?: number;
	readonly width?: number;
	/** Room under it, in points. */
	readonly after?: number;
	/** Drawn beside every line. */
	readonly barAt?: number;
}

/** A paragraph or heading; over pages when it must, but never with one line alone. */
function text(
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

function noteAt(press: Press, parent: Tag, note: string): void {
	press.y += 2;
	const place = { x: PAGE.left + 14, width: WIDE - 14, after: 12, barAt: PAGE.left };
	text(press, parent, 'P', [{ text: note }], LOOKS.text, place);
}

/**
 * One line at the pen, which stays where it is.
 * @param goesOn whether another line follows: its words are not glued to these
 * @returns where it ends, in points from the left
 */
function drawLine(
	press: Press,
	tag: Tag,
	type: string,
	line: readonly Word[],
	{ x, width }: { readonly x: number; readonly width: number },
	look: Look,
	high: number,
	right = false,
	goesOn = false
): number {
	const { pdf } = press;
	const space = spaceOf(pdf, look);
	const total = line.reduce((sum, word) => sum + word.width, 0) + space * (line.length - 1);
	let pen = right ? x + width - total : x;
	const baseline = press.y + (high + look.size * 0.68) / 2;
	const spots: Spot[] = [];
	const runs = inPlace(line, right);
	for (const [nth, run] of runs.entries()) {
		const words = run.words.length;
		if (run.right) {
			// Letters stand from left to right in the file; what they say is told beside them.
			const pieces = run.words.flatMap((word, i) => [
				...word.pieces,
				...(i < words - 1 ? [gap(space)] : [])
			]);
			const said = run.words.toReversed().map(wordText).join(' ');
			spots.push({ pieces, x: pen, link: pieces[0]!.link, actual: said });
			pen += pieces.reduce((sum, piece) => sum + piece.width, 0);
		} else
			for (const [i, word] of run.words.entries())
				for (const [j, piece] of word.pieces.entries()) {
					const between = j === 0 && i > 0 ? space : 0;
					const last = spots.at(-1);
					const before = last?.pieces.at(-1);
					const alike =
						before &&
						last!.actual === null &&
						piece.actual === null &&
						before.face === piece.face &&
						before.oblique === piece.oblique &&
						last!.link === piece.link;
					if (alike) {
						const joined = `${before.text}${between > 0 ? ' ' : ''}${piece.text}`;
						// As wide as its own font makes it, spaces too.
						const wide = widthOf(pdf, joined, piece.face, look.size);
						const kept = last!.pieces.slice(0, -1);
						last!.pieces = [...kept, { ...before, text: joined, width: wide }];
						pen += wide - before.width;
					} else {
						// The space is not part of a link.
						const inside = last && last.link === null && between > 0;
						if (inside) addSpace(last, between);
						const pieces = inside || between === 0 ? [piece] : [gap(between), piece];
						const { link } = piece;
						const spaced = pieces.length > 1 ? ' ' : '';
						const actual = piece.actual === null ? null : `${spaced}${piece.actual}`;
						spots.push({ pieces, x: inside ? pen + between : pen, link, actual });
						pen += between + piece.width;
					}
				}
		if (nth < runs.length - 1) {
			addSpace(spots.at(-1)!, space);
			pen += space;
		}
	}
	if (goesOn && spots.at(-1)!.link === null) addSpace(spots.at(-1)!, space);
	for (const spot of spots) drawSpot(press, tag, type, spot, baseline, look, high);
	return pen;
}

/** Pieces that are drawn after each other and are one thing to who reads them. */
interface Spot {
	pieces: readonly Piece[];
	readonly x: number;
	readonly link: string | null;
	/** What they say, where that is not what is drawn. */
	actual: string | null;
}

function addSpace(spot: Spot, width: number): void {
	spot.pieces = [...spot.pieces, gap(width)];
	if (spot.actual !== null) spot.actual += ' ';
}

function gap(width: number): Piece {
	return { ...{ text: ' ', face: 'regular', oblique: false, link: null, actual: null }, width };
}

function wordText({ pieces, right }: Word): string {
	const said = pieces.map((piece) => piece.actual ?? piece.text);
	return (right ? said.toReversed() : said).join('');
}

function drawSpot(
	press: Press,
	tag: Tag,
	type: string,
	{ pieces, x, link, actual }: Spot,
	baseline: number,
	look: Look,
	high: number
): void {
	const { pdf, story } = press;
	const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
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
	beside(press, 'Layout', () =>
		pdf
			.lineWidth(0.6)
			.strokeColor(ACCENT)
			.moveTo(x, baseline + 2)
			.lineTo(x + width, baseline + 2)
			.stroke()
	);
	const told = m.storyfile_link({ address: link }, { locale: story.language });
	pdf.link(x, press.y, width, high, link, {
		...{ structParent: element, Contents: new String(told) }
	} as object);
	// While its page is the page: that is where PDFKit thinks the link is.
	element.end();
}

/** Letters on a line, and no more. */
function write(
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

function listAt(
	press: Press,
	parent: Tag,
	{ ordered, items }: Extract<Item, { kind: 'list' }>
): void {
	const { pdf } = press;
	const list = child(press, parent, 'L');
	attribute(list, { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' });
	const indent = ordered ? 12 + 6 * String(items.length).length : 16;
	const high = lineHeight(LOOKS.text);
	for (const [i, spans] of items.entries()) {
		// The last one is not left alone on another page.
		ensure(press, i === items.length - 2 ? 2 * high + 6 : high);
		const item = child(press, list, 'LI');
		const label = child(press, item, 'Lbl');
		const right = isRight(spans);
		const sign = ordered ? `${i + 1}.` : '•';
		const wide = widthOf(pdf, sign, 'regular', LOOKS.text.size);
		const from = ordered ? PAGE.left + indent - 6 - wide : PAGE.left + 3;
		pdf.fillColor(LOOKS.text.colour);
		within(press, label, 'Lbl', () =>
			write(
				pdf,
				`${sign} `,
				right ? PAGE.left + WIDE - wide : from,
				press.y + (high + LOOKS.text.size * 0.68) / 2,
				'regular',
				LOOKS.text.size
			)
		);
		const place = { x: right ? PAGE.left : PAGE.left + indent, width: WIDE - indent, after: 3 };
		text(press, child(press, item, 'LBody'), 'P', spans, LOOKS.text, place);
	}
	press.y += 6;
}

/** Attributes that PDFKit has no option for. */
function attribute(tag: Tag, attributes: Readonly<Record<string, string>>): void {
	(tag as unknown as { dictionary: { data: { A: object } } }).dictionary.data.A = attributes;
}

function tableAt(press: Press, parent: Tag, item: Extract<Item, { kind: 'table' }>): void {
	const { pdf, story } = press;
	const { head, rows, widths } = item;
	const columns = widths.map((part, i) => ({
		x: PAGE.left + WIDE * widths.slice(0, i).reduce((sum, one) => sum + one, 0),
		width: WIDE * part
	}));
	const measured = (cells: readonly string[], look: Look) =>
		cells.map((cell, i) => {
			const spans = [{ text: cell }];
			const words = wordsIn(pdf, spans, look);
			return {
				lines: linesIn(pdf, words, columns[i]!.width - 2 * CELL.x, look),
				right: isRight(spans)
			};
		});
	type Row = ReturnType<typeof measured>;
	const high = lineHeight(LOOKS.cell);
	const most = (row: Row) => Math.max(1, ...row.map(({ lines }) => lines.length));
	const heightOf = (row: Row) => most(row) * high + 2 * CELL.y;
	const top = measured(head, LOOKS.head);
	const made = rows.map((row) => measured(row, LOOKS.cell));
	press.y += 6;
	ensure(press, 40 + heightOf(top) + (made[0] ? Math.min(heightOf(made[0]), 200) : 0));
	const table = child(press, parent, 'Table');
	text(press, table, 'Caption', [{ text: captionText(item, story.words) }], LOOKS.caption, {
		after: 4
	});
	const line = (width: number) =>
		beside(press, 'Layout', () =>
			pdf
				.lineWidth(width)
				.strokeColor(EDGE)
				.moveTo(PAGE.left, press.y)
				.lineTo(PAGE.left + WIDE, press.y)
				.stroke()
		);
	/** Lines from … to of every cell. */
	const cellsAt = (row: Row, look: Look, tags: readonly Tag[], from: number, to: number) => {
		const start = press.y;
		for (const [i, { lines, right }] of row.entries()) {
			press.y = start + CELL.y;
			const type = look === LOOKS.head || i === 0 ? 'TH' : 'TD';
			for (const [nth, words] of lines.slice(from, to).entries()) {
				const { x, width } = columns[i]!;
				const room = { x: x + CELL.x, width: width - 2 * CELL.x };
				drawLine(
					press,
					tags[i]!,
					type,
					words,
					room,
					look,
					high,
					right,
					from + nth < lines.length - 1
				);
				press.y += high;
			}
		}
		press.y = start + (Math.min(to, most(row)) - from) * high + 2 * CELL.y;
	};
	/** Said once already: on every further page it is there for the eye only. */
	const again = () => {
		newPage(press);
		line(1);
		if (heightOf(top) > HEAD) return;
		pdf.markContent('Artifact', { type: 'Pagination' });
		const start = press.y;
		for (const [i, { lines, right }] of top.entries()) {
			press.y = start + CELL.y;
			for (const words of lines) {
				drawBare(press, words, columns[i]!, LOOKS.head, high, right);
				press.y += high;
			}
		}
		pdf.endMarkedContent();
		press.y = start + heightOf(top);
		line(1);
	};
	/** Only a row that is higher than a page goes on on the next. */
	const rowAt = (row: Row, look: Look, tags: readonly Tag[]) => {
		for (let from = 0; from < most(row);) {
			const to = Math.min(most(row), from + Math.floor((FLOOR - press.y - 2 * CELL.y) / high));
			if (to > from) cellsAt(row, look, tags, from, to);
			from = Math.max(from, to);
			if (from < most(row)) again();
		}
	};
	line(1);
	const headRow = child(press, child(press, table, 'THead'), 'TR');
	rowAt(
		top,
		LOOKS.head,
		head.map(() => child(press, headRow, 'TH', { scope: 'Column' }))
	);
	line(1);
	const bodyTag = child(press, table, 'TBody');
	for (const [nth, row] of made.entries()) {
		const tr = child(press, bodyTag, 'TR');
		const tags = row.map((_, i) =>
			i === 0 ? child(press, tr, 'TH', { scope: 'Row' }) : child(press, tr, 'TD')
		);
		// The last row is not left alone on another page.
		const last = nth === made.length - 2 ? heightOf(made[nth + 1]!) : 0;
		const together = heightOf(row) + (last < 100 ? last : 0);
		const fitsNext = together < FLOOR - PAGE.top - heightOf(top);
		if (press.y + together > FLOOR && fitsNext) again();
		rowAt(row, LOOKS.cell, tags);
		line(0.5);
	}
	press.y += 16;
}

/** A line that is no part of what is read. */
function drawBare(
	press: Press,
	line: readonly Word[],
	{ x, width }: { readonly x: number; readonly width: number },
	look: Look,
	high: number,
	right: boolean
): void {
	const { pdf } = press;
	const space = spaceOf(pdf, look);
	const total = line.reduce((sum, word) => sum + word.width, 0) + space * (line.length - 1);
	let pen = right ? x + width - CELL.x - total : x + CELL.x;
	pdf.fillColor(look.colour);
	for (const run of inPlace(line, right))
		for (const word of run.words) {
			for (const piece of word.pieces) {
				write(pdf, piece.text, pen, press.y + (high + look.size * 0.68) / 2, piece.face, look.size);
				pen += piece.width;
			}
			pen += space;
		}
}

function figureAt(press: Press, parent: Tag, item: Extract<Item, { kind: 'figure' }>): void {
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

/** A picture at the pen with what is to be seen in it. */
function figure(
	press: Press,
	parent: Tag,
	alt: string,
	{ x, width, height }: { readonly x: number; readonly width: number; readonly height: number },
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

function fitted(
	picture: { readonly width: number; readonly height: number },
	box: { readonly width: number; readonly height: number },
	most: number
): { width: number; height: number } {
	const scale = Math.min(box.width / picture.width, box.height / picture.height, most);
	return { width: picture.width * scale, height: picture.height * scale };
}

/** Number of the page that the pen is on, from 0. */
function pageNumber(pdf: Pdf): number {
	return pdf.bufferedPageRange().count - 1;
}

function footers(press: Press): void {
	const { pdf, story } = press;
	const { count } = pdf.bufferedPageRange();
	const title = wordsIn(pdf, [{ text: shortened(story.title, 70) }], LOOKS.small);
	const [line = []] = linesIn(pdf, title, WIDE - 120, LOOKS.small);
	for (let page = 0; page < count; page += 1) {
		pdf.switchToPage(page);
		press.y = PAGE.height - 52;
		const said = m.storyfile_page({ page: page + 1, pages: count }, { locale: story.language });
		beside(press, 'Pagination', () => {
			const place = { x: PAGE.left - CELL.x, width: WIDE };
			drawBare(press, line, place, LOOKS.small, 14, false);
			const wide = widthOf(pdf, said, 'regular', LOOKS.small.size);
			const baseline = press.y + (14 + LOOKS.small.size * 0.68) / 2;
			write(pdf, said, PAGE.left + WIDE - wide, baseline, 'regular', LOOKS.small.size);
		});
	}
}
