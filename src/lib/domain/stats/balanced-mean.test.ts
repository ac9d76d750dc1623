import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancedMean } from './balanced-mean.ts';

const pools = fc.array(
	fc.record({
		weight: fc.integer({ min: 1, max: 5 }),
		mean: fc.double({ min: 1, max: 5, noNaN: true })
	}),
	{ minLength: 1, maxLength: 6 }
);

describe('balanced mean', () => {
	test.each([
		['impact', [2, 4.75, 4], 59 / 16],
		['feasibility', [11 / 6, 3, 3.5], 71 / 24],
		['effort', [3, 2.25, 2.5], 41 / 16]
	])('[S6] matches the worked example: %s', (_, [agrarier, terrein, overheid], expected) => {
		expect(
			balancedMean([
				{ weight: 1, mean: agrarier! },
				{ weight: 1, mean: terrein! },
				{ weight: 2, mean: overheid! }
			])
		).toBeCloseTo(expected, 12);
	});

	test('[S6] with four pools of one unit the worked example gives 179/48', () => {
		const means = [2, 4.75, 11 / 3, 4.5];
		expect(balancedMean(means.map((mean) => ({ weight: 1, mean })))).toBeCloseTo(179 / 48, 12);
	});

	test('[S6] weighs a pool of two units as two pools of one unit with that mean', () => {
		fc.assert(
			fc.property(pools, (any) => {
				const units = any.flatMap(({ weight, mean }) =>
					Array.from({ length: weight }, () => ({ weight: 1, mean }))
				);
				expect(balancedMean(any)).toBeCloseTo(balancedMean(units)!, 9);
			})
		);
	});

	test('[S7] lies between the smallest and the largest pool mean', () => {
		fc.assert(
			fc.property(pools, (any) => {
				const means = any.map((pool) => pool.mean);
				expect(balancedMean(any)).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12);
				expect(balancedMean(any)).toBeLessThanOrEqual(Math.max(...means) + 1e-12);
			})
		);
	});

	test('[S7] never leaves the scale, not even by rounding', () => {
		fc.assert(
			fc.property(pools, (any) => {
				expect(balancedMean(any)).toBeGreaterThanOrEqual(1);
				expect(balancedMean(any)).toBeLessThanOrEqual(5);
			})
		);
	});

	test('[S3] no pools have no balanced mean', () => expect(balancedMean([])).toBeNull());
});
