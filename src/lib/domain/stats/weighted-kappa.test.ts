import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { weightedKappa } from './weighted-kappa.ts';

type Pair = readonly [before: number, after: number];

/** Pairs of ratings 1 … 5 as a table, earlier answers in the rows. */
function table(pairs: readonly Pair[]): readonly (readonly number[])[] {
	const scale = [1, 2, 3, 4, 5];
	return scale.map((row) =>
		scale.map((column) => pairs.filter(([a, b]) => a === row && b === column).length)
	);
}

const rating = fc.integer({ min: 1, max: 5 });
const anyPairs = fc.array(fc.tuple(rating, rating), { minLength: 1, maxLength: 40 });

describe('weighted kappa', () => {
	test('[S24] the oracles hold eleven values of three packages', () =>
		expect(packages.weightedKappa.vectors).toHaveLength(11));

	test.each(packages.weightedKappa.vectors)(
		'[S24] matches the packages: $expected',
		({ table: given, expected }) => {
			expect(weightedKappa(given)).toBeCloseTo(expected, 12);
		}
	);

	test('[S24] matches the worked example', () => {
		const { r1, r2, kappaQuadratic } = worked.pairedRounds;
		expect(weightedKappa(table(r1.map((before, i) => [before, r2[i]!])))).toBeCloseTo(
			kappaQuadratic,
			12
		);
	});

	test('[S24] lies in −1 … 1, whichever answer comes first', () => {
		fc.assert(
			fc.property(anyPairs, (pairs) => {
				const kappa = weightedKappa(table(pairs));
				expect(weightedKappa(table(pairs.map(([a, b]) => [b, a])))).toBe(kappa);
				if (kappa === null) return;
				expect(kappa).toBeGreaterThanOrEqual(-1);
				expect(kappa).toBeLessThanOrEqual(1);
			})
		);
	});

	test('[S24] is 0 where the answers are as by chance', () => {
		expect(
			weightedKappa([
				[4, 6],
				[2, 3]
			])
		).toBe(0);
	});

	test('[S25] is 1 when everybody answers as before, unless all give one and the same answer', () => {
		fc.assert(
			fc.property(fc.array(rating, { minLength: 1, maxLength: 30 }), (ratings) => {
				const kappa = weightedKappa(table(ratings.map((same) => [same, same])));
				expect(kappa).toBe(new Set(ratings).size === 1 ? null : 1);
			})
		);
	});

	test('[S25] is 0 and not unknown when all change from one answer to another', () => {
		expect(
			weightedKappa(
				table([
					[3, 4],
					[3, 4]
				])
			)
		).toBe(0);
	});

	test('[S3] nobody has no kappa', () => {
		expect(weightedKappa(table([]))).toBeNull();
		expect(weightedKappa([])).toBeNull();
	});

	test('[S28] refuses a table that is not square', () => {
		expect(() => weightedKappa([[1, 2]])).toThrow(RangeError);
	});
});
