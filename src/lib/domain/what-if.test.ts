import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aLever,
	aTheme,
	factsOf,
	GOLDEN_GROUPS,
	wholeScan
} from '../../../tests/fixtures/example-scan.ts';
import type { ScalePoint } from './rating.ts';
import { makeRelease } from './release.ts';
import type { Weights } from './scan.ts';
import { weightsFrom, whatIf } from './what-if.ts';

const weight = fc.integer({ min: 0, max: 20 }).map((halves) => halves / 2);
const anyWeights: fc.Arbitrary<Weights> = fc
	.record({ impact: weight, feasibility: weight, room: weight })
	.filter(({ impact, feasibility, room }) => impact + feasibility + room > 0);

const THEMES = Array.from({ length: 9 }, (_, i) => aTheme(`theme-${i}`, { enabling: i > 6 }));
const point = fc.constantFrom<ScalePoint>(1, 2, 3, 4, 5);
/** Seven measures and two conditions, of which six to eight people rate all; one theme may be skipped. */
const anyScan = fc
	.tuple(
		fc.array(fc.array(fc.tuple(point, point, point), { minLength: 9, maxLength: 9 }), {
			minLength: 6,
			maxLength: 8
		}),
		fc.option(fc.nat({ max: 8 }))
	)
	.map(([answers, skipped]) => ({
		scan: wholeScan({ levers: [aLever('one', THEMES)] }),
		facts: factsOf(
			answers.map((row, person) => ({
				group: GOLDEN_GROUPS[person % 2]!.slug,
				said: Object.fromEntries(
					row.map(([impact, feasibility, effort], i): [string, object] => [
						THEMES[i]!.slug,
						i === skipped ? { impact } : { impact, feasibility, effort }
					])
				)
			}))
		)
	}));

describe('[O19] what if other weights had been agreed', () => {
	test('with the weights of the release, scores, parts and places are those of the release', () => {
		fc.assert(
			fc.property(anyScan, anyWeights, ({ scan, facts }, weights) => {
				const { themes } = makeRelease({ ...scan, weights }, 1, facts);
				const placed = themes.filter(({ opportunity }) => opportunity.rank !== null);
				const again = whatIf(themes, weights);
				expect(placed.length).toBeGreaterThan(7);
				expect(again.map(({ theme }) => theme.id).sort()).toEqual(
					placed.map(({ id }) => id).sort()
				);
				for (const { theme, parts, score, rank } of again)
					expect({ parts, score, rank }).toEqual({
						parts: theme.opportunity.parts,
						score: theme.opportunity.score,
						rank: theme.opportunity.rank
					});
			}),
			{ numRuns: 60 }
		);
	});

	test('with any weights it is what the release would have been, and classes stay', () => {
		fc.assert(
			fc.property(anyScan, anyWeights, anyWeights, ({ scan, facts }, agreed, others) => {
				const made = (weights: Weights) => makeRelease({ ...scan, weights }, 1, facts).themes;
				const [here, there] = [made(agreed), made(others)];
				for (const { theme, score, rank } of whatIf(here, others)) {
					const would = there.find(({ id }) => id === theme.id)!.opportunity;
					expect({ score, rank }).toEqual({ score: would.score, rank: would.rank });
					expect(theme.opportunity.class).toBe(would.class);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('only the proportion of the weights matters', () => {
		fc.assert(
			fc.property(anyScan, anyWeights, ({ scan, facts }, weights) => {
				const { themes } = makeRelease(scan, 1, facts);
				const half: Weights = {
					impact: weights.impact / 2,
					feasibility: weights.feasibility / 2,
					room: weights.room / 2
				};
				const order = (by: Weights) =>
					whatIf(themes, by).map(({ rank, theme }) => [rank, theme.id]);
				expect(order(half)).toEqual(order(weights));
			}),
			{ numRuns: 60 }
		);
	});

	test('measures stand before conditions, each by place', () => {
		fc.assert(
			fc.property(anyScan, anyWeights, ({ scan, facts }, weights) => {
				const all = whatIf(makeRelease(scan, 1, facts).themes, weights);
				for (const [i, one] of all.entries()) {
					const next = all[i + 1];
					if (!next) continue;
					if (one.theme.enabling === next.theme.enabling)
						expect(one.rank).toBeLessThanOrEqual(next.rank);
					else expect(one.theme.enabling).toBe(false);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('weights come as one word or as three, and only as numbers from 0 to 10', () => {
		const said = { impact: 2, feasibility: 1.5, room: 0 };
		expect(weightsFrom(['2,1.5,0'])).toEqual(said);
		expect(weightsFrom(['2', '1.5', '0'])).toEqual(said);
		const wrong = [[], [''], ['0,0,0'], ['1,2'], ['1,2,3,4'], ['1,2,11'], ['1,-2,3'], ['1,,2']];
		for (const words of [...wrong, ['a,b,c'], ['1e1,0,0'], ['NaN,1,1']])
			expect(weightsFrom(words), String(words)).toBeNull();
	});
});
