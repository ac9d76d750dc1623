import type { Language } from '../domain/language.ts';
import { atLeast } from '../domain/stats/ranks.ts';
import { m } from './paraglide/messages.js';

/**
 * One plain sentence why a theme stands where it stands, from its balanced means (1 … 5).
 * The words change where the classes do, so that no sentence contradicts its class.
 * @param means null where too few people answered
 */
export function whySentence(
	means: {
		readonly impact: number | null;
		readonly feasibility: number | null;
		readonly effort: number | null;
	},
	locale: Language
): string {
	const { impact, feasibility, effort } = means;
	if (impact === null || feasibility === null || effort === null)
		return m.why_too_few({}, { locale });
	return m.why(
		{
			impact: IMPACT[band(impact, [2, 3, 4])]!({}, { locale }),
			feasibility: FEASIBILITY[band(feasibility, [2, 3, 4])]!({}, { locale }),
			effort: EFFORT[band(effort, [2, 3.5, 4.25])]!({}, { locale })
		},
		{ locale }
	);
}

/** How large an impact is, in a word, as in the sentence. @param mean balanced, 1 … 5 */
export function impactWord(mean: number, locale: Language): string {
	return IMPACT[band(mean, [2, 3, 4])]!({}, { locale });
}

const IMPACT = [m.why_impact_1, m.why_impact_2, m.why_impact_3, m.why_impact_4];
const FEASIBILITY = [
	m.why_feasibility_1,
	m.why_feasibility_2,
	m.why_feasibility_3,
	m.why_feasibility_4
];
const EFFORT = [m.why_effort_1, m.why_effort_2, m.why_effort_3, m.why_effort_4];

/** How many of the cuts are reached. */
function band(value: number, cuts: readonly number[]): number {
	return cuts.filter((cut) => atLeast(value, cut)).length;
}
