import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { cliffsDelta } from './cliffs-delta.ts';

function histogram(values: readonly number[]): readonly number[] {
	return [1, 2, 3, 4, 5].map((point) => values.filter((value) => value === point).length);
}

const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 });

describe("Cliff's delta", () => {
	test('[S26] the oracles hold eleven values of a package', () =>
		expect(packages.cliffsDelta.vectors).toHaveLength(11));

	test.each(packages.cliffsDelta.vectors)(
		'[S26] matches the package: $expected',
		({ before, after, expected }) => {
			expect(cliffsDelta(before, after)).toBeCloseTo(expected, 12);
		}
	);

	test('[S26] matches the worked example', () => {
		const { x, y, delta } = worked.cliffsDelta;
		expect(cliffsDelta(histogram(x), histogram(y))).toBeCloseTo(delta, 12);
	});

	test('[S26] follows the definition pair by pair, within −1 … 1', () => {
		fc.assert(
			fc.property(ratings, ratings, (x, y) => {
				const signs = x.flatMap((before) => y.map((after) => Math.sign(after - before)));
				const delta = cliffsDelta(histogram(x), histogram(y))!;
				expect(delta).toBeCloseTo(signs.reduce((a, b) => a + b, 0) / signs.length, 12);
				expect(Math.abs(delta)).toBeLessThanOrEqual(1);
			})
		);
	});

	test('[S26] is 1 when every later one rates higher', () => {
		expect(cliffsDelta([2, 3, 0, 0, 0], [0, 0, 1, 0, 4])).toBe(1);
	});

	test('[S27] two groups the other way round turn the sign', () => {
		fc.assert(
			fc.property(ratings, ratings, (x, y) => {
				const [a, b] = [histogram(x), histogram(y)];
				expect(cliffsDelta(b, a)! + cliffsDelta(a, b)!).toBe(0);
			})
		);
	});

	test('[S3] an empty group has no delta', () => {
		expect(cliffsDelta([0, 0, 0], [1, 2, 3])).toBeNull();
		expect(cliffsDelta([1, 2, 3], [0, 0, 0])).toBeNull();
	});

	test('[S28] refuses two different scales', () => {
		expect(() => cliffsDelta([1, 2], [1, 2, 3])).toThrow(RangeError);
	});
});
