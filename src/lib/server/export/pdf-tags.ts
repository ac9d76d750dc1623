/** What a PDF says of itself to who does not see it: its structure, and what is no part of that. */
import { PAGE, type Press } from './pdf-page.ts';
import type { Pdf } from './pdf-text.ts';

/** A structure element; the package's own types know less of it than it does. */
export type Tag = ReturnType<Pdf['struct']>;
type TagOptions = Parameters<Pdf['struct']>[1] & {
	readonly bbox?: readonly number[];
	readonly scope?: 'Row' | 'Column';
};

export function child(press: Press, parent: Tag, type: string, options: TagOptions = {}): Tag {
	const tag = press.pdf.struct(type, options);
	parent.add(tag);
	return tag;
}

/** What is drawn here belongs to this element. */
export function within(press: Press, tag: Tag, type: string, draw: () => void): void {
	const content = press.pdf.markStructureContent(type);
	draw();
	press.pdf.endMarkedContent();
	tag.add(content);
}

/** What is drawn here is not read out. */
export function beside(press: Press, type: 'Layout' | 'Pagination', draw: () => void): void {
	press.pdf.markContent('Artifact', { type });
	draw();
	press.pdf.endMarkedContent();
}

/** Attributes that PDFKit has no option for. */
export function attribute(tag: Tag, attributes: Readonly<Record<string, string>>): void {
	(tag as unknown as { dictionary: { data: { A: object } } }).dictionary.data.A = attributes;
}

/** Unknown to the types: the element that a link belongs to, and where it leads, in words. */
export function linkOptions(link: Tag, told: string): object {
	return { structParent: link, Contents: new String(told) };
}

export type Bookmark = Pdf['outline'];

export function bookmark(press: Press, parent: Bookmark, title: string): Bookmark {
	// Unknown to the types: to the spot itself, and not to the page as a whole.
	const spot = { top: press.y - 8, left: PAGE.width };
	return parent.addItem(title, spot as object) as unknown as Bookmark;
}
