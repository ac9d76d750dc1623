import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import oracles from '../../../../tests/fixtures/oracles.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { agreement } from './agreement.ts';

const histograms = oracles.vectors.flatMap(({ id, fn, input, expected, tol, note }) =>
	Array.isArray(input) ? [{ id, fn, counts: input, expected, tol, note }] : []
);
const published = histograms.flatMap(({ id, fn, counts, expected, tol }) =>
	fn === 'agreementA' && id !== 'agreementA-empty' && typeof expected === 'number'
		? [{ id, counts, expected, tol }]
		: []
);
const polarizations = histograms.flatMap(({ id, fn, counts, expected, tol }) =>
	fn === 'polarization' && typeof expected === 'number' ? [{ id, counts, expected, tol }] : []
);
const layered = histograms.flatMap(({ fn, counts, expected, tol }) =>
	fn === 'agreementLayers' && typeof expected === 'object' ? [{ counts, ...expected, tol }] : []
);

const histogram = fc
	.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })
	.filter((counts) => counts.some((count) => count > 0));

describe('agreement', () => {
	test('[S11] the oracles hold eleven published values, two polarizations, one table of layers', () => {
		expect([published.length, polarizations.length, layered.length]).toEqual([11, 2, 1]);
		expect(packages.agreement.vectors).toHaveLength(12);
	});

	test.each(published)('[S11] matches the published vector $id', ({ counts, expected, tol }) => {
		expect(Math.abs(agreement(counts)! - expected)).toBeLessThanOrEqual(tol);
	});

	test.each(polarizations)(
		'[S11] matches $id: polarization is (1 − A) / 2',
		({ counts, expected, tol }) => {
			expect(Math.abs((1 - agreement(counts)!) / 2 - expected)).toBeLessThanOrEqual(tol);
		}
	);

	test.each(layered)(
		'[S11] each layer has the published agreement and weight',
		({ counts, layerA, weights, tol }) => {
			const heights = [...new Set(counts)].sort((a, b) => a - b);
			const n = counts.reduce((sum, count) => sum + count, 0);
			heights.forEach((height, i) => {
				const pattern = counts.map((count) => Number(count >= height));
				const points = pattern.reduce((sum, point) => sum + point, 0);
				expect(Math.abs(agreement(pattern)! - layerA[i]!)).toBeLessThanOrEqual(tol);
				const weight = ((height - (heights[i - 1] ?? 0)) * points) / n;
				expect(Math.abs(weight - weights[i]!)).toBeLessThanOrEqual(tol);
			});
			expect(layerA).toHaveLength(heights.length);
		}
	);

	test.each(packages.agreement.vectors)('[S11] matches agrmt: $counts', ({ counts, expected }) => {
		expect(agreement(counts)).toBeCloseTo(expected, 12);
	});

	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[S11] matches the worked example: %s',
		(question) => {
			const { counts, agreement: expected } = worked.themeExample.result[question];
			expect(agreement(counts)).toBeCloseTo(expected, 12);
		}
	);

	test.each(Object.entries(worked.agreementTable))(
		'[S11] matches the table of the method: %s',
		(_, { counts, agreement: expected }) => {
			expect(agreement(counts)).toBeCloseTo(expected, 12);
		}
	);

	test('[S11] matches the two rounds of the worked example', () => {
		const { f1, f2, A1, A2 } = worked.pairedRounds;
		expect(agreement(f1)).toBeCloseTo(A1, 12);
		expect(agreement(f2)).toBeCloseTo(A2, 12);
	});

	test('[S12] lies in −1 … 1, and is 1 only when all say the same', () => {
		fc.assert(
			fc.property(histogram, (counts) => {
				const a = agreement(counts)!;
				expect(a).toBeGreaterThanOrEqual(-1);
				expect(a).toBeLessThanOrEqual(1);
				expect(a === 1).toBe(counts.filter((count) => count > 0).length === 1);
			})
		);
	});

	test.each([
		['all say the same', [0, 0, 0, 10, 0], 1],
		['spread evenly', [7, 7, 7, 7, 7], 0],
		['half at either end', [49, 0, 0, 0, 49], -1],
		['half at either end of another scale', [3, 0, 0, 0, 0, 0, 3], -1]
	])('[S12] reaches its ends and its middle exactly: %s', (_, counts, expected) => {
		expect(agreement(counts)).toBe(expected);
	});

	test('[S13] is the same when the scale is turned around', () => {
		fc.assert(
			fc.property(histogram, (counts) => {
				expect(agreement(counts.toReversed())).toBeCloseTo(agreement(counts)!, 12);
			})
		);
	});

	test('[S13] is the same when everybody is counted several times', () => {
		fc.assert(
			fc.property(histogram, fc.integer({ min: 2, max: 1000 }), (counts, times) => {
				const more = counts.map((count) => count * times);
				expect(agreement(more)).toBeCloseTo(agreement(counts)!, 12);
			})
		);
	});

	test('[S3] nobody has no agreement, where the published vector has 0', () => {
		const empty = histograms.find(({ id }) => id === 'agreementA-empty');
		expect(empty?.expected).toBe(0);
		expect(agreement(empty!.counts)).toBeNull();
	});

	test('[S28] refuses a scale of two points', () => {
		expect(() => agreement([3, 4])).toThrow(RangeError);
	});
});
