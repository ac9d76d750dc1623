import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePools, type Pool } from './merge-pools.ts';

/** One pool per unit, by numbers of people. */
function pools(...people: readonly number[]): readonly Pool[] {
	return people.map((n, unit) => ({ units: [unit], n, weight: 1 }));
}

const anyPools = fc
	.array(fc.integer({ min: 1, max: 8 }), { maxLength: 9 })
	.map((people) => pools(...people));
const anyK = fc.integer({ min: 1, max: 6 });

const total = (all: readonly Pool[], field: 'n' | 'weight') =>
	all.reduce((sum, pool) => sum + pool[field], 0);

describe('merging pools', () => {
	test('[P3] the worked example merges gemeente (3) with waterschap (2)', () => {
		expect(mergePools(pools(6, 4, 3, 2), 3)).toEqual([
			{ units: [0], n: 6, weight: 1 },
			{ units: [1], n: 4, weight: 1 },
			{ units: [2, 3], n: 5, weight: 2 }
		]);
	});

	test('[P3] leaves pools alone that all have k people', () => {
		expect(mergePools(pools(3, 5, 3), 3)).toEqual(pools(3, 5, 3));
	});

	test('[P3] merges the smallest with the next smallest, wherever they stand', () => {
		expect(mergePools(pools(1, 9, 4, 2), 3).map((pool) => pool.units)).toEqual([[0, 3], [1], [2]]);
	});

	test('[P3] among equal sizes the first in unit order is merged first', () => {
		expect(mergePools(pools(2, 2, 2, 5), 3).map((pool) => pool.units)).toEqual([[0, 1, 2], [3]]);
		expect(mergePools(pools(4, 1, 4, 4), 3).map((pool) => pool.units)).toEqual([[0, 1], [2], [3]]);
	});

	test('[P3] in a tie a merged pool stands where its first unit stands', () => {
		expect(mergePools(pools(1, 2, 2, 3), 3).map((pool) => pool.units)).toEqual([[0, 1, 2], [3]]);
		expect(mergePools(pools(3, 1, 2, 2), 3).map((pool) => pool.units)).toEqual([
			[0, 3],
			[1, 2]
		]);
	});

	test('[P3] one pool stays as it is, however small', () => {
		expect(mergePools(pools(1), 5)).toEqual(pools(1));
		expect(mergePools([], 3)).toEqual([]);
	});

	test('[P4] keeps every person, every unit and every weight', () => {
		fc.assert(
			fc.property(anyPools, anyK, (before, k) => {
				const after = mergePools(before, k);
				expect(total(after, 'n')).toBe(total(before, 'n'));
				expect(total(after, 'weight')).toBe(total(before, 'weight'));
				expect(after.flatMap((pool) => pool.units).sort((a, b) => a - b)).toEqual(
					before.flatMap((pool) => pool.units)
				);
				for (const pool of after) {
					expect(pool.n).toBe(pool.units.reduce((sum, unit) => sum + before[unit]!.n, 0));
					expect(pool.weight).toBe(pool.units.length);
				}
			})
		);
	});

	test('[P5] every pool has at least k people, unless it is the only one', () => {
		fc.assert(
			fc.property(anyPools, anyK, (before, k) => {
				const after = mergePools(before, k);
				if (after.length > 1)
					expect(Math.min(...after.map((pool) => pool.n))).toBeGreaterThanOrEqual(k);
			})
		);
	});

	test('[P3] the pools stand in the order of their first unit, however they came in', () => {
		fc.assert(
			fc.property(
				anyPools.chain((before) =>
					fc.tuple(
						fc.constant(before),
						fc.shuffledSubarray([...before], { minLength: before.length })
					)
				),
				anyK,
				([before, shuffled], k) => {
					const after = mergePools(shuffled, k);
					expect(after).toEqual(mergePools(before, k));
					const firsts = after.map((pool) => pool.units[0]!);
					expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
				}
			)
		);
	});

	test('[P3] only merges where a unit was short, and merging again changes nothing', () => {
		fc.assert(
			fc.property(anyPools, anyK, (before, k) => {
				const after = mergePools(before, k);
				for (const pool of after.filter(({ units }) => units.length > 1))
					expect(pool.units.some((unit) => before[unit]!.n < k)).toBe(true);
				expect(mergePools(after, k)).toEqual(after);
			})
		);
	});
});
