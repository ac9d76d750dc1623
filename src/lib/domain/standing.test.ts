import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyScan, factsOf, goldenScan } from '../../../tests/fixtures/example-scan.ts';
import { layersOf } from './agreement-layers.ts';
import type { Opportunity } from './release-shape.ts';
import { makeRelease } from './release.ts';
import { agreement } from './stats/agreement.ts';
import { agreementBand, isFirm, standingOf } from './standing.ts';

const { scan, facts } = goldenScan();
const golden = makeRelease(scan, 1, facts).themes[0]!;
/** The golden theme, which is 'long-haul' by either view's means, with another opportunity. */
const withChance = (chance: Partial<Opportunity>) => ({
	questions: {
		...golden.questions,
		feasibility: { ...golden.questions.feasibility, mean: 2.9 }
	},
	opportunity: {
		...golden.opportunity,
		...{ rank: 6, personRank: 6, rankLow: 6, rankHigh: 6, topFiveShare: 0, weightShare: 0 },
		...chance
	}
});
const kinds = (chance: Partial<Opportunity>) =>
	standingOf(withChance(chance)).map((said) => said.kind);

describe('what is worth a word', () => {
	test('[Z1] in nine of ten draws in the top five is firmly there; nothing else is said of its place', () => {
		expect(isFirm({ topFiveShare: 0.9 })).toBe(true);
		expect(isFirm({ topFiveShare: 0.85 })).toBe(false);
		expect(isFirm({ topFiveShare: null })).toBe(false);
		expect(
			kinds({
				...{ rank: 2, personRank: 2, rankLow: 1, rankHigh: 6, topFiveShare: 0.9, weightShare: 1 }
			})
		).toEqual(['top-five']);
	});

	test('[Z1] a place is said to be wide when it may be five off, or in the top five or not', () => {
		expect(kinds({ rankLow: 6, rankHigh: 10 })).toEqual([]);
		expect(kinds({ rankLow: 6, rankHigh: 11 })).toEqual(['places']);
		expect(kinds({ rankLow: 5, rankHigh: 7, topFiveShare: 0.1 })).toEqual(['places']);
		expect(standingOf(withChance({ rankLow: 4, rankHigh: 9 }))).toEqual([
			{ kind: 'places', low: 4, high: 9 }
		]);
	});

	test('[Z1] the other view is told when it moves a theme three places or to another class', () => {
		expect(kinds({ personRank: 8 })).toEqual([]);
		expect(standingOf(withChance({ personRank: 9 }))).toEqual([{ kind: 'person-place', rank: 9 }]);
		const moved = withChance({ personRank: 9 });
		const { feasibility } = moved.questions;
		const questions = { ...moved.questions, feasibility: { ...feasibility, mean: 3 } };
		expect(standingOf({ ...moved, questions })).toEqual([{ kind: 'person-class', class: 'start' }]);
	});

	test('[Z1] weights are told of when a quarter of them would put it in the top five, or out of it', () => {
		const out = (weightShare: number | null) => kinds({ weightShare });
		expect([out(0.24), out(0.25), out(1), out(null)]).toEqual([[], ['weights'], ['weights'], []]);
		const top = { rank: 5, personRank: 5, rankLow: 5, rankHigh: 5, topFiveShare: 0.5 };
		const inside = (weightShare: number) => kinds({ ...top, weightShare });
		expect([inside(0.76), inside(0.75), inside(0)]).toEqual([[], ['weights'], ['weights']]);
	});

	test('[Z1] at most two things are said, and none of a theme without a place', () => {
		expect(kinds({ rankHigh: 12, personRank: 10, weightShare: 0.5 })).toEqual([
			'places',
			'person-place'
		]);
		const none = { rank: null, personRank: null, rankLow: null, rankHigh: null };
		expect(kinds({ ...none, topFiveShare: null, weightShare: null })).toEqual([]);
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				for (const theme of makeRelease(scan, 1, factsOf(people), { resamples: 0 }).themes)
					expect(standingOf(theme).length).toBeLessThanOrEqual(2);
			}),
			{ numRuns: 20 }
		);
	});
});

describe('agreement in a word', () => {
	const band = (agreed: number | null, twoCamps = false) =>
		agreementBand({ ...golden.questions.impact, agreement: agreed, twoCamps });

	test('[Z2] agreed from 0.5, fairly from 0.2, divided below; two camps whatever the number', () => {
		expect([band(0.5), band(0.499), band(0.2), band(0.199), band(0.6, true)]).toEqual([
			...['agreed', 'fairly', 'fairly', 'divided', 'two-camps']
		]);
		expect(band(null)).toBeNull();
		// Spread evenly over three points in a row.
		expect(agreement([0, 4, 4, 4, 0])).toBeCloseTo(0.5, 12);
	});

	test('[Z3] layers of the worked example: their mean, weighed by people, is 17/84', () => {
		expect(
			layersOf([1, 3, 2, 4, 4]).map(({ points, people }) => [points.join(''), people])
		).toEqual([
			['12345', 5],
			['2345', 4],
			['245', 3],
			['45', 2]
		]);
	});

	test('[Z3] layers together are all the people and their agreement', () => {
		const counts = fc
			.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })
			.filter((all) => all.some((count) => count > 0));
		fc.assert(
			fc.property(counts, (all) => {
				const layers = layersOf(all);
				const people = all.reduce((sum, count) => sum + count, 0);
				expect(layers.reduce((sum, layer) => sum + layer.people, 0)).toBe(people);
				const sum = layers.reduce((total, layer) => total + layer.people * layer.agreement, 0);
				expect(sum / people).toBeCloseTo(agreement(all)!, 12);
			})
		);
		expect(layersOf([0, 0, 0, 0, 0])).toEqual([]);
	});
});
