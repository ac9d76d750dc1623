/** A line of words in the order in which they stand, as what is drawn at once: letters in one look. */
import { spaceOf, widthOf, type Look, type Pdf, type Piece, type Word } from './pdf-text.ts';

/** Words next to each other in the direction in which they are read. */
interface Run {
	/** As they stand from left to right. */
	readonly words: readonly Word[];
	readonly right: boolean;
}

/** Pieces that are drawn after each other and are one thing to who reads them. */
export interface Spot {
	pieces: readonly Piece[];
	readonly x: number;
	readonly link: string | null;
	/** What they say, where that is not what is drawn. */
	actual: string | null;
}

/** In points, with the spaces between its words. */
export function lineWidth(line: readonly Word[], space: number): number {
	return line.reduce((sum, word) => sum + word.width, 0) + space * (line.length - 1);
}

/**
 * The words of a line as they stand from left to right: word for word as the Unicode bidirectional
 * algorithm has it (UAX 9); within a word its font does that.
 * @param right whether the paragraph as a whole runs from right to left
 */
export function inPlace(line: readonly Word[], right: boolean): readonly Run[] {
	const sides = line.map((word) => word.right);
	const known = sides.map((side, i) => {
		if (side !== null) return side;
		const before = sides.slice(0, i).findLast((one) => one !== null) ?? right;
		const after = sides.slice(i).find((one) => one !== null) ?? right;
		return before === after ? before : right;
	});
	const runs: { words: Word[]; right: boolean }[] = [];
	for (const [i, word] of line.entries()) {
		const last = runs.at(-1);
		if (last && last.right === known[i]) last.words.push(word);
		else runs.push({ words: [word], right: known[i]! });
	}
	const placed = runs.map((run) => (run.right ? { ...run, words: run.words.toReversed() } : run));
	return right ? placed.toReversed() : placed;
}

/**
 * @param pen where the line starts, in points from the left
 * @param right whether the paragraph runs from right to left
 * @returns what to draw, from left to right, and where it ends
 */
export function spotsOf(
	pdf: Pdf,
	line: readonly Word[],
	pen: number,
	look: Look,
	right: boolean
): { readonly spots: readonly Spot[]; readonly end: number } {
	const space = spaceOf(pdf, look);
	const spots: Spot[] = [];
	let end = pen;
	const runs = inPlace(line, right);
	for (const [nth, run] of runs.entries()) {
		if (run.right) {
			const spot = rightSpot(run.words, space, end);
			spots.push(spot);
			end += widthOfAll(spot.pieces);
		} else
			for (const [i, word] of run.words.entries())
				for (const [j, piece] of word.pieces.entries())
					end = addPiece(pdf, spots, piece, j === 0 && i > 0 ? space : 0, end, look.size);
		if (nth < runs.length - 1) {
			addSpace(spots.at(-1)!, space);
			end += space;
		}
	}
	return { spots, end };
}

/** Letters stand from left to right in the file; what they say is told beside them. */
function rightSpot(words: readonly Word[], space: number, x: number): Spot {
	const pieces = words.flatMap((word, i) => [
		...word.pieces,
		...(i < words.length - 1 ? [gap(space)] : [])
	]);
	const actual = words.toReversed().map(wordText).join(' ');
	return { pieces, x, link: pieces[0]!.link, actual };
}

/**
 * Adds a piece to the last spot where both look and read alike, else as a spot of its own.
 * @param between width of the space before it; 0: none
 * @returns where it ends
 */
function addPiece(
	pdf: Pdf,
	spots: Spot[],
	piece: Piece,
	between: number,
	pen: number,
	size: number
): number {
	const { link } = piece;
	const last = spots.at(-1);
	const before = last?.pieces.at(-1);
	const alike =
		before &&
		last!.actual === null &&
		piece.actual === null &&
		before.face === piece.face &&
		before.oblique === piece.oblique &&
		last!.link === link;
	if (alike) {
		const text = `${before.text}${between > 0 ? ' ' : ''}${piece.text}`;
		// As wide as its own font makes it, spaces too.
		const width = widthOf(pdf, text, piece.face, size);
		last!.pieces = [...last!.pieces.slice(0, -1), { ...before, text, width }];
		return pen + (width - before.width);
	}
	// The space is not part of a link.
	const inside = last && last.link === null && between > 0;
	if (inside) addSpace(last, between);
	const pieces = inside || between === 0 ? [piece] : [gap(between), piece];
	const spaced = pieces.length > 1 ? ' ' : '';
	const actual = piece.actual === null ? null : `${spaced}${piece.actual}`;
	spots.push({ pieces, x: inside ? pen + between : pen, link, actual });
	return pen + (between + piece.width);
}

export function widthOfAll(pieces: readonly Piece[]): number {
	return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

export function addSpace(spot: Spot, width: number): void {
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
