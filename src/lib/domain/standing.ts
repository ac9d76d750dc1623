import { isDivided } from './flags.ts';
import { TOP } from './firmness.ts';
import type { OpportunityClass, QuestionResult, ReleaseTheme } from './release-shape.ts';
import { opportunityClass } from './score.ts';
import { atLeast } from './stats/ranks.ts';

// What is worth a word on the page about how firm a theme stands. All ★, conventions of ours:
// chosen so that the page says it where it matters, and little elsewhere.

/** In so large a share of the draws in the top five: firmly there. */
export const FIRM = 0.9;
/** A place that could be so many places off is worth a word; fewer is what neighbours differ. */
export const PLACES_OFF = 5;
/** So many places away when every person weighs equally. */
export const OTHER_VIEW = 3;
/** With so large a share of the weights it is in the top five while it is not now, or the reverse. */
export const OTHER_WEIGHTS = 0.25;
/** From this agreement on people agree: as much as when spread evenly over three points in a row. */
export const AGREED = 0.5;

/** One thing to say about how firm a theme stands. */
export type Standing =
	| { readonly kind: 'top-five' }
	| { readonly kind: 'places'; readonly low: number; readonly high: number }
	| { readonly kind: 'person-class'; readonly class: OpportunityClass }
	| { readonly kind: 'person-place'; readonly rank: number }
	| { readonly kind: 'weights' };

type Theme = Pick<ReleaseTheme, 'questions' | 'opportunity'>;

/** What to say in a list about how firm a theme stands: at most two things, the first first. */
export function standingOf(theme: Theme): readonly Standing[] {
	const said = [drawnAnew(theme), byPerson(theme), byWeight(theme)];
	return said.filter((one) => one !== null).slice(0, 2);
}

/** Whether it stays in the top five when other people of the same sides had come. */
export function isFirm({ topFiveShare }: Pick<Theme['opportunity'], 'topFiveShare'>): boolean {
	return topFiveShare !== null && atLeast(topFiveShare, FIRM);
}

function drawnAnew({ opportunity }: Theme): Standing | null {
	const { rank, rankLow: low, rankHigh: high } = opportunity;
	if (rank === null || low === null || high === null) return null;
	if (isFirm(opportunity)) return { kind: 'top-five' };
	const off = Math.max(rank - low, high - rank);
	const inAndOut = low <= TOP && high > TOP;
	return off >= PLACES_OFF || inAndOut ? { kind: 'places', low, high } : null;
}

function byPerson({ questions, opportunity }: Theme): Standing | null {
	const { rank, personRank } = opportunity;
	if (rank === null || personRank === null) return null;
	const { impact, feasibility, effort } = questions;
	const other = opportunityClass(impact.mean, feasibility.mean, effort.mean);
	if (other !== opportunity.class) return { kind: 'person-class', class: other };
	return Math.abs(rank - personRank) >= OTHER_VIEW
		? { kind: 'person-place', rank: personRank }
		: null;
}

function byWeight({ opportunity: { rank, weightShare } }: Theme): Standing | null {
	if (rank === null || weightShare === null) return null;
	const otherwise = rank <= TOP ? 1 - weightShare : weightShare;
	return atLeast(otherwise, OTHER_WEIGHTS) ? { kind: 'weights' } : null;
}

/** How far people agree, in a word; null where it is not shown. */
export type AgreementBand = 'agreed' | 'fairly' | 'divided' | 'two-camps';

export function agreementBand(result: QuestionResult): AgreementBand | null {
	if (result.agreement === null) return null;
	if (result.twoCamps) return 'two-camps';
	// The gap between the sides is told by itself.
	if (isDivided({ ...result, groupGap: null })) return 'divided';
	return atLeast(result.agreement, AGREED) ? 'agreed' : 'fairly';
}
