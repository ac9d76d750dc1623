/**
 * Lines of text for a PDF: which letters there are, how wide they are, and where a line breaks. PDFKit breaks lines itself, but not of words in several fonts, and not
 * from right to left.
 */
import { join, resolve } from 'node:path';
import type PDFDocument from 'pdfkit';
import type { Span } from '../../domain/story-document.ts';
import { hasRight, startsRight, wordsOf } from './story-letters.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** Our own letters, and those of other scripts and signs; where they come from: docs/decisions/story-documents.md. */
const FACES = {
	regular: 'atkinson-hyperlegible-next-400.ttf',
	bold: 'atkinson-hyperlegible-next-700.ttf',
	other: 'dejavu-sans-rest.ttf'
} as const;
export type Face = keyof typeof FACES;

const FOLDER = resolve('src/lib/server/export/fonts');

/** Also its name for PDFKit, which reads a font again each time that it goes by two names. */
export function fontFile(face: Face): string {
	return join(FOLDER, FACES[face]);
}

export interface Look {
	/** In points. */
	readonly size: number;
	readonly bold?: boolean;
	readonly colour: string;
	/** Height of a line as a part of the size. */
	readonly leading?: number;
}

/** Letters that are drawn at once. */
export interface Piece {
	readonly text: string;
	readonly face: Face;
	readonly oblique: boolean;
	readonly link: string | null;
	/** What is meant, where it cannot be drawn; else null. */
	readonly actual: string | null;
	/** In points. */
	readonly width: number;
}

export interface Word {
	readonly pieces: readonly Piece[];
	readonly width: number;
	/** Its letters run from right to left; null: it has none. */
	readonly right: boolean | null;
	/** A line starts here, whatever room is left. */
	readonly onNewLine: boolean;
}

/** A sign that none of our fonts has. */
const UNKNOWN = '□';
const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });
/** Signs that show nothing by themselves: joiners, marks of direction, ways to show an emoji. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Which of our fonts has a sign; null: none. */
function faceOf(pdf: Pdf, sign: string, own: Face): Face | null {
	const has = (face: Face) => {
		const { font } = (pdf.font(fontFile(face)) as unknown as Inside)._font;
		return [...sign].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0)!));
	};
	return has(own) ? own : has('other') ? 'other' : null;
}

/** What PDFKit knows of the font in use; it has no other way to ask which letters there are. */
interface Inside {
	readonly _font: { readonly font: { hasGlyphForCodePoint: (code: number) => boolean } };
}

/** A text as signs that can be drawn, each with its font. */
function drawable(
	pdf: Pdf,
	text: string,
	own: Face
): readonly { text: string; face: Face; actual: string | null }[] {
	const even = text
		.normalize('NFC')
		.replace(/[\u2010\u2011]/g, '-')
		.replace(/[\t\r]/g, ' ')
		.replaceAll('\u202f', '\u00a0');
	return [...graphemes.segment(even)].flatMap(({ segment }) => {
		const sign = segment.replace(INVISIBLE, '');
		if (sign === '') return [];
		const face = faceOf(pdf, sign, own);
		return [
			face
				? { text: sign, face, actual: null }
				: { text: UNKNOWN, face: 'other' as const, actual: segment }
		];
	});
}

/** A text in which every sign can be drawn with our own font, e.g. in a drawing that knows one font. */
export function inOwnFont(pdf: Pdf, text: string): string {
	return drawable(pdf, text, 'regular')
		.map((sign) => (sign.face === 'regular' ? sign.text : '·'))
		.join('');
}

export function widthOf(pdf: Pdf, text: string, face: Face, size: number): number {
	return pdf.font(fontFile(face)).fontSize(size).widthOfString(text);
}

export function spaceOf(pdf: Pdf, look: Look): number {
	return widthOf(pdf, ' ', look.bold ? 'bold' : 'regular', look.size);
}

export function lineHeight({ size, leading = 1.45 }: Look): number {
	return size * leading;
}

/** All words of a paragraph, measured. */
export function wordsIn(pdf: Pdf, spans: readonly Span[], look: Look): readonly Word[] {
	const words: Word[] = [];
	let open: Omit<Piece, 'width'>[] = [];
	let onNewLine = false;
	const close = () => {
		if (open.length === 0) return;
		const text = open.map((piece) => piece.actual ?? piece.text).join('');
		const right = /\p{L}/u.test(text) ? hasRight(text) : null;
		const pieces = right ? turned(pdf, open) : open;
		words.push({ ...measured(pdf, pieces, look.size), right, onNewLine });
		[open, onNewLine] = [[], false];
	};
	for (const { text, bold, italic, link = null } of spans) {
		const own = look.bold || bold ? 'bold' : 'regular';
		for (const part of text.split(/([ \t\r\n]+)/)) {
			if (/^[ \t\r\n]/.test(part)) {
				close();
				onNewLine ||= part.includes('\n');
			} else
				for (const sign of drawable(pdf, part, own)) {
					const last = open.at(-1);
					const looks = { ...sign, oblique: italic === true, link };
					const alike =
						last?.face === sign.face &&
						(last.actual ?? sign.actual) === null &&
						last.oblique === looks.oblique &&
						last.link === link;
					if (alike) open[open.length - 1] = { ...last, text: last.text + sign.text };
					else open.push(looks);
				}
		}
	}
	close();
	return words;
}

/** Pieces of a word from right to left: in one font where that has them all, so that it puts them in order. */
function turned<T extends Omit<Piece, 'width'>>(pdf: Pdf, pieces: readonly T[]): readonly T[] {
	const [first] = pieces;
	const whole = pieces.map(({ text }) => text).join('');
	const one = pieces.every(({ actual, link }) => actual === null && link === first!.link);
	return one && faceOf(pdf, whole, 'other')
		? [{ ...first!, text: whole, face: 'other' }]
		: pieces.toReversed();
}

function measured(pdf: Pdf, pieces: readonly Omit<Piece, 'width'>[], size: number) {
	const wide = pieces.map((piece) => ({
		...piece,
		width: widthOf(pdf, piece.text, piece.face, size)
	}));
	return { pieces: wide, width: wide.reduce((sum, { width }) => sum + width, 0) };
}

/** Words in lines of at most this width; a word that is wider is cut. */
export function linesIn(
	pdf: Pdf,
	words: readonly Word[],
	width: number,
	look: Look
): readonly (readonly Word[])[] {
	const space = spaceOf(pdf, look);
	const lines: Word[][] = [];
	let used = 0;
	for (const word of words.flatMap((one) => cut(pdf, one, width, look.size))) {
		const last = lines.at(-1);
		if (last && !word.onNewLine && used + space + word.width <= width) {
			last.push(word);
			used += space + word.width;
		} else {
			lines.push([word]);
			used = word.width;
		}
	}
	return lines;
}

function cut(pdf: Pdf, word: Word, width: number, size: number): readonly Word[] {
	if (word.width <= width) return [word];
	const signs = word.pieces.flatMap((piece) =>
		piece.actual === null
			? [...graphemes.segment(piece.text)].map(({ segment }) => ({ ...piece, text: segment }))
			: [piece]
	);
	const parts: Piece[][] = [[]];
	let used = 0;
	for (const sign of signs) {
		const wide = widthOf(pdf, sign.text, sign.face, size);
		if (used + wide > width && used > 0) {
			parts.push([]);
			used = 0;
		}
		const part = parts.at(-1)!;
		const last = part.at(-1);
		if (
			last?.face === sign.face &&
			(last.actual ?? sign.actual) === null &&
			last.oblique === sign.oblique &&
			last.link === sign.link
		)
			part[part.length - 1] = { ...last, text: last.text + sign.text };
		else part.push(sign);
		used += wide;
	}
	return parts.map((pieces, i) => ({
		...{ right: word.right, onNewLine: i > 0 || word.onNewLine },
		...measured(pdf, pieces, size)
	}));
}

export function isRight(spans: readonly Span[]): boolean {
	return startsRight(wordsOf(spans));
}
