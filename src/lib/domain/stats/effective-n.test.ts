import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import { effectiveN } from './effective-n.ts';

const pools = fc.array(
	fc.record({ n: fc.integer({ min: 1, max: 50 }), weight: fc.integer({ min: 1, max: 5 }) }),
	{ minLength: 1, maxLength: 6 }
);

describe('effective number of people', () => {
	test('[S17] the oracles hold ten values of a package', () =>
		expect(packages.effectiveN.vectors).toHaveLength(10));

	test.each(packages.effectiveN.vectors)(
		'[S17] matches the package: $expected',
		({ pools: given, expected }) => {
			expect(effectiveN(given)).toBeCloseTo(expected, 10);
		}
	);

	test('[S17] is 12.8 of 14 in the worked example', () => {
		const [agrarier, terrein, overheid] = [5, 4, 5];
		expect(
			effectiveN([
				{ n: agrarier, weight: 1 },
				{ n: terrein, weight: 1 },
				{ n: overheid, weight: 2 }
			])
		).toBeCloseTo(12.8, 12);
	});

	test('[S17] follows the definition person by person', () => {
		fc.assert(
			fc.property(pools, (any) => {
				const weights = any.flatMap(({ n, weight }) => new Array<number>(n).fill(weight / n));
				const sum = weights.reduce((total, w) => total + w, 0);
				const squares = weights.reduce((total, w) => total + w * w, 0);
				expect(effectiveN(any)).toBeCloseTo((sum * sum) / squares, 8);
			})
		);
	});

	test('[S17] is never more than the number of people, and is it where all weigh the same', () => {
		fc.assert(
			fc.property(pools, (any) => {
				const people = any.reduce((sum, pool) => sum + pool.n, 0);
				expect(effectiveN(any)).toBeLessThanOrEqual(people + 1e-9);
				expect(effectiveN(any)).toBeGreaterThanOrEqual(1 - 1e-9);
				expect(effectiveN(any.map(({ n }) => ({ n, weight: n })))).toBeCloseTo(people, 9);
			})
		);
	});

	test('[S3] no pools have no effective number', () => expect(effectiveN([])).toBeNull());
});
