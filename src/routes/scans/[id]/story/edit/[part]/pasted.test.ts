import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainText, type Span, type TextBlock } from '#lib/domain/story-document.ts';
import { readPart } from '#lib/domain/story-edit.ts';
import { readPasted } from './pasted.ts';

const p = (...spans: readonly Span[]) => ({ kind: 'paragraph', spans });
const words = (text: string) => p({ text });
const wordsOf = (html: string) => plainText(readPasted(html).blocks as TextBlock[]);

describe('[SE8] what is pasted', () => {
	test('from Word becomes paragraphs, headings and lists, and nothing of Word stays', () => {
		const html = readFileSync('tests/fixtures/word-paste.clipboard', 'utf8');
		expect(readPasted(html)).toEqual({
			blocks: [
				{ kind: 'heading', spans: [{ text: '1.1 Bodem' }] },
				p(
					{ text: 'De polder ligt op ' },
					{ text: 'veen', bold: true },
					{ text: ' van twee tot vier meter dik. In het ' },
					{ text: 'zuiden', italic: true },
					{ text: ' ligt ' },
					{ text: 'klei', bold: true, italic: true },
					{ text: ' op veen; zie de ' },
					{ text: 'LESA', link: 'https://example.org/lesa.pdf' },
					{ text: ' en de bijlage.' }
				),
				words('Wat er mis gaat:'),
				{
					kind: 'list',
					ordered: false,
					items: [
						[{ text: 'Het veen zakt één centimeter per jaar.' }],
						[{ text: 'Vooral bij de vaart.' }],
						[{ text: 'De sloten zijn < 40 cm diep & troebel.' }]
					]
				},
				{
					kind: 'list',
					ordered: true,
					items: [[{ text: 'Eerst het peil.' }], [{ text: 'Dan de oevers 🦆.' }]]
				},
				p({ text: 'Jaar', bold: true }, { text: ' | ' }, { text: 'Grutto’s', bold: true }),
				words('2019 | 41 paar, geteld in mei'),
				words('الماء في القنوات')
			],
			...{ tables: 1, pictures: 1 }
		});
	});

	test('from a web page or another writing program too', () => {
		const docs =
			'<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;">Vet</span><span style="font-weight:400;"> niet</span></p><ul><li><p>een</p></li><li>twee<ol><li>drie</li></ol></li></ul></b>';
		expect(readPasted(docs).blocks).toEqual([
			p({ text: 'Vet', bold: true }, { text: ' niet' }),
			{ kind: 'list', ordered: false, items: [[{ text: 'een' }], [{ text: 'twee' }]] },
			{ kind: 'list', ordered: true, items: [[{ text: 'drie' }]] }
		]);
		expect(readPasted('een<br>twee<div>drie</div>vier').blocks).toEqual(
			['een', 'twee', 'drie', 'vier'].map(words)
		);
	});

	test.each([
		'<a href="javascript:alert(1)">klik</a>',
		'<a href=" JaVaScRiPt:alert(1)">klik</a>',
		'<a href="java&#115;cript:alert(1)">klik</a>',
		'<a href="data:text/html,<script>alert(1)</script>">klik</a>',
		'<a href="vbscript:x">klik</a>',
		'<a href="//kwaad.example">klik</a>',
		'<a href="#_ftn1">klik</a>',
		'<a onclick="alert(1)">klik</a><script>alert(2)</script><style>klik {}</style>',
		'<img src=x onerror=alert(1)>klik',
		'<svg onload=alert(1)><text>nee</text></svg>klik',
		'klik<!-- <b>nee</b> --><iframe srcdoc="nee">nee</iframe>'
	])('a link that would run something, or a program, is words or nothing: %s', (html) => {
		expect(readPasted(html).blocks).toEqual([words('klik')]);
	});

	test('letters of more than one part and of right to left stay whole', () => {
		for (const text of ['👩‍👩‍👧‍👦 en 🇳🇱', 'שלום עולם', 'e\u0301 é', '𠮷野家', '\u200fمرحبا\u200f'])
			expect(wordsOf(`<p>${text}</p>`)).toBe(text);
	});

	test('whatever markup it is, what comes of it can be stored', () => {
		const tags = fc.constantFrom(
			...['<p>', '</p>', '<ul>', '<li>', '</ul>', '<table><tr><td>', '</td></tr></table>', '<b>'],
			...['</b>', '<a href="https://a.nl">', '</a>', '<h2>', '</h2>', '<!--', '-->', '<script>'],
			...[
				'</script>',
				'<o:p>',
				'&nbsp;',
				'&#0;',
				'&#x1F986;',
				'<br/>',
				'<',
				'"',
				"<p style='",
				'\0'
			]
		);
		const html = fc
			.array(fc.oneof(tags, fc.string({ unit: 'grapheme' })))
			.map((all) => all.join(''));
		fc.assert(
			fc.property(html, (markup) => {
				const { blocks } = readPasted(markup);
				const piece = { kind: 'own', blocks, from: null, was: null };
				expect(readPart({ pieces: [piece], dropped: [] })?.pieces).toEqual(
					blocks.length > 0 ? [piece] : []
				);
			})
		);
	});

	test('of two hundred pages is read within a second', () => {
		const page = readFileSync('tests/fixtures/word-paste.clipboard', 'utf8');
		const begin = performance.now();
		const { blocks } = readPasted(page.repeat(200));
		expect(blocks.length).toBeGreaterThan(1500);
		expect(performance.now() - begin).toBeLessThan(1000);
	});
});
