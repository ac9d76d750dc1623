/** What the screen in the hall can show. */
export const SHOWS = ['join', 'people', 'explore', 'result', 'leave'] as const;
export type Shows = (typeof SHOWS)[number];

/** Whether people can write what plays here: not asked, now, or not any more. */
export const EXPLORES = ['off', 'open', 'closed'] as const;
export type Explore = (typeof EXPLORES)[number];

/** What a meeting leaves with, and how many of each at most. */
export const HIGHLIGHT_KINDS = ['start', 'talk', 'question'] as const;
export type HighlightKind = (typeof HIGHLIGHT_KINDS)[number];
export const HIGHLIGHTS_MAX: Readonly<Record<HighlightKind, number>> = {
	start: 5,
	talk: 3,
	question: 3
};

/** What the facilitator does with the screen while people look at it. */
export interface OnScreen {
	readonly shows: Shows;
	/** Which part of what it shows, from 0. */
	readonly step: number;
	/** Nothing is on the screen now. */
	readonly black: boolean;
	/** When the timer on the screen is over; null: none runs. */
	readonly timerEndsAtMs: number | null;
}

export const NOTHING_DONE = {
	shows: 'join',
	step: 0,
	black: false,
	timerEndsAtMs: null,
	explore: 'off'
} as const satisfies OnScreen & { readonly explore: Explore };

/** A timer on the screen lasts so many minutes at most. */
export const TIMER_MINUTES_MAX = 180;
