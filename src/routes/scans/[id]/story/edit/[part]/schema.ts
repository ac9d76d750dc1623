import { Node, type Extensions, type NodeViewRenderer } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { linkFrom } from '#lib/domain/story-edit.ts';

/** How the two nodes of the tool's own text are drawn. */
export interface Views {
	readonly composed: NodeViewRenderer;
	readonly taken: NodeViewRenderer;
}

/**
 * What a part of the story can be made of, and nothing else: few means, so that what is typed fits
 * on a page, in a document and in print alike. There is no table, picture, colour or size.
 */
export function extensions(views: Views): Extensions {
	return [
		Node.create({ name: 'doc', topNode: true, content: '(block | composed | taken)+' }),
		Node.create({
			...{ name: 'listItem', content: 'paragraph', defining: true },
			parseHTML: () => [{ tag: 'li' }],
			renderHTML: () => ['li', 0],
			addKeyboardShortcuts() {
				return { Enter: () => this.editor.commands.splitListItem(this.name) };
			}
		}),
		// What the tool says: it stands there as one thing, and its words cannot be typed in.
		Node.create({
			...{ name: 'composed', group: 'composed', atom: true, isolating: true },
			addAttributes: () => ({ key: { default: '' } }),
			parseHTML: () => [
				{ tag: 'div[data-composed]', getAttrs: (it) => ({ key: it.dataset.composed ?? '' }) }
			],
			renderHTML: ({ node }) => ['div', { 'data-composed': node.attrs.key as string }],
			addNodeView: () => views.composed
		}),
		// Words of the tool that somebody took over: they can be typed in, in a frame that says so.
		Node.create({
			...{ name: 'taken', group: 'taken', content: 'block+', defining: true, isolating: true },
			addAttributes: () => ({ from: { default: '' }, was: { default: null } }),
			parseHTML: () => [
				{
					tag: 'div[data-from]',
					getAttrs: (it) => ({ from: it.dataset.from ?? '', was: it.dataset.was ?? null })
				}
			],
			renderHTML: ({ node }) => {
				const { from, was } = node.attrs as { from: string; was: string | null };
				return ['div', { 'data-from': from, ...(was !== null && { 'data-was': was }) }, 0];
			},
			addNodeView: () => views.taken
		}),
		StarterKit.configure({
			...{ document: false, listItem: false, blockquote: false, code: false, codeBlock: false },
			...{ hardBreak: false, horizontalRule: false, strike: false, underline: false },
			heading: { levels: [3] },
			link: {
				...{ openOnClick: false, autolink: false, linkOnPaste: false },
				isAllowedUri: (url) => linkFrom(url) === url,
				HTMLAttributes: { target: null, rel: 'nofollow noopener', class: null }
			}
		})
	];
}
