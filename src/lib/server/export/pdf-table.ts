/** Tables in a PDF: over pages when they must, each row whole, with the head again above. */
import { drawBare, drawLine, ruleAt, text, type Room } from './pdf-lines.ts';
import { EDGE, ensure, FLOOR, LOOKS, newPage, PAGE, WIDE, type Press } from './pdf-page.ts';
import { beside, child, type Tag } from './pdf-tags.ts';
import {
	isRight,
	lineHeight,
	linesIn,
	wordsIn,
	type Look,
	type Pdf,
	type Word
} from './pdf-text.ts';
import { captionText, type Item } from './story-print.ts';

const CELL = { x: 5, y: 4 } as const;
/** A head that is higher is not repeated on every page. */
const HEAD = 200;
/** Of a line, in the head too. */
const HIGH = lineHeight(LOOKS.cell);

interface Cell {
	readonly lines: readonly (readonly Word[])[];
	readonly right: boolean;
}

interface Row {
	readonly cells: readonly Cell[];
	readonly look: Look;
	/** Lines of its highest cell. */
	readonly lines: number;
	/** In points. */
	readonly height: number;
}

/** What all rows of one table need. */
interface Grid {
	/** Where the words of each column stand. */
	readonly rooms: readonly Room[];
	readonly top: Row;
}

export function tableAt(press: Press, parent: Tag, item: Extract<Item, { kind: 'table' }>): void {
	const { pdf, story } = press;
	const rooms = roomsOf(item.widths);
	const top = rowOf(pdf, item.head, rooms, LOOKS.head);
	const rows = item.rows.map((cells) => rowOf(pdf, cells, rooms, LOOKS.cell));
	const grid = { rooms, top };
	press.y += 6;
	ensure(press, 40 + top.height + (rows[0] ? Math.min(rows[0].height, 200) : 0));
	const table = child(press, parent, 'Table');
	const caption = captionText(item, story.words);
	text(press, table, 'Caption', [{ text: caption }], LOOKS.caption, { after: 4 });
	lineUnder(press, 1);
	const headRow = child(press, child(press, table, 'THead'), 'TR');
	const heads = item.head.map(() => child(press, headRow, 'TH', { scope: 'Column' }));
	rowAt(press, grid, top, heads);
	lineUnder(press, 1);
	const body = child(press, table, 'TBody');
	for (const [nth, row] of rows.entries()) {
		const tr = child(press, body, 'TR');
		const tags = row.cells.map((_, i) =>
			i === 0 ? child(press, tr, 'TH', { scope: 'Row' }) : child(press, tr, 'TD')
		);
		// The last row is not left alone on another page.
		const last = nth === rows.length - 2 ? rows[nth + 1]!.height : 0;
		const together = row.height + (last < 100 ? last : 0);
		const fitsNext = together < FLOOR - PAGE.top - top.height;
		if (press.y + together > FLOOR && fitsNext) goOn(press, grid);
		rowAt(press, grid, row, tags);
		lineUnder(press, 0.5);
	}
	press.y += 16;
}

function roomsOf(widths: readonly number[]): readonly Room[] {
	return widths.map((part, i) => {
		const x = PAGE.left + WIDE * widths.slice(0, i).reduce((sum, one) => sum + one, 0);
		return { x: x + CELL.x, width: WIDE * part - 2 * CELL.x };
	});
}

function rowOf(pdf: Pdf, texts: readonly string[], rooms: readonly Room[], look: Look): Row {
	const cells = texts.map((cell, i) => {
		const spans = [{ text: cell }];
		const words = wordsIn(pdf, spans, look);
		return { lines: linesIn(pdf, words, rooms[i]!.width, look), right: isRight(spans) };
	});
	const lines = Math.max(1, ...cells.map((cell) => cell.lines.length));
	return { cells, look, lines, height: lines * HIGH + 2 * CELL.y };
}

function lineUnder(press: Press, thick: number): void {
	ruleAt(press, { x: PAGE.left, width: WIDE }, press.y, thick, EDGE);
}

/** Only a row that is higher than a page goes on on the next. */
function rowAt(press: Press, grid: Grid, row: Row, tags: readonly Tag[]): void {
	for (let from = 0; from < row.lines;) {
		const to = Math.min(row.lines, from + Math.floor((FLOOR - press.y - 2 * CELL.y) / HIGH));
		if (to > from) linesAt(press, grid, row, tags, from, to);
		from = Math.max(from, to);
		if (from < row.lines) goOn(press, grid);
	}
}

/** Lines from … to of every cell. */
function linesAt(
	press: Press,
	{ rooms }: Grid,
	{ cells, look }: Row,
	tags: readonly Tag[],
	from: number,
	to: number
): void {
	const start = press.y;
	for (const [i, { lines, right }] of cells.entries()) {
		press.y = start + CELL.y;
		const type = look === LOOKS.head || i === 0 ? 'TH' : 'TD';
		for (const [nth, line] of lines.slice(from, to).entries()) {
			const goesOn = from + nth < lines.length - 1;
			drawLine(press, tags[i]!, type, line, rooms[i]!, look, HIGH, right, goesOn);
			press.y += HIGH;
		}
	}
	press.y = start + (to - from) * HIGH + 2 * CELL.y;
}

/** On the next page, with the head again: said once already, it is there for the eye only. */
function goOn(press: Press, { rooms, top }: Grid): void {
	newPage(press);
	lineUnder(press, 1);
	if (top.height > HEAD) return;
	const start = press.y;
	beside(press, 'Pagination', () => {
		for (const [i, { lines, right }] of top.cells.entries()) {
			press.y = start + CELL.y;
			for (const line of lines) {
				drawBare(press, line, rooms[i]!, LOOKS.head, HIGH, right);
				press.y += HIGH;
			}
		}
	});
	press.y = start + top.height;
	lineUnder(press, 1);
}
