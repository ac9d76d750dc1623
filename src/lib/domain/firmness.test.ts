import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	alike,
	aLever,
	aTheme,
	factsOf,
	GOLDEN_GROUPS,
	wholeScan,
	type Person
} from '../../../tests/fixtures/example-scan.ts';
import { drawAnew, firmnessOf, intervalOf, type Asked, type Said } from './firmness.ts';
import type { ScalePoint } from './rating.ts';
import { makeRelease } from './release.ts';
import { DEFAULT_WEIGHTS } from './scan.ts';

const NOTHING = { pools: null };
const ONE_POOL = { pools: [{ units: ['a'], n: 3, mean: 3 }] };
const asked: Asked = {
	pools: [{ units: ['a'] }],
	themes: [
		{
			id: 'one',
			questions: { impact: ONE_POOL, feasibility: NOTHING, effort: NOTHING, knowledge: NOTHING }
		}
	]
};
const said = (participant: number, value: number): Said => ({
	...{ participant, value, unit: 'a', theme: 'one', question: 'impact' as const }
});

describe('drawing anew', () => {
	test('[O16] the same answers give the same draws, in whatever order and by whatever number', () => {
		const first = drawAnew(asked, [said(1, 1), said(2, 4), said(3, 5)], 50);
		const other = drawAnew(asked, [said(30, 4), said(10, 5), said(20, 1)], 50);
		expect(other).toEqual(first);
		expect(new Set(first.get('one')!.impact).size).toBeGreaterThan(3);
	});

	test('[O16] another machine or version draws the same: these', () => {
		const draws = drawAnew(asked, [said(1, 1), said(2, 4), said(3, 5)], 6).get('one')!;
		expect([...draws.impact].map((mean) => Math.round(mean * 3))).toEqual([6, 10, 12, 3, 15, 6]);
	});

	test('[O16] other answers give other draws', () => {
		const first = drawAnew(asked, [said(1, 1), said(2, 4), said(3, 5)], 50);
		const other = drawAnew(asked, [said(1, 1), said(2, 4), said(3, 4)], 50);
		expect(other).not.toEqual(first);
	});

	test('[O16] a question that is not shown has no draws', () => {
		const draws = drawAnew(asked, [said(1, 1), said(2, 4), said(3, 5)], 5).get('one')!;
		expect([...draws.effort].every(Number.isNaN)).toBe(true);
		expect(intervalOf(draws.effort)).toBeNull();
	});

	test('[O16] who said "don’t know" may be drawn and gives no number', () => {
		const draws = drawAnew(asked, [said(1, 0), said(2, 4), said(3, 4)], 500).get('one')!;
		const shown = [...draws.impact].filter((mean) => !Number.isNaN(mean));
		// All three draws are that person in 1 of 27.
		expect(shown.length).toBeLessThan(500);
		expect(new Set(shown)).toEqual(new Set([4]));
	});

	test('[O16] where pools are shown together, who of them said what leaves no trace', () => {
		const pools = [{ units: ['a'] }, { units: ['b'] }];
		const both = { pools: [{ units: ['a', 'b'], n: 6, mean: 2 }] };
		const questions = { impact: both, feasibility: NOTHING, effort: NOTHING, knowledge: NOTHING };
		const two = { pools, themes: [{ id: 'one', questions }] };
		const ofUnit = (unit: string, ...values: readonly number[]) =>
			values.map((value, i) => ({ ...said(i + (unit === 'a' ? 0 : 10), value), unit }));
		const first = drawAnew(two, [...ofUnit('a', 5, 5, 0), ...ofUnit('b', 1, 1, 1, 1)], 200);
		const other = drawAnew(two, [...ofUnit('a', 1, 1, 0), ...ofUnit('b', 5, 1, 1, 5)], 200);
		expect(other).toEqual(first);
		expect(new Set(first.get('one')!.impact).size).toBeGreaterThan(3);
	});

	test('[O16] what is hidden leaves no trace, not even in the seed', () => {
		const answers = [said(1, 1), said(2, 4), said(3, 5)];
		const hidden = (value: number) => ({ ...said(1, value), question: 'effort' as const });
		const first = drawAnew(asked, [...answers, hidden(1)], 50);
		expect(drawAnew(asked, [...answers, hidden(5)], 50)).toEqual(first);
	});

	test('[O16] the interval is the middle 90 %, in tenths', () => {
		const draws = Float64Array.from({ length: 100 }, (_, i) => 1 + i / 25);
		expect(intervalOf(draws)).toEqual([1.2, 4.8]);
		expect(intervalOf(Float64Array.of(3.04, 3.04))).toEqual([3, 3]);
	});
});

describe('how firm a place is', () => {
	const still = (impact: number) => ({
		means: { impact, feasibility: 3, effort: 2 },
		draws: null
	});
	const eight = [4.9, 4.7, 4.5, 4.3, 4.1, 3.9, 3.7, 3.5].map(still);

	test('[O11] fewer than eight ranked themes: nothing', () => {
		const found = firmnessOf(eight.slice(1), DEFAULT_WEIGHTS, 10);
		expect(found.every((one) => Object.values(one).every((value) => value === null))).toBe(true);
	});

	test('[O17] answers that are not there any more: every theme stays where it is', () => {
		const found = firmnessOf(eight, DEFAULT_WEIGHTS, 10);
		expect(found.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual(
			eight.map((_, i) => [i + 1, i + 1])
		);
		expect(found.map((one) => one.topFiveShare)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
	});

	test('[O17] without drawing only the weights are tried', () => {
		expect(firmnessOf(eight, DEFAULT_WEIGHTS, 0)[0]).toEqual({
			rankLow: null,
			rankHigh: null,
			topFiveShare: null,
			weightShare: 1
		});
	});

	test('[O17] places are quantiles of type 1, and a shared last place counts by halves', () => {
		// In half of the draws the sixth theme is level with the fifth.
		const sixth = {
			means: { impact: 3.9, feasibility: 3, effort: 2 },
			draws: {
				impact: Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? 4.1 : 3.9)),
				feasibility: new Float64Array(20).fill(3),
				effort: new Float64Array(20).fill(2),
				knowledge: new Float64Array(20).fill(NaN)
			}
		};
		const list = [...eight.slice(0, 5), sixth, ...eight.slice(6)];
		const found = firmnessOf(list, DEFAULT_WEIGHTS, 20);
		expect(found[5]).toMatchObject({ rankLow: 5, rankHigh: 6, topFiveShare: 0.25 });
		expect(found[4]).toMatchObject({ rankLow: 5, rankHigh: 5, topFiveShare: 0.75 });
	});

	test('[O18] a theme that is first with nearly any weights, and one that is not', () => {
		const feasible = { means: { impact: 3.1, feasibility: 5, effort: 1 }, draws: null };
		const found = firmnessOf([...eight.slice(0, 7), feasible], DEFAULT_WEIGHTS, 0);
		expect(found[0]!.weightShare).toBe(1);
		expect(found[7]!.weightShare).toBeGreaterThan(0.3);
		expect(found[7]!.weightShare).toBeLessThan(1);
	});
});

describe('in a release', () => {
	const slugs = Array.from({ length: 9 }, (_, i) => `theme-${i}`);
	const scan = wholeScan({
		breakdown: 'groups',
		groups: GOLDEN_GROUPS,
		levers: [
			aLever(
				'one',
				slugs.map((slug) => aTheme(slug))
			)
		]
	});
	const person = (group: string, values: readonly ScalePoint[]): Person => ({
		group,
		said: Object.fromEntries(
			slugs.map((slug, i) => [
				slug,
				{ impact: values[i % values.length]!, feasibility: 4, effort: 2 }
			])
		)
	});

	test('[O17] for anybody’s answers: an interval of places within the list, shares in steps', () => {
		const point = fc.constantFrom<ScalePoint>(1, 2, 3, 4, 5);
		const people = fc.array(
			fc
				.tuple(
					fc.constantFrom(...GOLDEN_GROUPS.map(({ slug }) => slug)),
					fc.array(point, { minLength: 9, maxLength: 9 })
				)
				.map(([group, values]) => person(group, values)),
			{ minLength: 5, maxLength: 12 }
		);
		fc.assert(
			fc.property(people, (came) => {
				const { themes } = makeRelease(scan, 1, factsOf(came), { resamples: 40 });
				const ranked = themes.filter(({ opportunity }) => opportunity.rank !== null);
				expect(ranked).toHaveLength(9);
				let top = 0;
				for (const { opportunity: one, questions } of ranked) {
					expect(one.rankLow).toBeGreaterThanOrEqual(1);
					expect(one.rankLow).toBeLessThanOrEqual(one.rankHigh!);
					expect(one.rankHigh).toBeLessThanOrEqual(9);
					expect(one.topFiveShare! * 20).toBeCloseTo(Math.round(one.topFiveShare! * 20), 9);
					expect(one.weightShare! * 81).toBeCloseTo(Math.round(one.weightShare! * 81), 9);
					top += one.topFiveShare!;
					const [low, high] = questions.impact.interval!;
					expect(low).toBeLessThanOrEqual(high!);
				}
				// Nine times rounding to steps of 0.05.
				expect(Math.abs(top - 5)).toBeLessThan(9 * 0.025 + 1e-9);
			}),
			{ numRuns: 40 }
		);
	});

	test('[O17] where all of a side say the same nothing can come out otherwise', () => {
		const came = [
			...alike(3, 'agrarier', person('agrarier', [5, 4, 3, 2]).said),
			...alike(4, 'gemeente', person('gemeente', [4, 4, 1, 5]).said)
		];
		for (const { opportunity: one, questions } of makeRelease(scan, 1, factsOf(came)).themes) {
			expect([one.rankLow, one.rankHigh]).toEqual([one.rank, one.rank]);
			const { interval, balancedMean } = questions.impact;
			expect(interval).toEqual([balancedMean, balancedMean]);
		}
	});

	test('[O17] a unit of one person is drawn together with the side it is shown with', () => {
		const came = [
			...alike(3, 'agrarier', person('agrarier', [4]).said),
			person('gemeente', [1]),
			...alike(2, 'waterschap', person('waterschap', [5]).said)
		];
		const { pools, themes } = makeRelease(scan, 1, factsOf(came));
		expect(pools.map(({ units }) => units)).toEqual([['agrarier'], ['gemeente', 'waterschap']]);
		// (4 + 2 × 11/3) / 3 as it is; the three of the second side may all be the 1, or none.
		expect(themes[0]!.questions.impact.balancedMean).toBeCloseTo(34 / 9, 12);
		expect(themes[0]!.questions.impact.interval).toEqual([2.9, 4.7]);
	});
});
