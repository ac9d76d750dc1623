import type { Editor, NodeViewRenderer } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { mount, unmount, type Component } from 'svelte';
import type { Language } from '#lib/domain/language.ts';
import {
	plainText,
	type ComposedBlock,
	type StoryFigure,
	type TextBlock
} from '#lib/domain/story-document.ts';
import ComposedPiece from './ComposedPiece.svelte';
import { nodesFrom } from './part-doc.ts';
import type { Views } from './schema.ts';
import TakenHead from './TakenHead.svelte';

/** What the tool says in this part now, and what it takes to draw that. */
export interface Live {
	readonly composed: ReadonlyMap<string, ComposedBlock>;
	readonly figures: Readonly<Record<string, StoryFigure>>;
	readonly address: (attachment: string) => string;
	readonly language: Language;
	/** Says what was done to who hears the page. */
	readonly tell: (what: 'taken' | 'live' | 'removed' | 'kept') => void;
}

/** As long as a piece may remember what it was made from. */
const WAS_MAX = 20_000;

/** Only words can be typed in: tables and figures are taken out, or left as they are. */
function editable(block: ComposedBlock | undefined): readonly TextBlock[] | null {
	const texts = (block?.blocks ?? []).filter(
		(one) => one.kind !== 'table' && one.kind !== 'figure'
	);
	if (!block || texts.length < block.blocks.length || plainText(texts).length > WAS_MAX)
		return null;
	return texts;
}

export function nodeViews(live: Live): Views {
	return {
		composed: ({ editor, node, getPos }) => {
			const block = live.composed.get(node.attrs.key as string);
			const dom = document.createElement('div');
			dom.className = 'composed';
			dom.contentEditable = 'false';
			const texts = editable(block);
			const props = {
				...{ blocks: block?.blocks ?? [], figures: live.figures, address: live.address },
				onadjust: texts && (() => takeOver(editor, getPos, texts, live)),
				onremove: () => remove(editor, getPos, live),
				onwrite: () => writeAfter(editor, getPos)
			};
			const same = (other: Node) => other.type === node.type && other.attrs.key === node.attrs.key;
			return view(dom, ComposedPiece, props, same);
		},
		taken: ({ editor, node, getPos }) => {
			const { from, was } = node.attrs as { from: string; was: string | null };
			const block = live.composed.get(from);
			const now = block ? plainText(block.blocks) : null;
			const dom = document.createElement('div');
			dom.className = 'taken';
			const head = dom.appendChild(document.createElement('div'));
			head.contentEditable = 'false';
			const contentDOM = dom.appendChild(document.createElement('div'));
			const props = {
				...{ was, now, language: live.language },
				onlive: block ? () => goLive(editor, getPos, from, live) : null,
				onkeep: () => keepMine(editor, getPos, now, live),
				onremove: () => remove(editor, getPos, live),
				onwrite: () => writeAfter(editor, getPos)
			};
			const same = (other: Node) =>
				other.type === node.type && other.attrs.from === from && other.attrs.was === was;
			return { ...view(head, TakenHead, props, same), dom, contentDOM };
		}
	};
}

type Getter = Parameters<NodeViewRenderer>[0]['getPos'];
type Node = Parameters<NodeViewRenderer>[0]['node'];

/** A Svelte component as the inside of a node; its buttons are its own business. */
function view<P extends Record<string, unknown>>(
	dom: HTMLElement,
	component: Component<P>,
	props: P,
	/** Whether what is drawn is right for another state of the node. */
	same: (other: Node) => boolean
) {
	const made = mount(component, { target: dom, props });
	return {
		dom,
		update: same,
		stopEvent: (event: Event) =>
			event.target instanceof Element && event.target.closest('button, summary, a') !== null,
		ignoreMutation: (mutation: { readonly type: string; readonly target: globalThis.Node }) =>
			mutation.type !== 'selection' && dom.contains(mutation.target),
		destroy: () => void unmount(made)
	};
}

/** Where a node stands now, with itself; null when it is gone. */
function standing(editor: Editor, getPos: Getter) {
	const at = getPos();
	const node = at === undefined ? null : editor.state.doc.nodeAt(at);
	return at === undefined || !node ? null : { at, node, end: at + node.nodeSize };
}

function takeOver(editor: Editor, getPos: Getter, texts: readonly TextBlock[], live: Live): void {
	const here = standing(editor, getPos);
	if (!here) return;
	const taken = editor.schema.nodeFromJSON({
		...{ type: 'taken', attrs: { from: here.node.attrs.key, was: plainText(texts) } },
		content: nodesFrom(texts)
	});
	const tr = editor.state.tr.replaceWith(here.at, here.end, taken);
	tr.setSelection(TextSelection.near(tr.doc.resolve(here.at + 2)));
	editor.view.dispatch(tr.scrollIntoView());
	editor.view.focus();
	live.tell('taken');
}

function goLive(editor: Editor, getPos: Getter, key: string, live: Live): void {
	const here = standing(editor, getPos);
	if (!here) return;
	const node = editor.schema.nodes.composed!.create({ key });
	editor.view.dispatch(editor.state.tr.replaceWith(here.at, here.end, node));
	editor.view.focus();
	live.tell('live');
}

function keepMine(editor: Editor, getPos: Getter, now: string | null, live: Live): void {
	const here = standing(editor, getPos);
	if (!here) return;
	const attrs = { ...here.node.attrs, was: now };
	editor.view.dispatch(editor.state.tr.setNodeMarkup(here.at, undefined, attrs));
	editor.view.focus();
	live.tell('kept');
}

function remove(editor: Editor, getPos: Getter, live: Live): void {
	const here = standing(editor, getPos);
	if (!here) return;
	const { tr, schema, doc } = editor.state;
	if (doc.childCount === 1) tr.replaceWith(here.at, here.end, schema.nodes.paragraph!.create());
	else tr.delete(here.at, here.end);
	tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(here.at, tr.doc.content.size))));
	editor.view.dispatch(tr);
	editor.view.focus();
	live.tell('removed');
}

/** A new paragraph under a piece, to type in. */
function writeAfter(editor: Editor, getPos: Getter): void {
	const here = standing(editor, getPos);
	if (!here) return;
	const { tr, schema } = editor.state;
	tr.insert(here.end, schema.nodes.paragraph!.create());
	tr.setSelection(TextSelection.create(tr.doc, here.end + 1));
	editor.view.dispatch(tr.scrollIntoView());
	editor.view.focus();
}
