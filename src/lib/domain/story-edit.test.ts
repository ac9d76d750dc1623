import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph, PartTextShape, plainText, STORY_MAX, type PartText } from './story-document.ts';
import {
	blocksFromPlain,
	isTooLong,
	linkFrom,
	PART_MAX,
	partWords,
	readPart,
	samePart,
	tidySpans
} from './story-edit.ts';
import * as v from 'valibot';

const own = (...lines: readonly string[]): PartText => ({
	pieces: [{ kind: 'own', blocks: lines.map(paragraph), from: null, was: null }],
	dropped: []
});

describe('[SE2] a part that came from outside', () => {
	test.each([
		['markup', { pieces: '<p>Hoi</p>', dropped: [] }],
		[
			'another block',
			{ pieces: [{ ...own('x').pieces[0], blocks: [{ kind: 'html' }] }], dropped: [] }
		],
		['a field too many', { ...own('x'), script: 'alert(1)' }],
		['a link that runs', withLink('javascript:alert(1)')],
		['a link to data', withLink('data:text/html,x')],
		['a colour', { pieces: [spanned({ text: 'x', color: 'red' })], dropped: [] }],
		['a NUL', own('a\0b')],
		['nothing', null]
	])('%s is not taken', (_what, input) => {
		expect(readPart(input)).toBeNull();
	});

	test('words are taken as they are, letters of every script too', () => {
		const words = '<b>geen vet</b> & 👩‍👩‍👧 שלום \u202eomgekeerd';
		expect(readPart(own(words))).toEqual(own(words));
	});

	test('is too long as a whole, or in one list or paragraph', () => {
		const lines = (count: number, length: number) =>
			own(...Array.from({ length: count }, () => 'x'.repeat(length)));
		expect(isTooLong(lines(25, 3900))).toBe(false);
		expect(isTooLong(lines(21, PART_MAX / 20))).toBe(true);
		expect(isTooLong(lines(STORY_MAX.blocks, 1))).toBe(false);
		expect(isTooLong(lines(STORY_MAX.blocks + 1, 1))).toBe(true);
		const items = Array.from({ length: STORY_MAX.items + 1 }, () => [{ text: 'x' }]);
		const list = { kind: 'list' as const, ordered: false, items };
		expect(
			isTooLong({ pieces: [{ kind: 'own', blocks: [list], from: null, was: null }], dropped: [] })
		).toBe(true);
	});
});

test('[SE2] a span that is too long is cut between letters, and its looks stay', () => {
	const long = '🦆'.repeat(STORY_MAX.text);
	const spans = tidySpans([{ text: 'a' }, { text: long, bold: true }, { text: 'b', bold: true }]);
	expect(
		spans
			.slice(1)
			.map(({ text }) => text)
			.join('')
	).toBe(`${long}b`);
	for (const { text } of spans) {
		expect(text.isWellFormed()).toBe(true);
		expect(text.length).toBeLessThanOrEqual(STORY_MAX.text);
	}
	expect(spans.slice(1).every(({ bold }) => bold)).toBe(true);
});

describe('[SE7] a link', () => {
	test.each([
		['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
		['  example.org/kaart ', 'https://example.org/kaart'],
		['ada@example.nl', 'mailto:ada@example.nl'],
		['HTTP://example.org', 'HTTP://example.org'],
		['javascript:alert(1)', null],
		['JavaScript:alert(1)', null],
		['data:text/html,<script>', null],
		['vbscript:x', null],
		['file:///etc/passwd', null],
		['//example.org', null],
		['https://a b', null],
		['zomaar iets', null],
		['', null]
	])('%s becomes %s', (typed, link) => {
		expect(linkFrom(typed)).toBe(link);
	});

	test('whatever is typed, what comes of it can be stored', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()), (typed) => {
				const link = linkFrom(typed);
				if (link !== null) expect(v.is(PartTextShape, withLink(link))).toBe(true);
			})
		);
	});
});

test('[SE4] two parts are the same whatever the order of their fields', () => {
	const other = JSON.parse(
		'{"dropped":[],"pieces":[{"was":null,"from":null,"blocks":[{"spans":[{"text":"een"}],"kind":"paragraph"}],"kind":"own"}]}'
	);
	expect(samePart(own('een'), other)).toBe(true);
	expect(samePart(own('een'), own('een', '  '))).toBe(true);
	expect(samePart(own('een'), own('twee'))).toBe(false);
});

test('[SE11] a part in words has what the tool says now, and what was typed', () => {
	const composed = [{ key: 'a', blocks: [paragraph('Over a.')], paths: [] }];
	const text = {
		pieces: [...own('Zelf.').pieces, { kind: 'composed' as const, key: 'a' }],
		dropped: []
	};
	expect(partWords(text, composed)).toBe('Zelf.\nOver a.');
	expect(partWords(null, composed)).toBe('Over a.');
});

test('[SE8] plain words are paragraphs, one per line', () => {
	expect(plainText(blocksFromPlain('een\r\ntwee\n\n\n drie'))).toBe('een\ntwee\n drie');
});

function spanned(span: object) {
	const blocks = [{ kind: 'paragraph', spans: [span] }];
	return { kind: 'own', blocks, from: null, was: null };
}

function withLink(link: string) {
	return { pieces: [spanned({ text: 'klik', link })], dropped: [] };
}
