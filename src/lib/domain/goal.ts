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
