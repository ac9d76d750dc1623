import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { distributionChange } from './distribution-change.ts';

const ratings = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
	minLength: 1,
	maxLength: 40
});

function histogram(values: readonly number[]): readonly number[] {
	return [1, 2, 3, 4, 5].map((point) => values.filter((value) => value === point).length);
}

describe('distribution change', () => {
	test('[S23] the oracles hold ten values of a package', () =>
		expect(packages.distributionChange.vectors).toHaveLength(10));

	test.each(packages.distributionChange.vectors)(
		'[S23] matches the package: $expected',
		({ before, after, expected }) => {
			expect(distributionChange(before, after)).toBeCloseTo(expected, 12);
		}
	);

	test('[S23] matches the worked example', () => {
		const { f1, f2, netChangePct } = worked.pairedRounds;
		expect(distributionChange(f1, f2)! * 100).toBeCloseTo(netChangePct, 12);
	});

	test('[S23] lies in 0 … 1 and is at most the share of people who moved', () => {
		fc.assert(
			fc.property(ratings, (pairs) => {
				const change = distributionChange(
					histogram(pairs.map(([before]) => before)),
					histogram(pairs.map(([, after]) => after))
				)!;
				const moved = pairs.filter(([before, after]) => before !== after).length;
				expect(change).toBeGreaterThanOrEqual(0);
				expect(change).toBeLessThanOrEqual(moved / pairs.length + 1e-12);
			})
		);
	});

	test('[S23] the same picture is 0, no overlap is 1', () => {
		expect(distributionChange([1, 2, 3, 2, 1], [1, 2, 3, 2, 1])).toBe(0);
		expect(distributionChange([4, 1, 0, 0, 0], [0, 0, 0, 2, 3])).toBe(1);
	});

	test('[S3] nobody has not changed, nor stayed the same', () => {
		expect(distributionChange([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).toBeNull();
	});

	test.each([
		['numbers of people', [1, 1, 1, 1, 1], [1, 1, 1, 1, 2]],
		['scales', [1, 1, 1], [1, 1, 1, 0]]
	])('[S28] refuses two different %s', (_, before, after) => {
		expect(() => distributionChange(before, after)).toThrow(RangeError);
	});
});
