import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { storyDocument, STORY_PICTURES } from '../../../../tests/fixtures/story-document.ts';
import { all, readXml, textIn, type XmlElement } from '../../../../tests/fixtures/xml.ts';
import { paragraph, type StoryDocument } from '../../domain/story-document.ts';
import { storyDocx } from './story-docx.ts';

/** A document as a word processor reads it; every part of it has to be XML. */
async function opened(document: StoryDocument) {
	const files = unzipSync(await storyDocx(document, STORY_PICTURES));
	const parts = new Map(
		Object.entries(files)
			.filter(([name]) => /\.(xml|rels)$/.test(name))
			.map(([name, bytes]) => [name, readXml(strFromU8(bytes))])
	);
	const body = parts.get('word/document.xml')!;
	const relations = new Map(
		all(parts.get('word/_rels/document.xml.rels')!, 'Relationship').map(({ attributes }) => [
			attributes.Id!,
			attributes
		])
	);
	return { files, parts, body, relations };
}

const styleOf = (element: XmlElement) => all(element, 'w:pStyle')[0]?.attributes['w:val'];
const ofStyle = (body: XmlElement, style: string) =>
	all(body, 'w:p')
		.filter((one) => styleOf(one) === style)
		.map(textIn);

describe('[SD5] the story as DOCX', () => {
	test('has a title, parts and themes as headings, and contents that lead to the parts', async () => {
		const document = storyDocument();
		const { body, parts } = await opened(document);
		expect(ofStyle(body, 'Title')).toEqual([document.title]);
		const headings = [...document.parts.map(({ heading }) => heading), 'Bijlagen'];
		expect(ofStyle(body, 'Heading1')).toEqual(headings);
		expect(ofStyle(body, 'Heading2')).toHaveLength(6);
		const contents = all(body, 'w:sdt').flatMap((sdt) => all(sdt, 'w:hyperlink'));
		expect(contents.map(textIn)).toEqual(headings);
		const marks = new Set(
			all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
		);
		for (const { attributes } of contents) expect(marks).toContain(attributes['w:anchor']);
		const levels = Object.fromEntries(
			all(parts.get('word/styles.xml')!, 'w:style').map((style) => [
				style.attributes['w:styleId'],
				all(style, 'w:name')[0]!.attributes['w:val']
			])
		);
		expect(levels).toMatchObject({ Heading1: 'Heading 1', Heading2: 'Heading 2', Title: 'Title' });
	});

	test('has tables whose first row is marked and repeated, and no row broken over pages', async () => {
		const document = storyDocument({ themes: 41 });
		const { body } = await opened(document);
		const tables = all(body, 'w:tbl');
		const written = document.parts
			.flatMap(({ blocks }) => blocks)
			.filter((block) => block.kind === 'table');
		expect(tables).toHaveLength(written.length);
		for (const [i, table] of tables.entries()) {
			const rows = all(table, 'w:tr').map((row) => ({
				cells: all(row, 'w:tc').map(textIn),
				isHead: all(row, 'w:tblHeader').length,
				whole: all(row, 'w:cantSplit').length
			}));
			const { head, rows: cells } = written[i]!;
			expect(rows.map((row) => row.cells)).toEqual([head, ...cells]);
			expect(rows.map(({ isHead }) => isHead)).toEqual([1, ...cells.map(() => 0)]);
			expect(rows.every(({ whole }) => whole === 1)).toBe(true);
		}
	});

	test('counts captions with fields, tables and figures apart', async () => {
		const { body } = await opened(storyDocument());
		expect(ofStyle(body, 'Caption')).toEqual([
			...['Figuur 1. De Groote Wielen en deelgebieden'],
			...['Figuur 2. De poel in de winter. Foto: A. Ada', 'Tabel 1. Wie deden er mee, per groep'],
			...['Figuur 3. De kansenkaart', 'Tabel 2. Onze doelen', 'Tabel 3. Wie doet wat, en wanneer']
		]);
		const fields = all(body, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']);
		expect(fields.filter((field) => field === 'SEQ Tabel \\* ARABIC')).toHaveLength(3);
		expect(fields.filter((field) => field === 'SEQ Figuur \\* ARABIC')).toHaveLength(3);
	});

	test('tells what is to be seen, and has drawings as lines with a picture for who cannot draw them', async () => {
		const { body, relations, files } = await opened(storyDocument());
		const drawings = all(body, 'w:drawing').map((drawing) => ({
			alt: all(drawing, 'wp:docPr')[0]!.attributes.descr,
			id: all(drawing, 'wp:docPr')[0]!.attributes.id,
			files: [...all(drawing, 'a:blip'), ...all(drawing, 'asvg:svgBlip')].map(
				({ attributes }) => relations.get(attributes['r:embed']!)!.Target!
			)
		}));
		expect(drawings.map(({ alt }) => alt)).toEqual([
			...['Logo van provincie Fryslân', 'Logo van Wetterskip Fryslân'],
			'Kaart van de Groote Wielen met het noorden boven en drie deelgebieden.',
			'Een ondiepe poel met riet aan de rand.',
			'Kansenkaart: hoe hoger, hoe meer het oplevert; hoe verder naar rechts, hoe beter haalbaar.'
		]);
		expect(new Set(drawings.map(({ id }) => id)).size).toBe(drawings.length);
		const kinds = drawings.map((one) => one.files.map((name) => name.split('.')[1]));
		expect(kinds).toEqual([['png'], ['png'], ['png', 'svg'], ['png'], ['png', 'svg']]);
		for (const name of drawings.flatMap((one) => one.files))
			expect(files[`word/${name}`]!.length).toBeGreaterThan(50);
	});

	test('says its language, title and subject, and numbers its pages', async () => {
		const { parts } = await opened({ ...storyDocument(), title: 'A & B <c>' });
		const core = parts.get('docProps/core.xml')!;
		const said = (name: string) => textIn(all(core, name)[0]!);
		expect(said('dc:title')).toBe('A & B <c>');
		expect(said('dc:subject')).toBe(
			'Verhaal van Groote Wielen, uitslag van ronde 2, 21 november 2026'
		);
		expect(said('dc:language')).toBe('nl-NL');
		expect(said('dcterms:created')).toBe('2026-11-21T12:00:00Z');
		const [lang] = all(parts.get('word/styles.xml')!, 'w:lang');
		expect(lang!.attributes['w:val']).toBe('nl-NL');
		const footer = parts.get('word/footer1.xml')!;
		expect(all(footer, 'w:instrText').map(textIn)).toEqual(['PAGE', 'NUMPAGES']);
		expect(textIn(footer)).toContain('Bladzijde ');
	});

	test('has lists as lists, each numbered from 1, and links that lead out', async () => {
		const { body, relations } = await opened(storyDocument());
		const numbered = all(body, 'w:p').flatMap((one) =>
			all(one, 'w:numId').map(({ attributes }) => ({ id: attributes['w:val'], text: textIn(one) }))
		);
		expect(numbered.map(({ text }) => text.slice(0, 12))).toEqual([
			...['Hoe hoog het', 'Wie de hagen', 'Het watersch', 'De gemeente ', 'Landschapsec']
		]);
		expect(new Set(numbered.map(({ id }) => id)).size).toBe(3);
		const [link] = all(body, 'w:hyperlink').filter(({ attributes }) => attributes['r:id']);
		expect(textIn(link!)).toBe('het beheerplan');
		expect(relations.get(link!.attributes['r:id']!)).toMatchObject({
			...{ Target: 'https://example.nl/plan?a=1&b=2', TargetMode: 'External' }
		});
	});
});

test('[SD6] a paragraph that starts from right to left runs that way, in DOCX too', async () => {
	const { body } = await opened({
		...storyDocument(),
		parts: [
			{
				...{ part: 'talk', heading: 'שלום', recognition: null },
				blocks: [paragraph('نريد المزيد، 12 مرة'), paragraph('Een woord: שלום')]
			}
		]
	});
	const turned = (text: string) =>
		all(body, 'w:p').filter((one) => textIn(one) === text && all(one, 'w:bidi').length > 0);
	expect(turned('نريد المزيد، 12 مرة')).toHaveLength(1);
	expect(turned('Een woord: שלום')).toHaveLength(0);
	expect(turned('שלום').length).toBeGreaterThan(0);
});
