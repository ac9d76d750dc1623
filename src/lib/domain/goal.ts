import { plainText } from './contribution.ts';
import { isDay } from './knowledge.ts';
import { refuse, type Outcome } from './refusal.ts';

/** How far a goal or an agreement is. */
export const PROGRESS = ['open', 'started', 'done', 'dropped'] as const;
export type Progress = (typeof PROGRESS)[number];

/** How something that is followed stands. */
export interface Followed {
	readonly state: Progress;
	/** Why it was dropped, or what else there is to say; '' for nothing. */
	readonly why: string;
	/** Since which day it stands so, 'YYYY-MM-DD'; null: from the start. */
	readonly since: string | null;
	/** When one looks at it again, 'YYYY-MM-DD'; null: not agreed. */
	readonly nextLook: string | null;
}

export const NOT_STARTED: Followed = { state: 'open', why: '', since: null, nextLook: null };

/** What the area wants to reach, so that one can see whether it did. */
export interface Goal extends Followed {
	/** Slug; null: about no theme of the scan. */
	readonly theme: string | null;
	readonly what: string;
	/** What one measures or counts. */
	readonly indicator: string;
	/** Value at the start with its unit, and the year it is of; '' and null: not known. */
	readonly start: string;
	readonly startYear: number | null;
	readonly target: string;
	readonly targetYear: number | null;
	/** The newest value with its unit, e.g. after some years; '' for none. */
	readonly now: string;
}

/** Longest of each text. */
export const GOAL_MAX_LENGTH = {
	...{ what: 300, indicator: 200, start: 100, target: 100, now: 100 },
	why: 500
} as const;
/** More goals than this nobody follows. */
export const GOALS_MAX = 30;
export const GOAL_YEARS = { min: 1900, max: 2200 } as const;

/** What is typed of a goal, without how far it is. */
export type GoalText = Omit<Goal, keyof Followed>;
/** The same as it stands in the fields of a form: years as text. */
export type TypedGoal = Omit<GoalText, 'startYear' | 'targetYear'> &
	Readonly<Record<'startYear' | 'targetYear', string>>;

const GOAL_TEXTS = ['what', 'indicator', 'start', 'target', 'now'] as const;

/**
 * A goal from what was typed: what one wants is all it needs.
 * @returns refused with the name of the wrong field in `details.at`
 */
export function goalFrom(typed: TypedGoal): Outcome<{ goal: GoalText }> {
	const made = { what: '', indicator: '', start: '', target: '', now: '' };
	for (const at of GOAL_TEXTS) {
		const read = plainText(typed[at], GOAL_MAX_LENGTH[at]);
		if (!read.ok) return refuse(read.reason, { ...read.details, at });
		made[at] = read.text;
	}
	if (made.what === '') return refuse('goal-incomplete', { at: 'what' });
	const years = { startYear: yearFrom(typed.startYear), targetYear: yearFrom(typed.targetYear) };
	const { min, max } = GOAL_YEARS;
	for (const at of ['startYear', 'targetYear'] as const)
		if (years[at] === undefined) return refuse('year-invalid', { min, max, at });
	const [startYear, targetYear] = [years.startYear ?? null, years.targetYear ?? null];
	if (startYear !== null && targetYear !== null && targetYear < startYear)
		return refuse('years-reversed', { at: 'targetYear' });
	return { ok: true, goal: { ...made, theme: typed.theme, startYear, targetYear } };
}

/** @returns null for nothing typed; undefined for what is no year */
function yearFrom(typed: string): number | null | undefined {
	const text = typed.trim();
	if (text === '') return null;
	const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
	return year >= GOAL_YEARS.min && year <= GOAL_YEARS.max ? year : undefined;
}

/** How something stands, as it stands in the fields of a form; '' for what was not said. */
export type TypedState = Readonly<Record<'state' | 'why' | 'nextLook', string>>;

/**
 * How something stands, from what was typed. Who stops says why.
 * @returns refused with the name of the wrong field in `details.at`
 */
export function stateFrom(typed: TypedState): Outcome<{ stands: Omit<Followed, 'since'> }> {
	const state = PROGRESS.find((one) => one === typed.state);
	if (!state) return refuse('progress-invalid', { at: 'state' });
	const why = plainText(typed.why, GOAL_MAX_LENGTH.why);
	if (!why.ok) return refuse(why.reason, { ...why.details, at: 'why' });
	if (state === 'dropped' && why.text === '') return refuse('why-missing', { at: 'why' });
	const nextLook = typed.nextLook.trim() || null;
	if (nextLook !== null && !isDay(nextLook)) return refuse('day-invalid', { at: 'nextLook' });
	return { ok: true, stands: { state, why: why.text, nextLook } };
}
