import { describe, expect, test } from 'vitest';
import {
	elementsOf,
	readPdf,
	saidBy,
	type PdfDictionary,
	type PdfElement,
	type PdfName,
	type PdfText
} from '../../../../tests/fixtures/pdf.ts';
import { storyDocument, STORY_PICTURES } from '../../../../tests/fixtures/story-document.ts';
import { readXml, textIn, all } from '../../../../tests/fixtures/xml.ts';
import {
	paragraph,
	plainText,
	type Block,
	type StoryDocument
} from '../../domain/story-document.ts';
import { storyPdf } from './story-pdf.ts';

const opened = async (document: StoryDocument) => readPdf(await storyPdf(document, STORY_PICTURES));
const even = (text: string) => text.replace(/\s+/g, ' ').trim();
const said = (element: PdfElement, type: string) =>
	elementsOf(element, type).map((one) => even(saidBy(one)));
const withBlocks = (...blocks: readonly Block[]): StoryDocument => ({
	...storyDocument(),
	parts: [{ part: 'talk', heading: 'Kop', recognition: null, blocks }]
});

describe('[SD7] the story as PDF is tagged', () => {
	test('title, parts and themes are headings of three levels, in order', async () => {
		const document = storyDocument();
		const { tree } = await opened(document);
		expect(tree.type).toBe('Document');
		expect(said(tree, 'H1')).toEqual([document.title]);
		expect(said(tree, 'H2')).toEqual([...document.parts.map(({ heading }) => heading), 'Bijlagen']);
		expect(said(tree, 'H3')).toHaveLength(6);
	});

	test('every word is in the tree in the order of the story, and page furniture is not', async () => {
		const document = storyDocument({ themes: 41 });
		const { tree, artifacts } = await opened(document);
		const whole = even(saidBy(tree)).replace(/\s/g, '');
		let at = 0;
		for (const { heading, blocks } of document.parts)
			for (const words of [heading, ...blocks.map((block) => plainText([block]))])
				for (const line of words.split(/\n| \| /)) {
					const found = whole.indexOf(line.replace(/\s/g, ''), at);
					expect(found, line).toBeGreaterThanOrEqual(0);
					// The head of a table stands above its rows, once.
					at = found;
				}
		expect(whole).not.toContain('Bladzijde');
		for (const [i, words] of artifacts.entries())
			expect(words).toContain(`Bladzijde ${i + 1} van ${artifacts.length}`);
	});

	test('tables have a caption, a head and named rows; a head that comes again is not read again', async () => {
		const document = storyDocument({ themes: 41 });
		const { tree, artifacts } = await opened(document);
		const tables = elementsOf(tree, 'Table');
		expect(tables).toHaveLength(3);
		const last = tables[2]!;
		expect(said(last, 'Caption')).toEqual(['Tabel 3. Wie doet wat, en wanneer']);
		const rows = elementsOf(last, 'TR').map((row) =>
			row.kids.map((cell) => {
				const { type, scope } = cell as PdfElement;
				return `${type} ${scope}`;
			})
		);
		expect(rows[0]).toEqual(Array.from({ length: 4 }, () => 'TH Column'));
		expect(rows.slice(1)).toEqual(
			Array.from({ length: 41 }, () => ['TH Row', 'TD null', 'TD null', 'TD null'])
		);
		expect(elementsOf(last, 'THead')).toHaveLength(1);
		expect(artifacts.filter((words) => words.includes('Hoewehetzien')).length).toBeGreaterThan(0);
	});

	test('lists, figures and links say what they are', async () => {
		const { tree, get } = await opened(storyDocument());
		const items = elementsOf(tree, 'LI').map((item) => [
			said(item, 'Lbl')[0],
			said(item, 'LBody')[0]
		]);
		expect(items.slice(2, 4)).toEqual([
			['1.', 'Het waterschap meet het peil elke maand.'],
			['2.', 'De gemeente zet hagen op de kaart.']
		]);
		const figures = elementsOf(tree, 'Figure').map(({ alt }) => alt);
		expect(figures).toHaveLength(5);
		for (const alt of figures) expect(alt).toMatch(/\S/);
		const links = elementsOf(tree, 'Link').map((link) => {
			const annotation = link.kids.find(
				(kid) => typeof kid === 'object' && 'Subtype' in kid
			) as PdfDictionary;
			const action = get(annotation.A) as PdfDictionary;
			return [
				even(saidBy(link)),
				(annotation.Contents as PdfText).text,
				(action.S as PdfName).name,
				action.URI && (action.URI as PdfText).text
			];
		});
		expect(links.at(0)).toEqual([
			'Het landschap',
			'Naar het deel Het landschap',
			'GoTo',
			undefined
		]);
		expect(links.at(-1)).toEqual([
			...['het beheerplan', 'Naar https://example.nl/plan?a=1&b=2', 'URI'],
			'https://example.nl/plan?a=1&b=2'
		]);
	});
});

describe('[SD8] the story as PDF can be found one’s way in', () => {
	test('it says its language, title and subject, also in its XML', async () => {
		const { catalog, info, metadata, get } = await opened({
			...storyDocument(),
			title: 'A & B <c> é'
		});
		expect((catalog.Lang as PdfText).text).toBe('nl-NL');
		expect(info.Title).toBe('A & B <c> é');
		expect((get(catalog.MarkInfo) as PdfDictionary).Marked).toBe(true);
		expect((get(catalog.ViewerPreferences) as PdfDictionary).DisplayDocTitle).toBe(true);
		const xml = readXml(
			metadata.slice(metadata.indexOf('<x:xmpmeta'), metadata.indexOf('<?xpacket end'))
		);
		expect(even(textIn(all(xml, 'dc:title')[0]!))).toBe('A & B <c> é');
		expect(even(textIn(all(xml, 'pdfuaid:part')[0]!))).toBe('1');
	});

	test('parts are bookmarks with their themes within, and the contents know their pages', async () => {
		const document = storyDocument({ themes: 41 });
		const { bookmarks, tree, catalog, get, pages } = await opened(document);
		expect(bookmarks.map(({ title }) => title)).toEqual([
			...document.parts.map(({ heading }) => heading),
			'Bijlagen'
		]);
		expect(bookmarks.find(({ title }) => title === 'Wat kan beginnen')!.within).toHaveLength(21);
		const names = get((get(catalog.Names) as PdfDictionary).Dests) as PdfDictionary;
		const places = names.Names as readonly unknown[];
		const pageOf = (id: string) => {
			const at = places.findIndex((name) => (name as PdfText).text === id);
			return pages.indexOf(get((places[at + 1] as never)[0]) as PdfDictionary) + 1;
		};
		const told = elementsOf(tree, 'TOCI').map((entry) => even(saidBy(entry)));
		expect(told).toEqual(
			[
				...document.parts.map(({ part, heading }) => [part, heading]),
				['attachments', 'Bijlagen']
			].map(([id, heading]) => `${heading}${pageOf(id!)}`)
		);
	});
});

describe('[SD9] letters that a font does not have', () => {
	test('stand as an empty box and are still read as what they are', async () => {
		const { tree } = await opened(withBlocks(paragraph('Mooi 🌱🐝 hier → daar ✓')));
		expect(said(tree, 'P')).toContain('Mooi 🌱🐝 hier → daar ✓');
	});

	test('from right to left are read in the order in which they were written', async () => {
		const words =
			'نريد المزيد من الزهور على ضفاف الماء هنا وهناك في كل مكان وفي كل وقت من السنة إن شاء الله';
		const { tree } = await opened(
			withBlocks(paragraph(words), paragraph('Hij zei שלום לכולם en ging.'))
		);
		expect(said(tree, 'P')).toEqual(expect.arrayContaining([words, 'Hij zei שלום לכולם en ging.']));
	});
});
