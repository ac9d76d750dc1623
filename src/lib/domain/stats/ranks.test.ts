import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, ranks } from './ranks.ts';

const through = (...scores: readonly number[]) => scores.map((score) => ({ gate: true, score }));

const anyEntries = fc.array(
	fc.record({ gate: fc.boolean(), score: fc.integer({ min: 0, max: 12 }).map((n) => n * 8.25) }),
	{ maxLength: 12 }
);

describe('ranks', () => {
	test('[S8] equal scores share a place and the next places are left out', () => {
		expect(ranks(through(70, 90, 70, 50))).toEqual([2, 1, 2, 4]);
	});

	test('[S8] all equal: all first', () => expect(ranks(through(50, 50, 50))).toEqual([1, 1, 1]));

	test('[S8] nothing to rank has no ranks', () => expect(ranks([])).toEqual([]));

	test('[S8] a rank is one more than the number of entries strictly ahead', () => {
		fc.assert(
			fc.property(anyEntries, (entries) => {
				const expected = entries.map(
					(one) =>
						1 +
						entries.filter(
							(other) =>
								(other.gate && !one.gate) || (other.gate === one.gate && other.score > one.score)
						).length
				);
				expect(ranks(entries)).toEqual(expected);
			})
		);
	});

	test('[S9] scores that differ by rounding in the machine are equal', () => {
		expect(ranks(through(0.3, 0.1 + 0.2))).toEqual([1, 1]);
		expect(ranks(through(50, 50 + 1e-8))).toEqual([2, 1]);
	});

	test('[S10] passing the gate comes before the score', () => {
		expect(
			ranks([
				{ gate: false, score: 99 },
				{ gate: true, score: 10 }
			])
		).toEqual([2, 1]);
	});

	test('[S10] an equal score on the other side of the gate is no tie', () => {
		expect(
			ranks([
				{ gate: false, score: 50 },
				{ gate: true, score: 50 }
			])
		).toEqual([2, 1]);
	});
});

describe('thresholds', () => {
	test('[S9] are inclusive, give or take rounding in the machine', () => {
		expect(atLeast(3, 3)).toBe(true);
		expect(atLeast((0.1 + 0.7) * 10 - 5, 3)).toBe(true);
		expect((0.1 + 0.7) * 10 - 5).toBeLessThan(3);
		expect(atLeast(3 - 1e-6, 3)).toBe(false);
	});
});
