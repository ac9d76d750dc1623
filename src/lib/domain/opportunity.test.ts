import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { executorsFeasibility, opportunities, type Present } from './opportunity.ts';
import type { QuestionResult } from './release-shape.ts';
import { DEFAULT_WEIGHTS, type Weights } from './scan.ts';

type Means = Readonly<Record<'impact' | 'feasibility' | 'effort', number | null>>;

/** A question of which only the balanced mean matters here. */
function result(balancedMean: number | null): QuestionResult {
	return {
		n: balancedMean === null ? 2 : 9,
		dontKnow: 0,
		dontKnowShare: null,
		counts: null,
		median: null,
		q1: null,
		q3: null,
		mean: balancedMean,
		balancedMean,
		pools: null,
		agreement: null,
		twoCamps: null,
		groupGap: null,
		interval: null
	};
}

function themed(means: Means, enabling = false, knowledge: number | null = 3) {
	return {
		enabling,
		executorsFeasibility: null,
		draws: null,
		questions: {
			impact: result(means.impact),
			feasibility: result(means.feasibility),
			effort: result(means.effort),
			knowledge: result(knowledge)
		}
	};
}

const WITH_ROOM: Weights = { impact: 2, feasibility: 1, room: 1 };

const anyMean = fc.option(fc.integer({ min: 4, max: 20 }).map((n) => n / 4));
const anyMeans = fc.record({ impact: anyMean, feasibility: anyMean, effort: anyMean });
const weight = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
const anyWeights = fc
	.record({ impact: weight, feasibility: weight, room: weight })
	.filter(({ impact, feasibility, room }) => impact + feasibility + room > 0);
const anyThemes = fc.array(
	fc.tuple(anyMeans, fc.boolean()).map(([means, enabling]) => themed(means, enabling)),
	{ maxLength: 10 }
);

describe('opportunities', () => {
	const names = Object.keys(worked.sixThemes.themes) as (keyof typeof worked.sixThemes.themes)[];
	const six = names.map((name) => themed(worked.sixThemes.themes[name]));

	test.each([
		['2 : 1 : 0', DEFAULT_WEIGHTS, worked.sixThemes.byWeights['(2, 1, 0)']],
		['2 : 1 : 1', WITH_ROOM, worked.sixThemes.byWeights['(2, 1, 1)']]
	])('[O7] scores and ranks of the six themes with %s', (_, weights, expected) => {
		const found = opportunities(six, weights, 0);
		names.forEach((name, i) => {
			expect(found[i]!.score).toBeCloseTo(expected.scores[name], 9);
			expect(found[i]!.rank).toBe(expected.ranks[name]);
		});
	});

	test('[O1] classes of the six themes, with either weights', () => {
		const expected = names.map((name) => worked.sixThemes.base[name]);
		for (const weights of [DEFAULT_WEIGHTS, WITH_ROOM])
			expect(opportunities(six, weights, 0).map((theme) => theme.class)).toEqual(expected);
	});

	test('[O7] a theme of high impact comes before a higher score of low impact', () => {
		const found = opportunities(
			[
				themed({ impact: 2.75, feasibility: 5, effort: 1 }),
				themed({ impact: 3, feasibility: 1, effort: 1 })
			],
			DEFAULT_WEIGHTS,
			0
		);
		expect(found.map((theme) => theme.rank)).toEqual([2, 1]);
		expect(found[0]!.score).toBeGreaterThan(found[1]!.score!);
	});

	test('[O7] equal scores share a rank; when all tie, all are first', () => {
		const same = themed({ impact: 4, feasibility: 3, effort: 2 });
		const found = opportunities([same, same, same], DEFAULT_WEIGHTS, 0);
		expect(found.map((theme) => theme.rank)).toEqual([1, 1, 1]);
	});

	test('[O8] conditions are ranked among themselves and take no place of a measure', () => {
		const found = opportunities(
			[
				themed({ impact: 5, feasibility: 5, effort: 1 }, true),
				themed({ impact: 3, feasibility: 3, effort: 1 }),
				themed({ impact: 4, feasibility: 3, effort: 1 }, true),
				themed({ impact: 4, feasibility: 4, effort: 1 })
			],
			DEFAULT_WEIGHTS,
			0
		);
		expect(found.map((theme) => theme.rank)).toEqual([1, 2, 2, 1]);
	});

	test('[O8] a condition alone is first of its list', () => {
		const alone = [themed({ impact: 2, feasibility: 2, effort: 2 }, true)];
		expect(opportunities(alone, DEFAULT_WEIGHTS, 0)[0]!.rank).toBe(1);
	});

	test('[O9] too few answers: no rank, and nobody moves down for it', () => {
		const found = opportunities(
			[
				themed({ impact: 5, feasibility: 5, effort: null }),
				themed({ impact: 4, feasibility: 4, effort: 2 }),
				themed({ impact: null, feasibility: null, effort: null })
			],
			DEFAULT_WEIGHTS,
			0
		);
		expect(found.map((theme) => theme.rank)).toEqual([null, 1, null]);
		expect(found.map((theme) => theme.class)).toEqual(['too-few', 'start', 'too-few']);
	});

	test('[O7] ranks are competition ranks: one more than the number of themes ahead', () => {
		fc.assert(
			fc.property(anyThemes, anyWeights, (themes, weights) => {
				const found = opportunities(themes, weights, 0);
				const ranked = found
					.map((theme, i) => ({ ...theme, enabling: themes[i]!.enabling }))
					.filter((theme) => theme.class !== 'too-few');
				for (const one of ranked) {
					const ahead = ranked
						.filter((other) => other.enabling === one.enabling)
						.filter((other) =>
							(other.class === 'later') === (one.class === 'later')
								? other.score! > one.score! + 1e-9
								: one.class === 'later'
						);
					expect(one.rank).toBe(ahead.length + 1);
				}
			})
		);
	});

	test('[O10] the need for knowledge never enters score, class or rank', () => {
		fc.assert(
			fc.property(anyThemes, anyWeights, anyMean, (themes, weights, knowledge) => {
				const other = themes.map((theme) => ({
					...theme,
					questions: { ...theme.questions, knowledge: result(knowledge) }
				}));
				const placed = (all: typeof themes) =>
					opportunities(all, weights, 0).map(({ score, rank, class: name }) => [score, rank, name]);
				expect(placed(other)).toEqual(placed(themes));
			})
		);
	});

	test('[O11] fewer than eight ranked themes: nothing is said of how firm a place is', () => {
		for (const one of opportunities(six, DEFAULT_WEIGHTS, 0))
			expect(one).toMatchObject({
				rankLow: null,
				rankHigh: null,
				topFiveShare: null,
				weightShare: null
			});
	});

	test('[O11] a list of eight or more says it, the other list of fewer does not', () => {
		const means = (i: number) => ({ impact: 3 + i / 8, feasibility: 3, effort: 2 });
		const measures = Array.from({ length: 8 }, (_, i) => themed(means(i)));
		const conditions = Array.from({ length: 7 }, (_, i) => themed(means(i), true));
		const found = opportunities([...measures, ...conditions], DEFAULT_WEIGHTS, 0);
		expect(found.slice(0, 8).map((one) => one.weightShare)).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
		expect(found.slice(8).every((one) => one.weightShare === null)).toBe(true);
	});

	test('[O12] beside it the view in which every person weighs equally, gate and all', () => {
		const [a, b] = [
			themed({ impact: 4, feasibility: 4, effort: 2 }),
			themed({ impact: 3.5, feasibility: 4, effort: 2 })
		];
		// Most people sit at the side that sees little in the first.
		const crowded = {
			...a,
			questions: { ...a.questions, impact: { ...a.questions.impact, mean: 2.9 } }
		};
		const found = opportunities([crowded, b], DEFAULT_WEIGHTS, 0);
		expect(found.map((one) => one.rank)).toEqual([1, 2]);
		expect(found.map((one) => one.personRank)).toEqual([2, 1]);
		expect(found[0]!.personScore).toBeCloseTo((100 * (2 * (1.9 / 4) + 3 / 4)) / 3, 9);
	});

	test('[O12] a theme without a place has none by persons either', () => {
		const [found] = opportunities(
			[themed({ impact: 4, feasibility: 4, effort: null })],
			DEFAULT_WEIGHTS,
			0
		);
		expect(found).toMatchObject({ rank: null, personRank: null, personScore: 75 });
	});

	test('[O7] no themes, no opportunities', () => {
		expect(opportunities([], DEFAULT_WEIGHTS, 0)).toEqual([]);
	});
});

describe('those who would carry it out', () => {
	const pools = [
		{ units: ['overheid'], n: 4, mean: 4 },
		{ units: ['natuur', 'kennis'], n: 5, mean: 3 },
		{ units: ['landbouw-en-grond'], n: 6, mean: 2 }
	];
	const present: Present = [
		{ slug: 'gemeente', unit: 'overheid', people: 2 },
		{ slug: 'waterschap', unit: 'overheid', people: 2 },
		{ slug: 'rijk', unit: 'overheid', people: 0 },
		{ slug: 'terreinbeheerder', unit: 'natuur', people: 3 },
		{ slug: 'onderzoeker', unit: 'kennis', people: 2 },
		{ slug: 'agrarier', unit: 'landbouw-en-grond', people: 6 }
	];
	const theirs = (...executors: readonly string[]) =>
		executorsFeasibility(executors, { pools }, present);

	test('[O13] the balanced mean of their pools', () => {
		expect(theirs('agrarier')).toBe(2);
		expect(theirs('gemeente', 'waterschap')).toBe(4);
		expect(theirs('agrarier', 'gemeente', 'waterschap')).toBe(3);
		// Two units weigh twice.
		expect(theirs('agrarier', 'terreinbeheerder', 'onderzoeker')).toBeCloseTo(8 / 3, 12);
	});

	test('[O13] who did not come does not matter', () =>
		expect(theirs('gemeente', 'waterschap', 'rijk')).toBe(4));

	test('[O13] null when others sit in their unit or pool: it would not be their opinion', () => {
		expect(theirs('waterschap')).toBeNull();
		expect(theirs('terreinbeheerder')).toBeNull();
		expect(theirs('agrarier', 'waterschap')).toBeNull();
	});

	test('[O13] null when none of them came, none are named or the cell is hidden', () => {
		expect(theirs('rijk')).toBeNull();
		expect(theirs()).toBeNull();
		expect(executorsFeasibility(['agrarier'], { pools: null }, present)).toBeNull();
	});
});
