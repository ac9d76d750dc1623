import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import oracles from '../../../../tests/fixtures/oracles.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { quantile } from './quantile.ts';

/** Whole numbers as a histogram that starts at 1. */
function histogram(values: readonly number[], length = Math.max(...values)): readonly number[] {
	return Array.from({ length }, (_, i) => values.filter((value) => value === i + 1).length);
}

const published = oracles.vectors.flatMap(({ id, fn, input, expected, tol }) =>
	fn === 'quantile7' && typeof input === 'object' && 'x' in input && typeof expected === 'number'
		? [{ id, x: input.x, p: input.p, expected, tol }]
		: []
);

const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
	test('[S1] the oracles hold seven published type-7 quantiles', () =>
		expect(published).toHaveLength(7));

	test.each(published)('[S1] matches the published vector $id', ({ x, p, expected, tol }) => {
		expect(Math.abs(quantile(histogram(x), p)! - expected)).toBeLessThanOrEqual(tol);
	});

	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[S1] matches the quartiles of the worked example: %s',
		(question) => {
			const { counts, q1, median, q3 } = worked.themeExample.result[question];
			expect([0.25, 0.5, 0.75].map((p) => quantile(counts, p))).toEqual([q1, median, q3]);
		}
	);

	test('[S1] follows the definition on the sorted ratings, for any ratings', () => {
		fc.assert(
			fc.property(ratings, share, (values, p) => {
				const x = [...values].sort((a, b) => a - b);
				const h = (x.length - 1) * p;
				const low = x[Math.floor(h)]!;
				const high = x[Math.ceil(h)]!;
				expect(quantile(histogram(values, 5), p)).toBeCloseTo(
					low + (h - Math.floor(h)) * (high - low),
					9
				);
			})
		);
	});

	test('[S2] lies between the lowest and the highest rating and never falls as p rises', () => {
		fc.assert(
			fc.property(ratings, share, share, (values, p, q) => {
				const counts = histogram(values, 5);
				const [low, high] = [quantile(counts, Math.min(p, q))!, quantile(counts, Math.max(p, q))!];
				expect(low).toBeGreaterThanOrEqual(Math.min(...values));
				expect(high).toBeLessThanOrEqual(Math.max(...values));
				expect(low).toBeLessThanOrEqual(high);
			})
		);
	});

	test('[S2] one person is every quantile', () => {
		expect([0, 0.25, 0.5, 1].map((p) => quantile([0, 0, 0, 1, 0], p))).toEqual([4, 4, 4, 4]);
	});

	test('[S3] nobody has no quantile', () => expect(quantile([0, 0, 0, 0, 0], 0.5)).toBeNull());

	test.each([-0.01, 1.01, NaN])('[S4] refuses p = %d', (p) => {
		expect(() => quantile([1, 1, 1, 1, 1], p)).toThrow(RangeError);
	});
});
