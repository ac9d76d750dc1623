import { describe, expect, test } from 'vitest';
import { goldenScan } from '../../../tests/fixtures/example-scan.ts';
import worked from '../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { bordersOf, flagsOf } from './flags.ts';
import { byQuestion, type Question } from './rating.ts';
import { makeRelease } from './release.ts';
import type { QuestionResult } from './release-shape.ts';

const golden = goldenScan();
const known = makeRelease(golden.scan, 1, golden.facts).themes[0]!;

const PLAIN: QuestionResult = {
	...{ n: 9, dontKnow: 0, dontKnowShare: 0, counts: [0, 0, 9, 0, 0] },
	...{ median: 3, q1: 3, q3: 3, mean: 3, balancedMean: 3, pools: [] },
	...{ agreement: 1, twoCamps: false, groupGap: 0, interval: null }
};

/** All agree and know; only what is given differs. */
function questions(
	differing: Partial<Record<Question, Partial<QuestionResult>>> = {}
): Record<Question, QuestionResult> {
	return byQuestion((question) => ({ ...PLAIN, ...differing[question] }));
}

/** A balanced mean with its interval. */
const between = (low: number, balancedMean: number, high: number) => ({
	balancedMean,
	interval: [low, high]
});

describe('flags', () => {
	test('[O14] the worked example: talk; and it lies on the border of feasibility', () => {
		expect(worked.themeExample.flags).toEqual(['talk']);
		expect(known.opportunity.flags).toEqual(['talk', 'borderline']);
		expect(bordersOf(known.questions)).toEqual([
			{ question: 'feasibility', cut: 3, other: 'start' }
		]);
	});

	test('[O14] nothing to say, no flag', () => expect(flagsOf(questions(), null)).toEqual([]));

	test.each(['impact', 'feasibility'] as const)(
		'[O14] talk: people or sides differ on %s',
		(on) => {
			expect(flagsOf(questions({ [on]: { agreement: 0.19 } }), null)).toEqual(['talk']);
			expect(flagsOf(questions({ [on]: { agreement: 0.2 } }), null)).toEqual([]);
			expect(flagsOf(questions({ [on]: { twoCamps: true } }), null)).toEqual(['talk']);
			expect(flagsOf(questions({ [on]: { groupGap: 1.5 } }), null)).toEqual(['talk']);
			expect(flagsOf(questions({ [on]: { groupGap: 1.49 } }), null)).toEqual([]);
		}
	);

	test.each(['effort', 'knowledge'] as const)('[O14] differing on %s is no talk', (on) => {
		expect(
			flagsOf(questions({ [on]: { agreement: -1, twoCamps: true, groupGap: 4 } }), null)
		).toEqual([]);
	});

	test('[O14] learn: knowledge need from 3.5', () => {
		expect(flagsOf(questions({ knowledge: { balancedMean: 3.5 } }), null)).toEqual(['learn']);
		expect(flagsOf(questions({ knowledge: { balancedMean: 3.49 } }), null)).toEqual([]);
	});

	test('[O14] unsure: a third does not know what it yields', () => {
		expect(flagsOf(questions({ impact: { dontKnowShare: 3 / 9 } }), null)).toEqual(['unsure']);
		expect(flagsOf(questions({ impact: { dontKnowShare: 0.33 } }), null)).toEqual([]);
		expect(flagsOf(questions({ effort: { dontKnowShare: 1 } }), null)).toEqual([]);
	});

	test('[O14] executors-doubt: those who must do it stay under 3', () => {
		expect(flagsOf(questions(), 2.99)).toEqual(['executors-doubt']);
		expect(flagsOf(questions(), 3)).toEqual([]);
	});

	test('[O14] they stand in one order', () => {
		const all = questions({
			impact: { agreement: -1, dontKnowShare: 1, ...between(2.9, 3, 3.1) },
			knowledge: { balancedMean: 5 }
		});
		expect(flagsOf(all, 1)).toEqual([
			...['talk', 'learn', 'unsure', 'executors-doubt', 'borderline']
		]);
	});

	test('[O14] of what is not shown nothing is flagged', () => {
		const hidden = { dontKnowShare: null, agreement: null, twoCamps: null, groupGap: null };
		const none = { ...hidden, balancedMean: null, interval: null };
		expect(
			flagsOf(questions({ impact: none, feasibility: none, effort: none, knowledge: none }), null)
		).toEqual([]);
	});
});

describe('borders', () => {
	const clear = {
		impact: between(4, 4.2, 4.5),
		feasibility: between(3.5, 4, 4.4),
		effort: between(1.5, 2, 2.5)
	};

	test('[O15] no cut inside an interval, no border', () =>
		expect(bordersOf(questions(clear))).toEqual([]));

	test.each([
		['impact', between(2.9, 3.1, 3.3), 3, 'later'],
		['impact', between(2.7, 2.9, 3), 3, 'start'],
		['feasibility', between(2.9, 3.2, 3.5), 3, 'long-haul'],
		['feasibility', between(2.5, 2.8, 3), 3, 'start'],
		['effort', between(3.3, 3.4, 3.6), 3.5, 'sustain'],
		['effort', between(3.4, 3.6, 3.8), 3.5, 'start']
	] as const)('[O15] %s %j: the other side of %d is %s', (question, figures, cut, other) => {
		expect(bordersOf(questions({ ...clear, [question]: figures }))).toEqual([
			{ question, cut, other }
		]);
	});

	test('[O15] a cut that would not change the class is no border', () => {
		const later = { ...clear, impact: between(1.2, 1.5, 1.8) };
		expect(bordersOf(questions({ ...later, feasibility: between(2.8, 3, 3.2) }))).toEqual([]);
		const sustain = { ...clear, effort: between(4, 4.2, 4.5) };
		expect(bordersOf(questions({ ...sustain, feasibility: between(2.8, 3, 3.2) }))).toEqual([]);
	});

	test('[O15] all alike exactly on a cut is a border too', () =>
		expect(bordersOf(questions({ ...clear, impact: between(3, 3, 3) }))).toEqual([
			{ question: 'impact', cut: 3, other: 'later' }
		]));
});
