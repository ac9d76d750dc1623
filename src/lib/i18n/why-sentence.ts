import type { Language } from '../domain/language.ts';
import { effortBand, feasibilityBand, impactBand, type Band } from '../domain/bands.ts';
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
			impact: IMPACT[impactBand(impact)]({}, { locale }),
			feasibility: FEASIBILITY[feasibilityBand(feasibility)]({}, { locale }),
			effort: EFFORT[effortBand(effort)]({}, { locale })
		},
		{ locale }
	);
}

/** How large an impact is, in a word, as in the sentence. @param mean balanced, 1 … 5 */
export function impactWord(mean: number, locale: Language): string {
	return IMPACT[impactBand(mean)]({}, { locale });
}

type Words = Readonly<Record<Band, typeof m.why_impact_1>>;

/** The word of each band, as it stands in a sentence. */
export const IMPACT: Words = {
	...{ 1: m.why_impact_1, 2: m.why_impact_2, 3: m.why_impact_3, 4: m.why_impact_4 }
};
export const FEASIBILITY: Words = {
	...{ 1: m.why_feasibility_1, 2: m.why_feasibility_2 },
	...{ 3: m.why_feasibility_3, 4: m.why_feasibility_4 }
};
export const EFFORT: Words = {
	...{ 1: m.why_effort_1, 2: m.why_effort_2, 3: m.why_effort_3, 4: m.why_effort_4 }
};
