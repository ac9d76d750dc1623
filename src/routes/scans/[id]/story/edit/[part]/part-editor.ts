import { Editor, Extension, type JSONContent } from '@tiptap/core';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { TextBlock } from '#lib/domain/story-document.ts';
import { blocksFromPlain, isTooLong, linkFrom } from '#lib/domain/story-edit.ts';
import { nodeViews, type Live } from './node-views.ts';
import { nodesFrom, textFrom, type DocNode } from './part-doc.ts';
import { readPasted } from './pasted.ts';
import { extensions } from './schema.ts';
import type { Means } from './Toolbar.svelte';

/** What happened to something that was pasted, besides that it stands there. */
export type PasteNews = 'too-long' | 'table' | 'picture' | 'picture-only';

export interface EditorSetUp {
	readonly element: HTMLElement;
	readonly content: DocNode;
	readonly live: Live;
	/** Keys of all that can stand in it. */
	readonly known: readonly string[];
	readonly attributes: Readonly<Record<string, string>>;
	readonly onchange: (editor: Editor) => void;
	readonly onstate: (editor: Editor) => void;
	readonly onpaste: (news: PasteNews) => void;
	/** Control+K. */
	readonly onlink: () => void;
}

export function openEditor(made: EditorSetUp): Editor {
	const tooLong = (doc: Node) => isTooLong(textFrom(doc.toJSON() as DocNode, made.known));
	// Whatever way it comes in: nothing is put there that could not be saved.
	const limit = new Plugin({
		filterTransaction: (tr) => {
			const comesIn = tr.getMeta('paste') || tr.getMeta('uiEvent') === 'drop';
			if (!tr.docChanged || !comesIn || !tooLong(tr.doc)) return true;
			made.onpaste('too-long');
			return false;
		}
	});
	const editor = new Editor({
		element: made.element,
		extensions: [
			...extensions(nodeViews(made.live)),
			Extension.create({
				name: 'ofThisPage',
				addProseMirrorPlugins: () => [limit],
				addKeyboardShortcuts: () => ({
					'Mod-k': () => {
						made.onlink();
						return true;
					}
				})
			})
		],
		content: made.content as JSONContent,
		textDirection: 'auto',
		injectCSS: false,
		editorProps: {
			attributes: { ...made.attributes },
			handlePaste: (view, event) => paste(view, event, made),
			transformPasted: (slice, view) => onceOnly(slice, view.state.doc, made.known)
		},
		onUpdate: ({ editor }) => made.onchange(editor),
		onTransaction: ({ editor }) => made.onstate(editor)
	});
	// From the start there is a line at the end to type in; that is no step to undo.
	editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false));
	return editor;
}

/** Pastes words with few looks. @returns false for what was copied from an editor like this one */
function paste(view: EditorView, event: ClipboardEvent, { onpaste }: EditorSetUp): boolean {
	const clipboard = event.clipboardData;
	const html = clipboard?.getData('text/html') ?? '';
	const plain = clipboard?.getData('text/plain') ?? '';
	if (!clipboard || html.includes('data-pm-slice')) return false;
	const read = readPasted(html);
	const blocks = read.blocks.length > 0 ? read.blocks : blocksFromPlain(plain);
	if (blocks.length === 0) {
		if (clipboard.files.length > 0 || read.pictures > 0) onpaste('picture-only');
		return true;
	}
	// Told before the editor works on it: hundreds of pages would keep it busy for seconds.
	if (isTooLong(ownPart(blocks))) {
		onpaste('too-long');
		return true;
	}
	const nodes = nodesFrom(blocks).map((node) => view.state.schema.nodeFromJSON(node));
	const opens = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0);
	const slice = new Slice(Fragment.from(nodes), opens(nodes[0]), opens(nodes.at(-1)));
	const tr = view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true);
	view.dispatch(tr.setMeta('uiEvent', 'paste'));
	if (read.tables > 0) onpaste('table');
	else if (read.pictures > 0) onpaste('picture');
	return true;
}

function ownPart(blocks: readonly TextBlock[]) {
	return {
		pieces: [{ kind: 'own' as const, blocks: [...blocks], from: null, was: null }],
		dropped: []
	};
}

/** What the tool says stands in a part once: of what is pasted, only pieces that are not there. */
function onceOnly(slice: Slice, doc: Node, known: readonly string[]): Slice {
	const there = new Set<string>();
	doc.forEach((node) => there.add((node.attrs.key ?? node.attrs.from ?? '') as string));
	const fits = (key: string) => known.includes(key) && !there.has(key);
	const kept: Node[] = [];
	let changed = false;
	slice.content.forEach((node) => {
		const { name } = node.type;
		const isTools = name === 'composed' || name === 'taken';
		if (!isTools || fits((node.attrs.key ?? node.attrs.from) as string)) kept.push(node);
		else {
			changed = true;
			if (name === 'taken') node.forEach((inside) => kept.push(inside));
		}
	});
	return changed ? Slice.maxOpen(Fragment.from(kept)) : slice;
}

/** What the cursor stands in, for the bar of buttons. */
export function meansOf(editor: Editor): Means {
	return {
		bold: editor.isActive('bold'),
		italic: editor.isActive('italic'),
		link: editor.isActive('link'),
		heading: editor.isActive('heading'),
		bullets: editor.isActive('bulletList'),
		numbers: editor.isActive('orderedList'),
		canUndo: editor.can().undo(),
		canRedo: editor.can().redo()
	};
}

/** The address of the link that the cursor stands in; '' for none. */
export function linkAt(editor: Editor): string {
	return String(editor.getAttributes('link').href ?? '');
}

/**
 * Links what is selected, or the words of the address when nothing is; '' takes a link away.
 * @returns false for what is no good address
 */
export function putLink(editor: Editor, typed: string): boolean {
	const chain = editor.chain().focus().extendMarkRange('link');
	if (typed.trim() === '') return chain.unsetLink().run();
	const href = linkFrom(typed);
	if (href === null) return false;
	if (editor.state.selection.empty && !editor.isActive('link')) {
		const marks = [{ type: 'link', attrs: { href } }];
		return editor
			.chain()
			.focus()
			.insertContent([{ type: 'text', text: typed.trim(), marks }])
			.run();
	}
	return chain.setLink({ href }).run();
}

/** Puts back what was taken out, after what stands before it by the tool. */
export function putBack(editor: Editor, key: string, order: readonly string[]): void {
	const before = new Set(order.slice(0, order.indexOf(key)));
	const { doc, schema, tr } = editor.state;
	let at = 0;
	doc.forEach((node, offset) => {
		const its = (node.attrs.key ?? node.attrs.from) as string | undefined;
		if (its !== undefined && before.has(its)) at = offset + node.nodeSize;
	});
	tr.insert(at, schema.nodes.composed!.create({ key }));
	tr.setSelection(NodeSelection.create(tr.doc, at));
	editor.view.dispatch(tr.scrollIntoView());
	editor.view.focus();
}

/** A heading with a place to type at the end, or the place under it when it is there already. */
export function writeUnder(editor: Editor, heading: string): void {
	const { doc, schema, tr } = editor.state;
	let at: number | null = null;
	doc.forEach((node, offset, index) => {
		if (node.type.name !== 'heading' || node.textContent.trim() !== heading) return;
		const next = doc.maybeChild(index + 1);
		const under = offset + node.nodeSize;
		if (next?.type.name !== 'paragraph') tr.insert(under, schema.nodes.paragraph!.create());
		at = under + (next?.type.name === 'paragraph' ? next.nodeSize - 1 : 1);
	});
	if (at === null) {
		const last = doc.lastChild;
		const end = doc.content.size;
		// The editor keeps an empty line at the end: the heading comes in its place.
		const from =
			last?.type.name === 'paragraph' && last.childCount === 0 ? end - last.nodeSize : end;
		const line = schema.nodes.heading!.create({ level: 3 }, schema.text(heading));
		tr.replaceWith(from, end, [line, schema.nodes.paragraph!.create()]);
		at = from + line.nodeSize + 1;
	}
	tr.setSelection(TextSelection.create(tr.doc, at));
	editor.view.dispatch(tr.scrollIntoView());
	editor.view.focus();
}
