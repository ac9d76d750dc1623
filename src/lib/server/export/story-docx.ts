/** The area story as DOCX: walks through it, and has each thing written. */
import {
	Document,
	Footer,
	Packer,
	PageNumber,
	Paragraph,
	TabStopType,
	TextRun,
	type FileChild
} from 'docx';
import type { StoryDocument } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { contents, partHeading } from './docx-contents.ts';
import { BULLETS, NUMBERING, NUMBERS, PAGE, stylesOf, TEXT_WIDTH } from './docx-looks.ts';
import { atOneMoment, coreProperties } from './docx-package.ts';
import { figureOf, logos } from './docx-picture.ts';
import { tableOf } from './docx-table.ts';
import { addLinks, captionOf, plain, rich, type Counters } from './docx-text.ts';
import { shortened } from './story-letters.ts';
import {
	ATTACHMENTS_ID,
	printedStory,
	type Item,
	type Pictures,
	type PrintedStory
} from './story-print.ts';

/** The area story for a word processor: styles, numbered tables and figures, alt texts, language. */
export async function storyDocx(document: StoryDocument, pictures: Pictures): Promise<Uint8Array> {
	const story = printedStory(document, pictures);
	const counters: Counters = { drawing: 0, bookmark: 0, list: 0, links: new Map() };
	const file = new Document({
		...{ title: story.title, subject: story.subject, creator: 'Peddel', description: story.lead },
		styles: stylesOf(story.tag),
		numbering: NUMBERING,
		sections: [
			{
				properties: {
					page: {
						size: { width: PAGE.width, height: PAGE.height },
						margin: {
							...{ top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin }
						}
					}
				},
				footers: { default: footer(story) },
				children: childrenOf(story, counters)
			}
		]
	});
	addLinks(file, counters);
	const packed = await Packer.toBuffer(file, undefined, [
		{ path: 'docProps/core.xml', data: coreProperties(story) }
	]);
	return atOneMoment(new Uint8Array(packed));
}

/** All that is in it, from the first page to the last. */
function childrenOf(story: PrintedStory, counters: Counters): readonly FileChild[] {
	const { words, parts, attachments } = story;
	return [
		...logos(story, counters),
		plain(story.title, { style: 'Title' }),
		plain(story.lead, { style: 'Lead' }),
		...story.notes.map((note) => plain(note, { style: 'Note' })),
		plain(story.honest, { style: 'Honest' }),
		...contents(story),
		...parts.flatMap(({ id, heading, recognition, items }) => [
			partHeading(id, heading, counters),
			...(recognition === null ? [] : [plain(recognition, { style: 'Note' })]),
			...items.flatMap((item) => itemOf(item, story, counters))
		]),
		...(parts.length === 0 ? [plain(words.empty)] : []),
		...(attachments.length === 0
			? []
			: [
					partHeading(ATTACHMENTS_ID, words.attachments, counters),
					...attachments.map((line) =>
						plain(line, { numbering: { reference: BULLETS, level: 0 }, style: 'ListParagraph' })
					)
				])
	];
}

function itemOf(item: Item, story: PrintedStory, counters: Counters): readonly FileChild[] {
	switch (item.kind) {
		case 'paragraph':
			return [rich(item.spans, item.leads ? { keepNext: true } : {}, counters)];
		case 'heading':
			return [rich(item.spans, { style: 'Heading2' }, counters)];
		case 'list': {
			const reference = item.ordered ? NUMBERS : BULLETS;
			// Every list starts at 1.
			const instance = (counters.list += 1);
			return item.items.map((spans) =>
				rich(
					spans,
					{ numbering: { reference, level: 0, instance }, style: 'ListParagraph' },
					counters
				)
			);
		}
		case 'table':
			return [captionOf(item, story, { keepNext: true }), tableOf(item), plain('')];
		case 'figure':
			return figureOf(item, story, counters);
	}
}

function footer({ title, language }: PrintedStory): Footer {
	// Two numbers that only the program knows which lays out the pages.
	const words = m.storyfile_page({ page: '\ue000', pages: '\ue001' }, { locale: language });
	const counted = words
		.split(/([\ue000\ue001])/)
		.map((part) =>
			part === '\ue000' ? PageNumber.CURRENT : part === '\ue001' ? PageNumber.TOTAL_PAGES : part
		);
	return new Footer({
		children: [
			new Paragraph({
				style: 'Footer',
				tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
				children: [
					new TextRun({ text: `${shortened(title, 70)}\t` }),
					new TextRun({ children: counted })
				]
			})
		]
	});
}
