import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import {
	anyWords,
	hasWords,
	LANGUAGES,
	lengthOf,
	NO_TEXT,
	sameText,
	textFor,
	textOf
} from './language.ts';
import { LocalTextShape } from './local-text-shape.ts';

describe('text for a reader', () => {
	test('[N1] is in the wanted language where there are words in it', () => {
		const text = { nl: 'Beek', en: 'Brook' };
		expect(textFor(text, 'nl')).toEqual({ text: 'Beek', language: 'nl' });
		expect(textFor(text, 'en')).toEqual({ text: 'Brook', language: 'en' });
	});

	test.each([null, ''])('[N1] is in the other language where the wanted one has %o', (nothing) => {
		expect(textFor({ nl: 'Beek', en: nothing }, 'en')).toEqual({ text: 'Beek', language: 'nl' });
		expect(textFor({ nl: nothing, en: 'Brook' }, 'nl')).toEqual({ text: 'Brook', language: 'en' });
	});

	test('[N1] is empty, in the wanted language, where nobody wrote anything', () => {
		expect(textFor(NO_TEXT, 'en')).toEqual({ text: '', language: 'en' });
	});

	test('[N1] is in the main language of the scan where the reader has none, else in any', () => {
		const text = { nl: 'Beek', en: null, de: 'Bach' };
		expect(textFor(text, 'en', 'de')).toEqual({ text: 'Bach', language: 'de' });
		expect(textFor(text, 'en')).toEqual({ text: 'Beek', language: 'nl' });
		expect(textFor({ ...NO_TEXT, en: 'Brook' }, 'nl', 'de').language).toBe('en');
	});

	test('[N1] a language that is missing in its shape has no words', () => {
		const parse = (text: unknown) => safeParse(LocalTextShape, text);
		expect(parse({ nl: 'Beek' }).output).toEqual({ nl: 'Beek', en: null });
		expect(parse({ nl: null, en: null, de: 'Bach' }).output).toHaveProperty('de', 'Bach');
		expect(parse({ nl: 1, en: null }).success).toBe(false);
	});

	test('[N1] is written as before a house learnt a language that it has no words in', () => {
		expect(textOf((code) => (code === 'nl' ? 'Beek' : ''))).toEqual({ nl: 'Beek', en: '' });
		expect(textOf((code) => code)).toEqual(Object.fromEntries(LANGUAGES.map((l) => [l, l])));
	});

	test('[N1] is told apart, measured and found by every language it has', () => {
		const text = { nl: null, en: null, de: 'Bach' };
		expect([hasWords(text), lengthOf(text), anyWords(text)]).toEqual([true, 4, 'Bach']);
		expect([hasWords(NO_TEXT), lengthOf(NO_TEXT), anyWords(NO_TEXT)]).toEqual([false, 0, '']);
		expect([sameText(text, NO_TEXT), sameText(text, { ...text })]).toEqual([false, true]);
		expect(sameText(NO_TEXT, { ...NO_TEXT, de: null })).toBe(true);
	});
});
