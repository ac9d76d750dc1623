import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';
import { whySentence } from './why-sentence.ts';

const CUTS = { impact: [2, 3, 4], feasibility: [2, 3, 4], effort: [2, 3.5, 4.25] } as const;
type Part = keyof typeof CUTS;
const PARTS = Object.keys(CUTS) as Part[];
const MIDDLE = { impact: 2.5, feasibility: 2.5, effort: 2.5 };
const wordsAt = (part: Part, value: number, language: Language) =>
	whySentence({ ...MIDDLE, [part]: value }, language);

describe.each(LANGUAGES)('[V4] the words change where the classes do (%s)', (language) => {
	test.each(PARTS.flatMap((part) => CUTS[part].map((cut) => [part, cut] as const)))(
		'%s at %s, the cut itself included',
		(part, cut) => {
			expect(wordsAt(part, cut, language)).not.toBe(wordsAt(part, cut - 0.001, language));
			expect(wordsAt(part, cut, language)).toBe(wordsAt(part, cut + 0.001, language));
			// Three times a third is a whole, also where it is 1e-16 less.
			expect(wordsAt(part, cut, language)).toBe(wordsAt(part, cut - 1e-12, language));
		}
	);

	test.each(PARTS)('%s has four wordings, each for one stretch of the scale', (part) => {
		const values = Array.from({ length: 401 }, (_, i) => 1 + i / 100);
		const words = values.map((value) => wordsAt(part, value, language));
		expect(new Set(words).size).toBe(4);
		expect(words.filter((word, i) => word !== words[i - 1])).toHaveLength(4);
	});

	test('the same sentence says the same of impact, feasibility and effort against their cuts', () => {
		const mean = fc
			.double({ min: 1, max: 5, noNaN: true })
			.map((value) => Math.round(value * 100) / 100);
		const means = fc.record({ impact: mean, feasibility: mean, effort: mean });
		const sides = ({ impact, feasibility, effort }: typeof MIDDLE) => [
			...[impact >= 3, feasibility >= 3, effort >= 3.5]
		];
		fc.assert(
			fc.property(means, means, (one, two) => {
				if (whySentence(one, language) === whySentence(two, language))
					expect(sides(one)).toEqual(sides(two));
			})
		);
	});

	test('an unknown part makes it a sentence about too few answers, not about a low one', () => {
		const few = whySentence({ impact: null, feasibility: null, effort: null }, language);
		for (const part of PARTS) expect(whySentence({ ...MIDDLE, [part]: null }, language)).toBe(few);
		expect(few).toBe(m.why_too_few({}, { locale: language }));
	});
});

test('[V4] as it is shown', () => {
	const means = { impact: 59 / 16, feasibility: 71 / 24, effort: 41 / 16 };
	expect(whySentence(means, 'nl')).toBe(
		'Het levert hier redelijk veel op voor de natuur, het is nu lastig en er gebeurt nu al iets.'
	);
	expect(whySentence(means, 'en')).toBe(
		'Here it does quite a lot for nature, it is hard now, and something is being done.'
	);
});
