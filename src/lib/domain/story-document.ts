import * as v from 'valibot';
import type { Language } from './language.ts';

/** A JSON pointer (RFC 6901) into what a story is made of; see `StoryBasis`. */
export type Path = string;

/** The parts of the area story, in the order in which it is read. */
export const STORY_PARTS = [
	...['landscape', 'why', 'who', 'share', 'start', 'long-haul', 'sustain', 'later'],
	...['find-out', 'talk', 'where', 'policies', 'conditions', 'goals', 'commitments', 'offers'],
	...['contributions', 'changed', 'how']
] as const;
export type StoryPart =
	| 'landscape'
	| 'why'
	| 'who'
	| 'share'
	| 'start'
	| 'long-haul'
	| 'sustain'
	| 'later'
	| 'find-out'
	| 'talk'
	| 'where'
	| 'policies'
	| 'conditions'
	| 'goals'
	| 'commitments'
	| 'offers'
	| 'contributions'
	| 'changed'
	| 'how';

/** Longest run of text, most spans of a paragraph, and most blocks of one part. */
export const STORY_MAX = { text: 5000, link: 2000, spans: 500, items: 200, blocks: 1000 } as const;

const text = v.pipe(v.string(), v.regex(/^[^\0]*$/), v.maxLength(STORY_MAX.text));
/** Becomes a link on pages and in documents: no address that a browser would run. */
const link = v.pipe(
	v.string(),
	v.maxLength(STORY_MAX.link),
	v.regex(/^(https?:\/\/|mailto:)[^\s<>"]+$/i)
);

const SpanShape = v.strictObject({
	text: v.pipe(text, v.minLength(1)),
	bold: v.optional(v.literal(true)),
	italic: v.optional(v.literal(true)),
	link: v.optional(link)
});
const SpansShape = v.pipe(v.array(SpanShape), v.maxLength(STORY_MAX.spans));

const TextBlockShape = v.variant('kind', [
	v.strictObject({ kind: v.literal('paragraph'), spans: SpansShape }),
	/** Inside a part; the part itself has the heading above it. */
	v.strictObject({ kind: v.literal('heading'), spans: SpansShape }),
	v.strictObject({
		kind: v.literal('list'),
		ordered: v.boolean(),
		items: v.pipe(v.array(SpansShape), v.maxLength(STORY_MAX.items))
	})
]);

/** Text with few means, as people type it: nothing of it is markup. */
export type Span = v.InferOutput<typeof SpanShape>;
export type TextBlock = v.InferOutput<typeof TextBlockShape>;

const TableShape = v.strictObject({
	kind: v.literal('table'),
	caption: v.string(),
	head: v.array(v.string()),
	/** As many cells as the head; the first of a row names it. */
	rows: v.array(v.array(v.string()))
});
const FigureShape = v.strictObject({
	kind: v.literal('figure'),
	/** Which of `StoryDocument.figures`. */
	figure: v.string(),
	caption: v.string(),
	/** What is to be seen, for who does not see it. */
	alt: v.string()
});

/** What the tool makes also has tables and pictures, which are not edited by hand. */
export const BlockShape = v.variant('kind', [TextBlockShape, TableShape, FigureShape]);
export type Block = v.InferOutput<typeof BlockShape>;

/** Something that the tool says in a part, live: it follows what it rests on. */
export interface ComposedBlock {
	/** Stays the same as long as it says something of the same thing, e.g. 'theme:sloten'. */
	readonly key: string;
	readonly blocks: readonly Block[];
	/** What it rests on. */
	readonly paths: readonly Path[];
}

const KeyShape = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^[^\0]*$/));

/** A piece of a part as the facilitator left it. */
const PieceShape = v.variant('kind', [
	v.strictObject({ kind: v.literal('composed'), key: KeyShape }),
	v.strictObject({
		kind: v.literal('own'),
		blocks: v.pipe(v.array(TextBlockShape), v.maxLength(STORY_MAX.blocks)),
		/** The composed block that it stands for now; null: written freely. */
		from: v.nullable(KeyShape),
		/** What the tool said there when it was taken over; null when written freely. */
		was: v.nullable(v.pipe(v.string(), v.maxLength(20_000)))
	})
]);

/** A part as the facilitator left it, in one language. */
export const PartTextShape = v.strictObject({
	pieces: v.pipe(v.array(PieceShape), v.maxLength(STORY_MAX.blocks)),
	/** Composed blocks that were taken out. */
	dropped: v.pipe(v.array(KeyShape), v.maxLength(STORY_MAX.blocks))
});
export type Piece = v.InferOutput<typeof PieceShape>;
export type PartText = v.InferOutput<typeof PartTextShape>;

/** A picture of a document: drawn, or brought along by the facilitator. */
export type StoryFigure =
	| { readonly kind: 'svg'; readonly svg: string }
	/** Id of the attachment that has its bytes. */
	| {
			readonly kind: 'picture';
			readonly attachment: string;
			readonly width: number;
			readonly height: number;
	  };

/** A part of a document. */
export interface DocumentPart {
	readonly part: StoryPart;
	readonly heading: string;
	/** That this part was not recognised by all, in a sentence; null: nothing to say. */
	readonly recognition: string | null;
	readonly blocks: readonly Block[];
}

/** The area story as it is read, printed and taken away: words for one reader, no more codes. */
export interface StoryDocument {
	readonly language: Language;
	readonly title: string;
	/** One sentence under the title: from which round of which scan. */
	readonly lead: string;
	/** Whose estimate it is and what it is not. */
	readonly honest: string;
	/** What a reader has to know first: a draft, a rehearsal, open cards; empty mostly. */
	readonly notes: readonly string[];
	/** The area, the day of the release in milliseconds since 1970, and the round. */
	readonly about: {
		readonly area: string;
		readonly releasedAtMs: number;
		readonly round: number;
	};
	/** Logos of parties, side by side: ids of attachments with their names. */
	readonly logos: readonly { readonly attachment: string; readonly name: string }[];
	readonly parts: readonly DocumentPart[];
	readonly figures: Readonly<Record<string, StoryFigure>>;
	/** Files beside the story, such as a landscape-ecological analysis. */
	readonly attachments: readonly {
		readonly attachment: string;
		readonly title: string;
		readonly credit: string;
		/** Bytes. */
		readonly size: number;
		readonly mime: string;
	}[];
}

/** The words of blocks without their looks, one line per block, e.g. to compare or to measure. */
export function plainText(blocks: readonly Block[]): string {
	return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
	const words = (spans: readonly Span[]) => spans.map((span) => span.text).join('');
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return words(block.spans);
		case 'list':
			return block.items.map(words).join('\n');
		case 'table':
			return [block.head, ...block.rows].map((cells) => cells.join(' | ')).join('\n');
		case 'figure':
			return block.caption;
	}
}

/** A paragraph of plain words. */
export function paragraph(words: string): TextBlock {
	return { kind: 'paragraph', spans: words === '' ? [] : [{ text: words }] };
}

/** A piece of a part as it stands now. */
export interface StandingPiece {
	readonly piece: Piece;
	readonly blocks: readonly Block[];
	readonly paths: readonly Path[];
	/**
	 * What became of what the tool said, where somebody edited it: other words by now, or nothing any
	 * more; null when it still says the same and for what was written freely.
	 */
	readonly since: { readonly was: string; readonly now: string | null } | null;
}

/**
 * A part as it stands now: what was edited stays, what was not follows the tool, and what the tool
 * says since then comes in after what stood before it.
 * @param text as the facilitator left it; null: never touched
 * @param composed what the tool says now, in order
 */
export function standingPart(
	text: PartText | null,
	composed: readonly ComposedBlock[]
): readonly StandingPiece[] {
	const live = (block: ComposedBlock): StandingPiece => ({
		piece: { kind: 'composed', key: block.key },
		...{ blocks: block.blocks, paths: block.paths, since: null }
	});
	if (!text) return composed.map(live);
	const byKey = new Map(composed.map((block) => [block.key, block]));
	const standing = text.pieces.flatMap((piece): readonly StandingPiece[] => {
		if (piece.kind === 'composed') {
			const block = byKey.get(piece.key);
			return block ? [live(block)] : [];
		}
		const source = piece.from === null ? undefined : byKey.get(piece.from);
		const now = source ? plainText(source.blocks) : null;
		return [
			{
				...{ piece, blocks: piece.blocks, paths: source?.paths ?? [] },
				since: piece.was !== null && now !== piece.was ? { was: piece.was, now } : null
			}
		];
	});
	const known = new Set([
		...text.dropped,
		...text.pieces.map((piece) => (piece.kind === 'composed' ? piece.key : piece.from))
	]);
	const keyOf = ({ piece }: StandingPiece) => (piece.kind === 'composed' ? piece.key : piece.from);
	for (const [place, block] of composed.entries()) {
		if (known.has(block.key)) continue;
		const before = new Set(composed.slice(0, place).map(({ key }) => key));
		const after = standing.findLastIndex((one) => before.has(keyOf(one) ?? ''));
		standing.splice(after + 1, 0, live(block));
	}
	return standing;
}
