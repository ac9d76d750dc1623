import type { Followed, Goal, Progress } from './goal.ts';
import type { Commitment } from './leave.ts';

export const FOLLOWED_KINDS = ['goal', 'commitment'] as const;
export type FollowedKind = (typeof FOLLOWED_KINDS)[number];

/** A goal or an agreement, with how far it is. */
export type FollowedItem =
	| ({ readonly kind: 'goal'; readonly id: number } & Goal)
	| ({ readonly kind: 'commitment'; readonly id: number } & Commitment & Followed);

/** What was taken away, with all that it takes to put it back where it stood. */
export type Removed<T> = T & Followed & { readonly position: number };

/** A day on which something should have happened: one looks again, the first step, the target. */
export interface Milestone {
	readonly about: 'look' | 'first-step' | 'target';
	/** 'YYYY-MM-DD'; a target is reached by the last day of its year. */
	readonly day: string;
}

/** All days of something that were agreed, the earliest first. */
export function milestonesOf(item: FollowedItem): readonly Milestone[] {
	const [due, target] =
		item.kind === 'goal' ? [null, item.targetYear] : [item.due, null as number | null];
	return [
		...(item.nextLook === null ? [] : [{ about: 'look', day: item.nextLook } as const]),
		...(due === null ? [] : [{ about: 'first-step', day: due } as const]),
		...(target === null ? [] : [{ about: 'target', day: `${target}-12-31` } as const])
	].sort((a, b) => compare(a.day, b.day));
}

/** Days sort as text. */
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

export function isFinished({ state }: Pick<Followed, 'state'>): boolean {
	return state === 'done' || state === 'dropped';
}

/**
 * The days that ask for somebody now: a look that is due today or was before, a first step that was
 * not taken in time, a target of which the year is over. Of what is finished none.
 * @param today 'YYYY-MM-DD'
 */
export function waitingIn(item: FollowedItem, today: string): readonly Milestone[] {
	if (isFinished(item)) return [];
	return milestonesOf(item).filter(({ about, day }) => {
		if (about === 'look') return day <= today;
		// Who is under way has taken the first step.
		return day < today && (about === 'target' || item.state === 'open');
	});
}

/** What waits first, the longest waiting before the others; what is finished last; else as given. */
export function waitingFirst<T extends FollowedItem>(
	items: readonly T[],
	today: string
): readonly T[] {
	const since = (item: T) => waitingIn(item, today)[0]?.day ?? (isFinished(item) ? '~~' : '~');
	return [...items].sort((a, b) => compare(since(a), since(b)));
}

/** How many there are of each kind, how far they are, and how many wait for somebody. */
export interface ProgressCounts {
	readonly kinds: Readonly<Record<FollowedKind, number>>;
	readonly states: Readonly<Record<Progress, number>>;
	readonly waiting: number;
}

export function countProgress(items: readonly FollowedItem[], today: string): ProgressCounts {
	const states = { open: 0, started: 0, done: 0, dropped: 0 };
	const kinds = { goal: 0, commitment: 0 };
	for (const { kind, state } of items) {
		states[state] += 1;
		kinds[kind] += 1;
	}
	return {
		kinds,
		states,
		waiting: items.filter((item) => waitingIn(item, today).length > 0).length
	};
}

/**
 * The title of a scan that follows one, in the year in which it begins: 'Groote Wielen 2024' becomes
 * 'Groote Wielen 2027'. A year that is still to come is no date: 'Visie 2050' becomes 'Visie 2050 2027'.
 * @returns null when the title has this very year already
 */
export function titleInYear(title: string, year: number, maxLength: number): string | null {
	const [dated, last] = /[\s,–-]*(?<!\d)(\d{4})$/u.exec(title) ?? [];
	const isPast = last !== undefined && Number(last) > 1900 && Number(last) <= year;
	const base = isPast ? title.slice(0, -dated!.length) : title;
	const end = ` ${year}`;
	// No half of a character that takes two.
	const kept = base.slice(0, maxLength - end.length).replace(/[\uD800-\uDBFF]$/, '');
	const made = (kept.trimEnd() + end).trim();
	return made === title ? null : made;
}
