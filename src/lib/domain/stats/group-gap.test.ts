import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { groupGap } from './group-gap.ts';

describe('group gap', () => {
	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[S16] matches the worked example: %s',
		(question) => {
			const { pools, groupGap: expected } = worked.themeExample.result[question];
			expect(groupGap(pools.map((pool) => pool.mean))).toBeCloseTo(expected, 12);
		}
	);

	test('[S16] is the largest of all differences between two pools', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 2, maxLength: 8 }),
				(means) => {
					const differences = means.flatMap((a) => means.map((b) => a - b));
					expect(groupGap(means)).toBe(Math.max(...differences));
				}
			)
		);
	});

	test('[S16] one pool stands apart from nobody', () => {
		expect(groupGap([3])).toBeNull();
		expect(groupGap([])).toBeNull();
	});
});
