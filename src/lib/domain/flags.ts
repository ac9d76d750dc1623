import { FLAGS, type Flag, type OpportunityClass, type QuestionResult } from './release-shape.ts';
import type { Question } from './rating.ts';
import { CUT, EFFORT_CUT, opportunityClass } from './score.ts';
import { atLeast } from './stats/ranks.ts';

/** Under this agreement people are divided; a convention of ours, as are the next three. */
export const DIVIDED = 0.2;
/** From this gap between the sides on they have to talk. */
export const GAP = 1.5;
/** From this mean knowledge need on something has to be found out first. */
export const LEARN = 3.5;
/** From this share of "don't know" on the answer is unsure. */
export const UNSURE = 1 / 3;

type Results = Readonly<Record<Question, QuestionResult>>;

/** What stands beside the class (docs/method.md §7), in the order of FLAGS. */
export function flagsOf(questions: Results, executors: number | null): Flag[] {
	const { impact, feasibility, knowledge } = questions;
	const raised: Readonly<Record<Flag, boolean>> = {
		talk: [impact, feasibility].some(isDivided),
		learn: knowledge.balancedMean !== null && atLeast(knowledge.balancedMean, LEARN),
		unsure: impact.dontKnowShare !== null && atLeast(impact.dontKnowShare, UNSURE),
		'executors-doubt': executors !== null && !atLeast(executors, CUT),
		borderline: bordersOf(questions).length > 0
	};
	return FLAGS.filter((flag) => raised[flag]);
}

/** Whether people or sides differ so much that they should talk first. */
export function isDivided({ agreement, twoCamps, groupGap }: QuestionResult): boolean {
	return (
		(agreement !== null && !atLeast(agreement, DIVIDED)) ||
		twoCamps === true ||
		(groupGap !== null && atLeast(groupGap, GAP))
	);
}

/** A cut that lies in the interval of its question: the theme could be in another class. */
export interface Border {
	readonly question: 'impact' | 'feasibility' | 'effort';
	readonly cut: number;
	/** The class on the other side, the other means as they are. */
	readonly other: OpportunityClass;
}

/**
 * The cuts near which a theme lies and which would change its class (docs/method.md §7).
 * @returns none when means or intervals are unknown
 */
export function bordersOf({ impact, feasibility, effort }: Results): readonly Border[] {
	const means = [impact.balancedMean, feasibility.balancedMean, effort.balancedMean] as const;
	const own = opportunityClass(...means);
	if (own === 'too-few') return [];
	const cuts = [
		['impact', impact, CUT],
		['feasibility', feasibility, CUT],
		['effort', effort, EFFORT_CUT]
	] as const;
	return cuts.flatMap(([question, { interval, balancedMean: mean }, cut], i) => {
		if (!interval || !(interval[0]! <= cut && cut <= interval[1]!)) return [];
		const across = atLeast(mean!, cut) ? cut - 1 : cut;
		const moved = means.map((value, place) => (place === i ? across : value));
		const other = opportunityClass(moved[0]!, moved[1]!, moved[2]!);
		return other === own ? [] : [{ question, cut, other }];
	});
}
