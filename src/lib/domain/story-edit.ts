import * as v from 'valibot';
import {
	paragraph,
	PartTextShape,
	plainText,
	standingPart,
	STORY_MAX,
	type ComposedBlock,
	type PartText,
	type Piece,
	type Span,
	type TextBlock
} from './story-document.ts';

/** Characters that people may type in one part: some forty pages. */
export const PART_MAX = 100_000;
/** Earlier versions of a part that are kept; the page says that older ones go. */
export const VERSIONS_MAX = 100;
/** Saves within one sitting that are no further apart than this are one version. */
export const VERSION_EVERY_MS = 10 * 60 * 1000;

/** A part that nobody touched: all of it follows the tool. */
export const UNTOUCHED: PartText = { pieces: [], dropped: [] };

/** What is asked of the facilitator about the landscape, in the order of the story. */
export const LANDSCAPE_QUESTIONS = ['soil', 'water', 'history', 'types', 'wrong', 'state'] as const;

/** Spans as short as they can be said: same looks together, none empty, none too long to keep. */
export function tidySpans(spans: readonly Span[]): Span[] {
	const tidy: Span[] = [];
	for (const span of spans) {
		const last = tidy.at(-1);
		if (span.text === '') continue;
		if (last && sameLooks(last, span))
			tidy[tidy.length - 1] = { ...last, text: last.text + span.text };
		else tidy.push(span);
	}
	return tidy.flatMap(({ text, ...looks }) => cut(text).map((part) => ({ text: part, ...looks })));
}

function sameLooks(a: Span, b: Span): boolean {
	return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

/** A long text in parts, no letter of two code units in two. */
function cut(text: string): readonly string[] {
	const parts: string[] = [];
	let from = 0;
	while (from < text.length) {
		let to = Math.min(from + STORY_MAX.text, text.length);
		if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1]!)) to -= 1;
		parts.push(text.slice(from, to));
		from = to;
	}
	return parts;
}

/** Without what says nothing: empty paragraphs, headings, items and lists. */
export function tidyBlocks(blocks: readonly TextBlock[]): TextBlock[] {
	return blocks.flatMap((block): readonly TextBlock[] => {
		if (block.kind === 'list') {
			const items = block.items.map(tidySpans).filter(hasWords);
			return items.length > 0 ? [{ ...block, items }] : [];
		}
		const spans = tidySpans(block.spans);
		return hasWords(spans) ? [{ ...block, spans }] : [];
	});
}

function hasWords(spans: readonly Span[]): boolean {
	return spans.some(({ text }) => text.trim() !== '');
}

/**
 * A part in the one way in which it is stored: free text that stands together is one piece, nothing
 * is empty, every composed block is there once. What was taken over and emptied is taken out.
 */
export function tidyPart({ pieces, dropped }: PartText): PartText {
	const tidy: Piece[] = [];
	const used = new Set<string>();
	const gone: string[] = [];
	for (const piece of pieces) {
		if (piece.kind === 'composed') {
			if (!used.has(piece.key)) tidy.push(piece);
			used.add(piece.key);
			continue;
		}
		const blocks = tidyBlocks(piece.blocks);
		const from = piece.from !== null && used.has(piece.from) ? null : piece.from;
		if (blocks.length === 0) {
			if (from !== null) gone.push(from);
			continue;
		}
		const last = tidy.at(-1);
		if (from !== null) {
			used.add(from);
			tidy.push({ kind: 'own', blocks, from, was: piece.was });
		} else if (last?.kind === 'own' && last.from === null)
			tidy[tidy.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
		else tidy.push({ kind: 'own', blocks, from: null, was: null });
	}
	const out = [...new Set([...dropped, ...gone])].filter((key) => !used.has(key));
	return { pieces: tidy, dropped: out };
}

/** How many characters people typed in it. */
function ownLength({ pieces }: PartText): number {
	return pieces.reduce(
		(sum, piece) => sum + (piece.kind === 'own' ? plainText(piece.blocks).length : 0),
		0
	);
}

/** Whether it is more than one part can hold, as a whole or somewhere in it. */
export function isTooLong(text: PartText): boolean {
	const { spans, items, blocks } = STORY_MAX;
	if (ownLength(text) > PART_MAX || text.pieces.length > blocks || text.dropped.length > blocks)
		return true;
	return text.pieces.some(
		(piece) =>
			piece.kind === 'own' &&
			(piece.blocks.length > blocks ||
				piece.blocks.some((block) =>
					block.kind === 'list'
						? block.items.length > items || block.items.some((item) => item.length > spans)
						: block.spans.length > spans
				))
	);
}

/** What came from outside as a part that can be stored; null for anything else. */
export function readPart(input: unknown): PartText | null {
	const read = v.safeParse(PartTextShape, input);
	return read.success ? tidyPart(read.output) : null;
}

/** Whether two parts say the same in the same way. */
export function samePart(a: PartText, b: PartText): boolean {
	return JSON.stringify(ordered(tidyPart(a))) === JSON.stringify(ordered(tidyPart(b)));
}

/** With its fields in one order: JSON from elsewhere may have another. */
function ordered({ pieces, dropped }: PartText): unknown {
	const ofSpan = ({ text, bold, italic, link }: Span) => [text, !!bold, !!italic, link ?? null];
	const ofBlock = (block: TextBlock) =>
		block.kind === 'list'
			? [block.kind, block.ordered, block.items.map((item) => item.map(ofSpan))]
			: [block.kind, block.spans.map(ofSpan)];
	const ofPiece = (piece: Piece) =>
		piece.kind === 'composed' ? [piece.key] : [piece.from, piece.was, piece.blocks.map(ofBlock)];
	return [pieces.map(ofPiece), [...dropped].sort()];
}

/**
 * An address as it may stand in a link: what was typed, with https:// or mailto: where that was
 * left out. @returns null for what a browser might run, and for what is no address
 */
export function linkFrom(typed: string): string | null {
	const text = typed.trim();
	const whole = /^[a-z][a-z+.-]*:/i.test(text)
		? text
		: /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)
			? `mailto:${text}`
			: /^[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/.test(text)
				? `https://${text}`
				: text;
	const block = { kind: 'paragraph', spans: [{ text: 'x', link: whole }] };
	const piece = { kind: 'own', blocks: [block], from: null, was: null };
	return v.is(PartTextShape, { pieces: [piece], dropped: [] }) ? whole : null;
}

/** The words of a part as it reads now, one line per block, e.g. to compare two versions of it. */
export function partWords(text: PartText | null, composed: readonly ComposedBlock[]): string {
	return standingPart(text, composed)
		.map(({ blocks }) => plainText(blocks))
		.join('\n');
}

/** Plain words as paragraphs: one per line, as a text editor puts them on the clipboard. */
export function blocksFromPlain(text: string): TextBlock[] {
	return tidyBlocks(text.split(/[\r\n]+/).map((line) => paragraph(line.replaceAll('\0', ''))));
}
