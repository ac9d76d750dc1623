import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from './language.ts';
import {
	breakdownFrom,
	DEFAULT_METHOD,
	kFrom,
	LanguagesShape,
	WEIGHT_MAX,
	weightsFrom
} from './scan.ts';

describe('weights', () => {
	test('[N5] are three numbers, written with a point or a comma', () => {
		expect(weightsFrom(['2', '1', '0'])).toEqual({
			ok: true,
			weights: { impact: 2, feasibility: 1, room: 0 }
		});
		expect(weightsFrom([' 1,5 ', '0.5', '10'])).toEqual({
			ok: true,
			weights: { impact: 1.5, feasibility: 0.5, room: 10 }
		});
	});

	test.each([
		['all zero', ['0', '0', '0']],
		['negative', ['2', '-1', '0']],
		['over the maximum', [String(WEIGHT_MAX + 0.1), '1', '0']],
		['infinite', ['Infinity', '1', '0']],
		['not a number', ['twee', '1', '0']],
		['empty', ['2', ' ', '0']],
		['with a thousands mark', ['1.000,5', '1', '0']],
		['two', ['2', '1']],
		['four', ['2', '1', '0', '0']],
		['none', []]
	])('[N5] %s: refused', (_, parts) =>
		expect(weightsFrom(parts)).toEqual({ ok: false, reason: 'weights-invalid' })
	);

	test('[N5] any numbers from 0 to the maximum are taken as they are, if not all zero', () => {
		const part = fc.integer({ min: 0, max: WEIGHT_MAX * 10 }).map((n) => n / 10);
		fc.assert(
			fc.property(part, part, part, (impact, feasibility, room) => {
				fc.pre(impact + feasibility + room > 0);
				expect(weightsFrom([impact, feasibility, room].map(String))).toEqual({
					ok: true,
					weights: { impact, feasibility, room }
				});
			})
		);
	});
});

describe('method', () => {
	test('[N6] k is 3 or 5', () => {
		expect(kFrom('3')).toEqual({ ok: true, k: 3 });
		expect(kFrom(' 5 ')).toEqual({ ok: true, k: 5 });
		for (const text of ['', '1', '4', '3.0', '35'])
			expect(kFrom(text)).toEqual({ ok: false, reason: 'k-invalid' });
	});

	test('[N6] the breakdown is by families or by groups', () => {
		expect(breakdownFrom('families')).toEqual({ ok: true, breakdown: 'families' });
		expect(breakdownFrom(' groups')).toEqual({ ok: true, breakdown: 'groups' });
		for (const text of ['', 'Families', 'family'])
			expect(breakdownFrom(text)).toEqual({ ok: false, reason: 'breakdown-invalid' });
	});

	test('[N6] by default families, k = 3 and weights 2 : 1 : 0', () => {
		expect(DEFAULT_METHOD).toEqual({
			mode: 'anonymous',
			breakdown: 'families',
			k: 3,
			weights: { impact: 2, feasibility: 1, room: 0 }
		});
	});
});

describe('languages', () => {
	test('[N7] a scan has at least one, out of those of the house', () => {
		expect(safeParse(LanguagesShape, ['nl']).success).toBe(true);
		expect(safeParse(LanguagesShape, ['nl', 'en']).success).toBe(true);
		expect(safeParse(LanguagesShape, []).success).toBe(false);
		expect(safeParse(LanguagesShape, LANGUAGES).success).toBe(true);
		expect(safeParse(LanguagesShape, ['nl', 'nl']).success).toBe(false);
		expect(safeParse(LanguagesShape, ['xx']).success).toBe(false);
	});
});
