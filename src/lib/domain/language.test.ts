import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { NO_TEXT, textFor } from './language.ts';
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

	test('[N1] has both languages in its shape, null where a language is missing', () => {
		expect(safeParse(LocalTextShape, { nl: 'Beek', en: null }).success).toBe(true);
		expect(safeParse(LocalTextShape, { nl: 'Beek' }).success).toBe(false);
		expect(safeParse(LocalTextShape, { nl: 1, en: null }).success).toBe(false);
	});
});
