import { CUT, EFFORT_CUT } from './score.ts';
import { atLeast } from './stats/ranks.ts';

/** A balanced mean (1 … 5) in one of four words, lowest first. */
export type Band = 1 | 2 | 3 | 4;

// The third band begins where the classes change, so that no word contradicts a class; the other
// two cuts are ★, conventions of ours.
export const impactBand = (mean: number) => bandOf(mean, [2, CUT, 4]);
export const feasibilityBand = (mean: number) => bandOf(mean, [2, CUT, 4]);
export const effortBand = (mean: number) => bandOf(mean, [2, EFFORT_CUT, 4.25]);

/** One more than the cuts that are reached. */
function bandOf(mean: number, cuts: readonly [number, number, number]): Band {
	return (1 + cuts.filter((cut) => atLeast(mean, cut)).length) as Band;
}
