import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdf, saidBy } from '../../../../tests/fixtures/pdf.ts';
import {
	flatPng,
	SMALL_JPEG,
	storyDocument,
	STORY_PICTURES
} from '../../../../tests/fixtures/story-document.ts';
import { readXml, textIn } from '../../../../tests/fixtures/xml.ts';
import { paragraph, type Block, type StoryDocument } from '../../domain/story-document.ts';
import { storyDocx } from './story-docx.ts';
import { storyHtml } from './story-html.ts';
import { storyMarkdown } from './story-markdown.ts';
import { storyPdf } from './story-pdf.ts';
import { soundPicture } from './story-picture.ts';
import type { Pictures } from './story-print.ts';

/** What somebody reads in each kind of document: no looks, and no white space, which differs. */
const READERS = {
	docx: async (document: StoryDocument, pictures: Pictures) => {
		const files = unzipSync(await storyDocx(document, pictures));
		return textIn(readXml(strFromU8(files['word/document.xml']!)));
	},
	pdf: async (document: StoryDocument, pictures: Pictures) =>
		saidBy(readPdf(await storyPdf(document, pictures)).tree),
	html: async (document: StoryDocument, pictures: Pictures) =>
		words(storyHtml(document, pictures).replace(/^.*<body>/s, '')),
	md: async (document: StoryDocument, pictures: Pictures) =>
		plain(storyMarkdown(document, pictures).replace(/\\(.)/g, '$1'))
};
const FORMATS = Object.keys(READERS) as (keyof typeof READERS)[];
const MAKERS = { docx: storyDocx, pdf: storyPdf, html: storyHtml, md: storyMarkdown };

const plain = (text: string) =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
const words = (html: string) => plain(html.replace(/<[^>]*>/g, ''));
const bare = (text: string) => text.replace(/\s/g, '');

const withBlocks = (...blocks: readonly Block[]): StoryDocument => ({
	...storyDocument(),
	parts: [{ part: 'talk', heading: 'Kop', recognition: null, blocks }]
});
const figure = (attachment: string): StoryDocument => ({
	...withBlocks({ kind: 'figure', figure: 'one', caption: 'Een bijschrift', alt: 'Een vogel' }),
	figures: { one: { kind: 'picture', attachment, width: 10, height: 10 } }
});

describe.each(FORMATS)('[SD1] the story as %s', (format) => {
	const read = READERS[format];

	test('says all that the story says, in its order', async () => {
		const document = storyDocument();
		const said = bare(await read(document, STORY_PICTURES));
		for (const once of [document.title, document.lead, document.honest, ...document.notes])
			expect(said).toContain(bare(once));
		let at = said.indexOf(bare(document.honest));
		for (const { heading, recognition } of document.parts) {
			// In the contents first, and then above its part.
			at = said.indexOf(bare(heading), at) + 1;
			expect(at, heading).toBeGreaterThan(0);
			if (recognition) expect(said).toContain(bare(recognition));
		}
		for (const caption of ['Figuur 3. De kansenkaart', 'Tabel 3. Wie doet wat, en wanneer'])
			expect(said).toContain(bare(caption));
		expect(said).toContain(
			bare('Landschapsecologische systeemanalyse (PDF, 1,2 MB) Bron: Bureau Veld')
		);
	});

	test('is in the words of its language', async () => {
		const said = bare(await read({ ...storyDocument(), language: 'de' }, STORY_PICTURES));
		expect(said).toContain(bare('Abbildung 3. De kansenkaart'));
		expect(said).toContain('QuelleBureau'.replace('Quelle', 'Quelle:'));
	});
});

describe.each(FORMATS)('[SD2] in the story as %s', (format) => {
	const read = READERS[format];

	test('people’s words stay words, and what cannot be printed goes', async () => {
		const odd = '<b>A</b> & "c" \u0007\u0000x\ufffe *d* _e_ | # `f` [g](h) \\i ]]> {j}';
		const document = withBlocks(
			...[
				paragraph(odd),
				{ kind: 'heading' as const, spans: [{ text: odd, bold: true as const }] }
			],
			{ kind: 'list', ordered: true, items: [[{ text: odd }]] },
			{ kind: 'table', caption: odd, head: [odd, 'x'], rows: [[odd, odd]] }
		);
		const said = bare(await read({ ...document, title: odd, notes: [odd] }, new Map()));
		const told = bare('<b>A</b> & "c" x *d* _e_ | # `f` [g](h) \\i ]]> {j}');
		expect(said.split(told).length - 1).toBeGreaterThanOrEqual(8);
	});

	test('a link that a program would run is words only', async () => {
		const document = withBlocks({
			kind: 'paragraph',
			spans: ['javascript:alert(1)', 'data:text/html,x', 'https://a.nl/ x', 'HTTPS://goed.nl'].map(
				(link, i) => ({ text: `woord${i}`, link })
			)
		});
		expect(bare(await read(document, new Map()))).toContain('woord3');
		const made = Buffer.from(await MAKERS[format](document, new Map()));
		const source =
			format === 'docx'
				? Object.values(unzipSync(new Uint8Array(made)))
						.map((part) => strFromU8(part))
						.join()
				: made.toString('latin1');
		expect(source).not.toMatch(/alert\(1\)|data:text|a\.nl/);
		expect(source).toContain('HTTPS://goed.nl');
	});
});

describe.each(FORMATS)('[SD3] in the story as %s', (format) => {
	const whole = flatPng(4, 4, [1, 2, 3]);
	const turned = whole.map((byte, i) => (i === whole.length - 20 ? byte ^ 255 : byte));
	test.each([
		['is not there', null],
		['is empty', new Uint8Array()],
		['was cut off', whole.slice(0, 60)],
		['has a byte turned', turned],
		['is words', Buffer.from('%PDF-1.4 no picture')],
		['is half a JPEG', SMALL_JPEG.slice(0, 90)]
	])('a picture that %s leaves what is to be seen and a note', async (_, bytes) => {
		const pictures = new Map(bytes ? [['x', { mime: 'image/png', bytes }]] : []);
		const said = bare(await READERS[format](figure('x'), pictures));
		expect(said).toContain(bare('Figuur 1. Een bijschrift'));
		expect(said).toContain(bare('Een vogel'));
		if (format !== 'md') expect(said).toContain(bare('kon niet in dit bestand worden gezet'));
	});

	test('a whole one stands there', async () => {
		for (const bytes of [whole, SMALL_JPEG]) {
			const pictures = new Map([['x', { mime: 'image/png', bytes }]]);
			const said = await READERS[format](figure('x'), pictures);
			expect(said).not.toContain('kon niet');
		}
	});
});

test('[SD3] nothing that is called a picture can break a document', () => {
	const whole = flatPng(6, 5, [9, 8, 7]);
	fc.assert(
		fc.property(
			fc.constantFrom(whole, SMALL_JPEG),
			fc.nat(),
			fc.nat({ max: 255 }),
			fc.nat(),
			(good, at, byte, cut) => {
				const bad = good.slice(0, cut % 3 ? good.length : cut % good.length);
				if (bad.length > 0) bad[at % bad.length] = byte;
				const sound = soundPicture({ mime: 'image/png', bytes: bad });
				if (sound) expect(sound.width * sound.height).toBeGreaterThan(0);
			}
		)
	);
	expect(soundPicture({ mime: '', bytes: whole })).toMatchObject({
		type: 'png',
		width: 6,
		height: 5
	});
	expect(soundPicture({ mime: '', bytes: SMALL_JPEG })).toMatchObject({ type: 'jpg' });
});

describe.each(FORMATS)('[SD4] the story as %s', (format) => {
	test('is the same bytes every time it is made', async () => {
		const make = () => MAKERS[format](storyDocument(), STORY_PICTURES);
		const [one, other] = [Buffer.from(await make()), Buffer.from(await make())];
		expect(one.equals(other)).toBe(true);
	});
});

describe.each(FORMATS)('[SD10] as %s a document is made of', (format) => {
	const read = async (document: StoryDocument) =>
		bare(await READERS[format](document, STORY_PICTURES));
	const wide = 'Donaudampfschifffahrtsgesellschaft'.repeat(12);

	test('an empty story', async () => {
		const said = await read({ ...storyDocument(), parts: [], attachments: [], logos: [] });
		expect(said).toContain(bare('In dit verhaal staat nog niets.'));
	});

	test('one theme, and 41', async () => {
		for (const themes of [1, 41]) expect(await read(storyDocument({ themes }))).toContain('Sloten');
	});

	test('forty tables, one of them with a row that is longer than a page', async () => {
		const table = (i: number): Block => ({
			...{ kind: 'table', caption: `Nummer ${i}`, head: ['A', 'B', 'C'] },
			rows: [['x', i === 7 ? `${'Een lange zin. '.repeat(600)}Einde.` : 'y', 'z']]
		});
		const said = await read(withBlocks(...Array.from({ length: 40 }, (_, i) => table(i))));
		expect(said).toContain(bare('Tabel 40. Nummer 39'));
		expect(said).toContain('Einde.');
	});

	test('a word wider than the page, in a paragraph, a heading, a list and a table', async () => {
		const spans = [{ text: wide }];
		const said = await read(
			withBlocks(
				...[paragraph(wide), { kind: 'heading' as const, spans }],
				{ kind: 'list', ordered: false, items: [spans] },
				{ kind: 'table', caption: wide, head: ['A', 'B', 'C', 'D'], rows: [['1', wide, '2', '3']] }
			)
		);
		expect(said.split(wide).length - 1).toBeGreaterThanOrEqual(5);
	});

	test('a paragraph of 5,000 letters, empty ones, and a table without rows', async () => {
		const long = 'Het water staat hier hoog. '.repeat(185);
		const said = await read(
			withBlocks(
				...[paragraph(long), paragraph(''), paragraph(' \n ')],
				{ kind: 'list', ordered: true, items: [] },
				{ kind: 'list', ordered: true, items: [[], [{ text: 'iets' }]] },
				{ kind: 'table', caption: 'Leeg', head: ['A'], rows: [] },
				{ kind: 'table', caption: 'Hoog', head: [long, 'B'], rows: [[long, 'x']] },
				{ kind: 'table', caption: 'Niets', head: [], rows: [] },
				paragraph('Einde.')
			)
		);
		expect(said.split(bare(long)).length - 1).toBeGreaterThanOrEqual(3);
		expect(said).toContain('iets');
		expect(said).toContain('Einde.');
	});

	test('emoji, families of them, and letters from right to left', async () => {
		const odd = 'Mooi 🌱 👨‍👩‍👧 👍🏽 🇳🇱 é ﬁ 漢字 ไทย: نريد الزهور, שלום';
		expect(await read(withBlocks(paragraph(odd)))).toContain('🌱');
	});

	test('whatever somebody writes', async () => {
		const anyText = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.string({ unit: 'grapheme', maxLength: 60 })
		);
		const anySpans = fc.array(
			fc.record(
				{
					...{
						text: anyText,
						bold: fc.constant(true as const),
						italic: fc.constant(true as const)
					},
					link: fc.constantFrom('https://x.nl', 'javascript:x')
				},
				{ requiredKeys: ['text'] }
			),
			{ maxLength: 4 }
		);
		const anyBlock: fc.Arbitrary<Block> = fc.oneof(
			anySpans.map((spans) => ({ kind: 'paragraph' as const, spans })),
			anySpans.map((spans) => ({ kind: 'heading' as const, spans })),
			fc
				.array(anySpans, { maxLength: 3 })
				.map((items) => ({ kind: 'list' as const, ordered: true, items })),
			fc.array(anyText, { minLength: 1, maxLength: 4 }).map((cells) => ({
				...{ kind: 'table' as const, caption: cells[0]!, head: cells, rows: [cells] }
			}))
		);
		await fc.assert(
			fc.asyncProperty(fc.array(anyBlock, { maxLength: 6 }), anyText, async (blocks, title) => {
				const document = {
					...withBlocks(...blocks, paragraph('Einde.')),
					title,
					figures: {},
					logos: []
				};
				expect(await read(document)).toContain('Einde.');
			}),
			{ numRuns: format === 'docx' || format === 'pdf' ? 25 : 100 }
		);
	});
});

describe('[SD11] the story as one HTML page', () => {
	test('asks nothing of any other place and runs nothing', () => {
		const html = storyHtml(storyDocument(), STORY_PICTURES);
		expect(html).toContain(
			`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"`
		);
		const sources = [...html.matchAll(/ src="([^"]*)"/g)].map(([, source]) => source!);
		expect(sources).toHaveLength(5);
		for (const source of sources)
			expect(source).toMatch(/^data:image\/(png|jpeg|svg\+xml);base64,[\w+/=]+$/);
		expect(html).not.toMatch(/<(script|link|iframe|object|embed|style[^>]*src)/i);
		expect(html).not.toMatch(/url\(|@import/);
	});

	test('has contents that lead to its parts, a language, and tables and figures that say what they are', () => {
		const html = storyHtml(storyDocument(), STORY_PICTURES);
		expect(html).toContain('<html lang="nl">');
		const places = new Set([...html.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id));
		const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id!);
		expect(links).toHaveLength(10);
		for (const link of links) expect(places).toContain(link);
		expect(html.match(/<caption/g)).toHaveLength(3);
		expect(html.match(/<th scope="col"/g)).toHaveLength(11);
		expect(html.match(/<img [^>]*alt="[^"]+"/g)).toHaveLength(5);
		expect(html.match(/<h1/g)).toHaveLength(1);
	});
});

const HOSTILE = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='x",
	'--> <b>buiten</b> <!--',
	'&lt;b&gt; &amp; & co',
	'[klik](javascript:alert(1)) ![x](y)',
	'*vet* _schuin_ ~~weg~~ `code` # | \\ kop',
	'regel\n\n# Kop\n- lijst\n===\n    code',
	'1. een lijst',
	'- een lijst',
	'regel\r\n\r\n<hr>'
];

describe('[F14] the story as Markdown and HTML shows people’s words as words', () => {
	const story = (text: string): StoryDocument => ({
		...storyDocument(),
		...{ title: text, lead: text, notes: [text], honest: text, logos: [], attachments: [] },
		parts: [
			{
				...{ part: 'start', heading: text, recognition: text },
				blocks: [
					...[paragraph(text), { kind: 'heading' as const, spans: [{ text }] }],
					{ kind: 'list', ordered: false, items: [[{ text }]] },
					{ kind: 'table', caption: text, head: [text], rows: [[text]] }
				]
			}
		]
	});
	const even = (text: string) => text.replaceAll('<br>', '');

	test.each(HOSTILE)('HTML has its own tags alone: %j', (text) => {
		const tags = (html: string) =>
			even(html)
				.match(/<[^>]*>/g)!
				.map((tag) => tag.replace(/"[^"]*"/g, ''));
		expect(tags(storyHtml(story(text), new Map()))).toEqual(
			tags(storyHtml(story('gewoon'), new Map()))
		);
		expect(bare(words(storyHtml(story(text), new Map())))).toContain(bare(text));
	});

	test.each(HOSTILE)('Markdown has its own marks and lines alone: %j', (text) => {
		const marks = (markdown: string) =>
			markdown
				.replace(/\\[\\`*_[\]#|~.)+=-]/g, 'x')
				.split('\n')
				.map(
					(line) =>
						line.replace(/(?<!^)[-.\d]/g, '').replace(/[^<>`*_[\]#|~\\-]/g, '') +
						(line === '' ? '' : '.')
				);
		expect(marks(storyMarkdown(story(text), new Map()))).toEqual(
			marks(storyMarkdown(story('gewoon'), new Map()))
		);
	});
});
