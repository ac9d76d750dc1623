import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { createTally, questionResult, releasePools, type CellCounts } from './aggregate.ts';
import { QUESTIONS, SCALE } from './rating.ts';
import { mergePools } from './stats/merge-pools.ts';

const golden = worked.themeExample;
const goldenUnits = Object.keys(golden.input);
const goldenPools = releasePools([6, 4, 3, 2], 3);

/** Answers per unit as counts; null stands for "don't know". */
function cellOf(...units: readonly (readonly (number | null)[])[]): CellCounts {
	return units.map((answers) => {
		const of = (value: number | null) => answers.filter((answer) => answer === value).length;
		return [of(null), of(1), of(2), of(3), of(4), of(5)];
	});
}

const few = fc.nat({ max: 3 });
const anyCell: fc.Arbitrary<CellCounts> = fc.array(fc.tuple(few, few, few, few, few, few), {
	minLength: 1,
	maxLength: 5
});
const anyK = fc.constantFrom(3, 5);

const names = (cell: CellCounts) => cell.map((_, unit) => `unit-${unit}`);
const people = (cell: CellCounts) => cell.map((unit) => unit.reduce((sum, n) => sum + n, 0));
const numbersIn = (cell: CellCounts, units: readonly string[]) =>
	cell.flatMap((unit, i) =>
		units.includes(`unit-${i}`)
			? SCALE.flatMap((point) => Array.from({ length: unit[point] }, () => point as number))
			: []
	);

describe('tally', () => {
	test('[P1] counts people per unit, theme, question and point, and nothing beside', () => {
		const tally = createTally(2, 3);
		tally.add(1, 2, 'effort', { kind: 'rated', value: 5 });
		tally.add(1, 2, 'effort', { kind: 'rated', value: 5 });
		tally.add(1, 2, 'effort', { kind: 'dont-know' });
		for (const theme of [0, 1, 2])
			for (const question of QUESTIONS)
				expect(tally.cell(theme, question)).toEqual([
					[0, 0, 0, 0, 0, 0],
					theme === 2 && question === 'effort' ? [1, 0, 0, 0, 0, 2] : [0, 0, 0, 0, 0, 0]
				]);
	});
});

describe('release pools', () => {
	test('[P2] one pool per unit with somebody in it, weight 1', () => {
		expect(releasePools([4, 0, 3], 3)).toEqual([
			{ units: [0], n: 4, weight: 1 },
			{ units: [2], n: 3, weight: 1 }
		]);
	});

	test('[P2] nobody: no pools', () => expect(releasePools([0, 0], 3)).toEqual([]));

	test('[P2] an empty unit adds no weight to the pool that is merged', () => {
		expect(releasePools([2, 0, 2], 3)).toEqual([{ units: [0, 2], n: 4, weight: 2 }]);
	});

	test('[P3] the worked example: gemeente and waterschap stand together', () => {
		expect(goldenPools.map((pool) => pool.units.map((unit) => goldenUnits[unit]))).toEqual(
			golden.releasePools
		);
	});
});

describe('one question of one theme', () => {
	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[R7] matches every number of the worked example: %s',
		(question) => {
			const cell = cellOf(...Object.values(golden.input).map((unit) => unit[question]));
			const expected = golden.result[question];
			const result = questionResult(cell, goldenPools, goldenUnits, 3);
			expect(result).toMatchObject({
				n: expected.n,
				dontKnow: expected.dontKnow,
				counts: expected.counts,
				median: expected.median,
				q1: expected.q1,
				q3: expected.q3
			});
			expect(result.dontKnowShare).toBeCloseTo(expected.dontKnowShare, 12);
			expect(result.mean).toBeCloseTo(expected.mean, 12);
			expect(result.balancedMean).toBeCloseTo(expected.balancedMean, 12);
			expect(result.pools!.map(({ units, n }) => ({ units, n }))).toEqual(
				expected.pools.map(({ units, n }) => ({ units, n }))
			);
			result.pools!.forEach((pool, i) =>
				expect(pool.mean).toBeCloseTo(expected.pools[i]!.mean, 12)
			);
		}
	);

	test('[P6] release pools in which fewer than k gave a number are merged further here', () => {
		const cell = cellOf([2, 2, 2, 2], [4, 4, 4], [5, 5, null]);
		expect(questionResult(cell, releasePools([4, 3, 3], 3), ['a', 'b', 'c'], 3).pools).toEqual([
			{ units: ['a'], n: 4, mean: 2 },
			{ units: ['b', 'c'], n: 5, mean: 22 / 5 }
		]);
	});

	test('[P6] weights stay as the release fixed them, whatever the don’t-knows', () => {
		// c and d were merged for the release and weigh 2, though nobody of d gave a number.
		const cell = cellOf([1, 1, 1], [2, 2, 2], [5, 5, 5], [null, null]);
		const result = questionResult(cell, releasePools([3, 3, 3, 2], 3), ['a', 'b', 'c', 'd'], 3);
		expect(result.pools!.map((pool) => pool.units)).toEqual([['a', 'd'], ['b'], ['c']]);
		expect(result.balancedMean).toBe((2 * 1 + 2 + 5) / 4);
	});

	test('[P6] a pool of which nobody gave a number does not weigh here', () => {
		const cell = cellOf([1, 1, 1], [null, null, null], [5, 5, 5]);
		const result = questionResult(cell, releasePools([3, 3, 3], 3), ['a', 'b', 'c'], 3);
		expect(result.pools!.map((pool) => pool.units)).toEqual([['a'], ['c']]);
		expect(result.balancedMean).toBe(3);
		expect(result.dontKnow).toBe(3);
	});

	test('[P7] four numeric answers: n and dontKnow, all else null', () => {
		const result = questionResult(cellOf([3, 4, 5, 1, null]), releasePools([5], 3), ['a'], 3);
		const { n, dontKnow, ...rest } = result;
		expect({ n, dontKnow }).toEqual({ n: 4, dontKnow: 1 });
		expect(Object.values(rest).every((value) => value === null)).toBe(true);
	});

	test('[P7] five numeric answers: every figure of persons and pools', () => {
		const result = questionResult(cellOf([3, 4, 5, 1, 2]), releasePools([5], 3), ['a'], 3);
		expect(result).toMatchObject({
			n: 5,
			dontKnow: 0,
			dontKnowShare: 0,
			counts: [1, 1, 1, 1, 1],
			q1: 2,
			median: 3,
			q3: 4,
			mean: 3,
			balancedMean: 3,
			pools: [{ units: ['a'], n: 5, mean: 3 }]
		});
	});

	test('[P9] "don’t know" is no middle: it moves no mean, median or count', () => {
		const without = questionResult(cellOf([1, 1, 5, 5, 5]), releasePools([5], 3), ['a'], 3);
		const with4 = questionResult(
			cellOf([1, 1, 5, 5, 5, null, null, null, null]),
			releasePools([9], 3),
			['a'],
			3
		);
		expect(with4).toEqual({ ...without, dontKnow: 4, dontKnowShare: 4 / 9 });
	});

	test('[P7] a cell with fewer than five numbers has n and dontKnow only, for any cell', () => {
		fc.assert(
			fc.property(anyCell, anyK, (cell, k) => {
				const result = questionResult(cell, releasePools(people(cell), k), names(cell), k);
				const known = Object.entries(result).filter(([, value]) => value !== null);
				if (result.n < 5) expect(known.map(([name]) => name)).toEqual(['n', 'dontKnow']);
				else expect(known.length).toBeGreaterThan(2);
			})
		);
	});

	test('[P5] every pool shown has at least k people, for any cell', () => {
		fc.assert(
			fc.property(anyCell, anyK, (cell, k) => {
				const { pools, n } = questionResult(cell, releasePools(people(cell), k), names(cell), k);
				if (pools === null) return;
				for (const pool of pools) expect(pool.n).toBeGreaterThanOrEqual(k);
				expect(pools.reduce((sum, pool) => sum + pool.n, 0)).toBe(n);
			})
		);
	});

	test('[P6] a cell keeps release pools whole, and each mean is of the people in it', () => {
		fc.assert(
			fc.property(anyCell, anyK, (cell, k) => {
				const release = releasePools(people(cell), k);
				const { pools } = questionResult(cell, release, names(cell), k);
				for (const pool of pools ?? []) {
					const numbers = numbersIn(cell, pool.units);
					expect(pool.n).toBe(numbers.length);
					expect(pool.mean).toBeCloseTo(numbers.reduce((sum, x) => sum + x, 0) / numbers.length, 9);
					for (const { units } of release) {
						const inside = units.filter((unit) => pool.units.includes(`unit-${unit}`));
						expect([0, units.length]).toContain(inside.length);
					}
				}
			})
		);
	});

	test('[S7] the balanced mean lies between the smallest and the largest pool mean', () => {
		fc.assert(
			fc.property(anyCell, anyK, (cell, k) => {
				const result = questionResult(cell, releasePools(people(cell), k), names(cell), k);
				if (result.pools === null) return;
				const means = result.pools.map((pool) => pool.mean);
				expect(result.balancedMean).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12);
				expect(result.balancedMean).toBeLessThanOrEqual(Math.max(...means) + 1e-12);
			})
		);
	});

	test('[P10] the share of don’t-knows is theirs among all who answered', () => {
		fc.assert(
			fc.property(anyCell, (cell) => {
				const result = questionResult(cell, releasePools(people(cell), 3), names(cell), 3);
				if (result.n < 5) return;
				const all = people(cell).reduce((sum, n) => sum + n, 0);
				expect(result.dontKnowShare).toBe(result.dontKnow / all);
				expect(result.n + result.dontKnow).toBe(all);
			})
		);
	});

	test('[P12] merging, not hiding: what is shown leaves the merged units unknown', () => {
		// Waterschap [5, 4] and gemeente [4, 4, 3], or waterschap [3, 4] and gemeente [5, 4, 4].
		const [agrarier, terrein] = [
			[2, 2, 3, 1, 2, null],
			[5, 5, 4, 5]
		] as const;
		const one = cellOf(agrarier, terrein, [4, 4, 3], [5, 4]);
		const other = cellOf(agrarier, terrein, [5, 4, 4], [3, 4]);
		expect(questionResult(one, goldenPools, goldenUnits, 3)).toEqual(
			questionResult(other, goldenPools, goldenUnits, 3)
		);
	});

	test('[P3] merging once more in a cell follows the same rule as for the release', () => {
		fc.assert(
			fc.property(anyCell, anyK, (cell, k) => {
				const release = releasePools(people(cell), k);
				const { pools } = questionResult(cell, release, names(cell), k);
				if (pools === null) return;
				const answered = release
					.map((pool) => ({
						...pool,
						n: numbersIn(
							cell,
							pool.units.map((unit) => `unit-${unit}`)
						).length
					}))
					.filter((pool) => pool.n > 0);
				expect(pools.map(({ units }) => units)).toEqual(
					mergePools(answered, k).map((pool) => pool.units.map((unit) => `unit-${unit}`))
				);
			})
		);
	});
});
