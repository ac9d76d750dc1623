import { firmnessOf, type Draws } from './firmness.ts';
import { flagsOf } from './flags.ts';
import type { Opportunity, QuestionResult } from './release-shape.ts';
import type { Question } from './rating.ts';
import type { Weights } from './scan.ts';
import { CUT, opportunityClass, scoreOf, scoreParts } from './score.ts';
import { balancedMean } from './stats/balanced-mean.ts';
import { atLeast, ranks } from './stats/ranks.ts';

/** Who took part, per group, and which unit it counts in. */
export type Present = readonly {
	readonly slug: string;
	readonly unit: string;
	readonly people: number;
}[];

/**
 * What those who would carry a theme out think of its feasibility: the balanced mean of their pools.
 * @param executors ids of groups
 * @returns null when none of them took part, or when their pools hold others too: then it would not
 * be their opinion, or would tell one that is not shown apart
 */
export function executorsFeasibility(
	executors: readonly string[],
	feasibility: Pick<QuestionResult, 'pools'>,
	present: Present
): number | null {
	const came = present.filter(({ people }) => people > 0);
	const units = new Set(
		came.filter(({ slug }) => executors.includes(slug)).map(({ unit }) => unit)
	);
	const others = came.some(({ slug, unit }) => units.has(unit) && !executors.includes(slug));
	if (others || !feasibility.pools) return null;
	const theirs = feasibility.pools.filter((pool) => pool.units.some((unit) => units.has(unit)));
	if (theirs.some((pool) => pool.units.some((unit) => !units.has(unit)))) return null;
	return balancedMean(theirs.map(({ units: { length: weight }, mean }) => ({ weight, mean })));
}

/** A theme of which the questions are known. */
export interface Judged {
	readonly enabling: boolean;
	readonly questions: Readonly<Record<Question, QuestionResult>>;
	readonly executorsFeasibility: number | null;
	/** Null when the answers of a carried theme are not there any more, or nothing was drawn. */
	readonly draws: Draws | null;
}

/**
 * Scores, classes, places and how firm they are, of all themes of a release.
 * @param times how often people were drawn anew; 0 leaves what rests on it null
 * @returns one opportunity per theme, in the order given
 */
export function opportunities(
	themes: readonly Judged[],
	weights: Weights,
	times: number
): readonly Opportunity[] {
	const placed = themes.map((theme) => {
		const { impact, feasibility, effort } = theme.questions;
		const means = [impact.balancedMean, feasibility.balancedMean, effort.balancedMean] as const;
		const parts = scoreParts(...means, weights);
		return {
			theme,
			parts,
			score: scoreOf(parts),
			personScore: scoreOf(scoreParts(impact.mean, feasibility.mean, effort.mean, weights)),
			class: opportunityClass(...means)
		};
	});
	const places = new Map<object, Places>();
	for (const enabling of [false, true]) {
		const list = placed.filter(
			(one) => one.theme.enabling === enabling && one.class !== 'too-few' && one.score !== null
		);
		const byUnit = ranks(list.map((one) => ({ gate: one.class !== 'later', score: one.score! })));
		const byPerson = ranks(
			list.map((one) => ({
				gate: atLeast(one.theme.questions.impact.mean!, CUT),
				score: one.personScore!
			}))
		);
		const firm = firmnessOf(
			list.map(({ theme }) => ranked(theme)),
			weights,
			times
		);
		list.forEach((one, i) =>
			places.set(one, { rank: byUnit[i]!, personRank: byPerson[i]!, ...firm[i]! })
		);
	}
	return placed.map((one) => ({
		score: one.score,
		parts: one.parts,
		...(places.get(one) ?? UNPLACED),
		personScore: one.personScore,
		class: one.class,
		flags: flagsOf(one.theme.questions, one.theme.executorsFeasibility),
		executorsFeasibility: one.theme.executorsFeasibility
	}));
}

type Places = Pick<
	Opportunity,
	'rank' | 'personRank' | 'rankLow' | 'rankHigh' | 'topFiveShare' | 'weightShare'
>;

const UNPLACED: Places = {
	rank: null,
	personRank: null,
	rankLow: null,
	rankHigh: null,
	topFiveShare: null,
	weightShare: null
};

/** A theme in a list of ranked themes: all three means are known. */
function ranked({ questions: { impact, feasibility, effort }, draws }: Judged) {
	const means = {
		impact: impact.balancedMean!,
		feasibility: feasibility.balancedMean!,
		effort: effort.balancedMean!
	};
	return { means, draws };
}
