import type { Opportunity, OpportunityClass } from './release-shape.ts';
import type { Weights } from './scan.ts';
import { atLeast } from './stats/ranks.ts';

/** Middle of the scale: from here on impact and feasibility count as enough. */
export const CUT = 3;
/** From here on so much is done already that the advice is to sustain; a convention of ours. */
export const EFFORT_CUT = 3.5;

/**
 * Class of a theme by its balanced means (docs/method.md §7); thresholds are inclusive.
 * @returns 'too-few' when impact, feasibility or effort is unknown
 */
export function opportunityClass(
	impact: number | null,
	feasibility: number | null,
	effort: number | null
): OpportunityClass {
	if (impact === null || feasibility === null || effort === null) return 'too-few';
	if (!atLeast(impact, CUT)) return 'later';
	if (atLeast(effort, EFFORT_CUT)) return 'sustain';
	return atLeast(feasibility, CUT) ? 'start' : 'long-haul';
}

/**
 * What each question adds to the score, in points (docs/method.md §6): 100·w·x/Σw with
 * i = (I−1)/4, f = (F−1)/4 and room = (5−E)/4. Additive (Dawes 1979): the parts can be stacked.
 * @returns null for unknown impact or feasibility, and for unknown room that weighs
 */
export function scoreParts(
	impact: number | null,
	feasibility: number | null,
	effort: number | null,
	weights: Weights
): Opportunity['parts'] {
	const total = weights.impact + weights.feasibility + weights.room;
	const part = (weight: number, x: number | null) =>
		x === null ? null : Math.min(100, (100 * weight * x) / total);
	return {
		impact: part(weights.impact, impact === null ? null : (impact - 1) / 4),
		feasibility: part(weights.feasibility, feasibility === null ? null : (feasibility - 1) / 4),
		// Without impact or feasibility there is no score; room is missed only when it weighs.
		room: weights.room === 0 ? 0 : part(weights.room, effort === null ? null : (5 - effort) / 4)
	};
}

/** Sum of the parts, 0 … 100; null when one of them is unknown: weights are never re-spread. */
export function scoreOf(parts: Opportunity['parts']): number | null {
	const { impact, feasibility, room } = parts;
	if (impact === null || feasibility === null || room === null) return null;
	return Math.min(100, Math.max(0, impact + feasibility + room));
}
