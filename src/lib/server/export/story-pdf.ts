/** The area story as PDF: walks through it, and has each thing drawn. */
import PDFDocument from 'pdfkit';
import { escaped } from '../../charts/svg.ts';
import type { StoryDocument } from '../../domain/story-document.ts';
import { cover, numberContents } from './pdf-cover.ts';
import { figureAt } from './pdf-figure.ts';
import { footers } from './pdf-foot.ts';
import { noteAt, text } from './pdf-lines.ts';
import { listAt } from './pdf-list.ts';
import { ensure, LOOKS, newPage, PAGE, pageNumber, type Press } from './pdf-page.ts';
import { tableAt } from './pdf-table.ts';
import { bookmark, child, type Tag } from './pdf-tags.ts';
import { fontFile, lineHeight } from './pdf-text.ts';
import { wordsOf } from './story-letters.ts';
import { ATTACHMENTS_ID, printedStory, type Item, type Pictures } from './story-print.ts';

/** The area story to print and to keep: tagged, with title, language, bookmarks, and drawings as lines. */
export async function storyPdf(document: StoryDocument, pictures: Pictures): Promise<Uint8Array> {
	const story = printedStory(document, pictures);
	const at = new Date(story.releasedAtMs);
	const pdf = new StoryFile({
		...{ autoFirstPage: false, bufferPages: true, size: 'A4', margin: 0 },
		...{ pdfVersion: '1.7', tagged: true, lang: story.tag, displayTitle: true },
		// Asked by PDF/UA, whose mark it gets; the types know PDF/A only.
		...{ subset: 'PDF/UA' as 'PDF/A-1', font: fontFile('regular') },
		info: {
			...{ Title: story.title, Subject: story.subject, Author: 'Peddel', Creator: 'Peddel' },
			...{ CreationDate: at, ModDate: at }
		}
	});
	const chunks: Buffer[] = [];
	const done = new Promise<Uint8Array>((resolve, reject) => {
		pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
		pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
		pdf.on('error', reject);
	});
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	const press: Press = { pdf, story, y: 0 };
	newPage(press);
	const entries = cover(press, root);
	const pages = body(press, root);
	numberContents(press, entries, pages);
	footers(press);
	root.end();
	pdf.end();
	return done;
}

/** PDFKit writes title and subject into XML as they are: `&` would spoil its metadata. */
class StoryFile extends PDFDocument {
	endMetadata(): void {
		const raw = this.info;
		const words = Object.entries(raw).map(([name, value]: [string, unknown]) => [
			name,
			typeof value === 'string' ? escaped(value) : value
		]);
		this.info = Object.fromEntries(words) as typeof raw;
		super.endMetadata();
	}
}

/** @returns on which page each part starts, from 0 */
function body(press: Press, root: Tag): ReadonlyMap<string, number> {
	const { pdf, story } = press;
	const pages = new Map<string, number>();
	const { parts, attachments, words } = story;
	if (parts.length === 0) text(press, root, 'P', [{ text: words.empty }], LOOKS.text, {});
	else newPage(press);
	const start = (section: Tag, id: string, heading: string) => {
		ensure(press, 110);
		if (press.y > PAGE.top) press.y += 22;
		pages.set(id, pageNumber(pdf));
		pdf.addNamedDestination(id, 'XYZ', 0, press.y - 8, 0);
		const mark = bookmark(press, pdf.outline, heading);
		text(press, section, 'H2', [{ text: heading }], LOOKS.part, { after: 8 });
		return mark;
	};
	for (const { id, heading, recognition, items } of parts) {
		const section = child(press, root, 'Sect');
		const mark = start(section, id, heading);
		if (recognition !== null) noteAt(press, section, recognition);
		for (const item of items) {
			if (item.kind === 'heading') {
				ensure(press, 70);
				bookmark(press, mark, wordsOf(item.spans));
			}
			itemAt(press, section, item);
		}
	}
	if (attachments.length > 0) {
		const section = child(press, root, 'Sect');
		start(section, ATTACHMENTS_ID, words.attachments);
		const items = attachments.map((line) => [{ text: line }]);
		listAt(press, section, { kind: 'list', ordered: false, items });
	}
	return pages;
}

function itemAt(press: Press, parent: Tag, item: Item): void {
	switch (item.kind) {
		case 'paragraph':
			if (item.leads) ensure(press, 4 * lineHeight(LOOKS.text));
			return text(press, parent, 'P', item.spans, LOOKS.text, { after: 8 });
		case 'heading':
			press.y += 8;
			return text(press, parent, 'H3', item.spans, LOOKS.heading, { after: 3 });
		case 'list':
			return listAt(press, parent, item);
		case 'table':
			return tableAt(press, parent, item);
		case 'figure':
			return figureAt(press, parent, item);
	}
}
