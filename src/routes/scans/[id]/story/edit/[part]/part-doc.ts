import {
	standingPart,
	type ComposedBlock,
	type PartText,
	type Piece,
	type Span,
	type TextBlock
} from '#lib/domain/story-document.ts';
import { tidyPart, tidySpans } from '#lib/domain/story-edit.ts';

/** A node of a ProseMirror document as JSON; see `schema.ts` for the nodes there are. */
export interface DocNode {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: readonly DocNode[];
	readonly text?: string;
	readonly marks?: readonly {
		readonly type: string;
		readonly attrs?: Readonly<Record<string, unknown>>;
	}[];
}

const EMPTY: DocNode = { type: 'paragraph' };

/** A part as it is edited: what is composed as one node each, what was taken over in a frame. */
export function docFrom(pieces: readonly Piece[]): DocNode {
	const content = pieces.flatMap((piece): readonly DocNode[] => {
		if (piece.kind === 'composed') return [{ type: 'composed', attrs: { key: piece.key } }];
		const nodes = nodesFrom(piece.blocks);
		if (piece.from === null) return nodes;
		const attrs = { from: piece.from, was: piece.was };
		return [{ type: 'taken', attrs, content: nodes.length > 0 ? nodes : [EMPTY] }];
	});
	return { type: 'doc', content: content.length > 0 ? content : [EMPTY] };
}

/** The pieces that stand in a part now, also those that nobody touched. */
export function standingPieces(
	text: PartText | null,
	composed: readonly ComposedBlock[]
): readonly Piece[] {
	return standingPart(text, composed).map(({ piece }) => piece);
}

export function nodesFrom(blocks: readonly TextBlock[]): readonly DocNode[] {
	return blocks.map((block): DocNode => {
		if (block.kind === 'paragraph') return lineOf('paragraph', block.spans);
		if (block.kind === 'heading') return { ...lineOf('heading', block.spans), attrs: { level: 3 } };
		const items = block.items.map((spans): DocNode => ({
			type: 'listItem',
			content: [lineOf('paragraph', spans)]
		}));
		return { type: block.ordered ? 'orderedList' : 'bulletList', content: items };
	});
}

function lineOf(type: string, spans: readonly Span[]): DocNode {
	if (spans.length === 0) return { type };
	return {
		type,
		content: spans.map(({ text, bold, italic, link }) => {
			const marks = [
				...(link ? [{ type: 'link', attrs: { href: link } }] : []),
				...(bold ? [{ type: 'bold' }] : []),
				...(italic ? [{ type: 'italic' }] : [])
			];
			return { type: 'text', text, ...(marks.length > 0 && { marks }) };
		})
	};
}

/**
 * A document as the part that is stored.
 * @param known keys of all that could stand in it: what is not there any more was taken out
 */
export function textFrom(doc: DocNode, known: readonly string[]): PartText {
	const pieces = (doc.content ?? []).map((node): Piece => {
		if (node.type === 'composed') return { kind: 'composed', key: String(node.attrs?.key) };
		if (node.type !== 'taken')
			return { kind: 'own', blocks: blocksFrom([node]), from: null, was: null };
		const { from, was } = node.attrs as { from: string; was: string | null };
		return { kind: 'own', blocks: blocksFrom(node.content ?? []), from, was };
	});
	return tidyPart({ pieces, dropped: [...known] });
}

function blocksFrom(nodes: readonly DocNode[]): TextBlock[] {
	return nodes.map((node): TextBlock => {
		if (node.type === 'bulletList' || node.type === 'orderedList')
			return {
				kind: 'list',
				ordered: node.type === 'orderedList',
				items: (node.content ?? []).map((item) => spansFrom(item.content?.[0]))
			};
		return { kind: node.type === 'heading' ? 'heading' : 'paragraph', spans: spansFrom(node) };
	});
}

function spansFrom(line: DocNode | undefined): Span[] {
	return tidySpans(
		(line?.content ?? []).map(({ text = '', marks = [] }): Span => {
			const has = (type: string) => marks.find((mark) => mark.type === type);
			const link = has('link')?.attrs?.href;
			return {
				text,
				...(has('bold') && { bold: true as const }),
				...(has('italic') && { italic: true as const }),
				...(typeof link === 'string' && { link })
			};
		})
	);
}

/** Keys of all that can stand in a part: what the tool says now, and what was edited or taken out. */
export function knownKeys(
	text: PartText | null,
	composed: readonly ComposedBlock[]
): readonly string[] {
	const edited = (text?.pieces ?? []).flatMap((piece) =>
		piece.kind === 'own' && piece.from !== null ? [piece.from] : []
	);
	return [...new Set([...composed.map(({ key }) => key), ...edited, ...(text?.dropped ?? [])])];
}
