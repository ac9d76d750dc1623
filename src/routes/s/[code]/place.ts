import { QUESTIONS } from '#lib/domain/rating.ts';

/** How long people take for one theme, on average. */
const SECONDS_PER_THEME = 35;

/** Estimated minutes for a number of themes, rounded up. */
export function minutesFor(themes: number): number {
	return Math.ceil((themes * SECONDS_PER_THEME) / 60);
}

/** How far somebody is. */
export interface Progress {
	readonly steps: readonly {
		readonly slug: string;
		/** Questions with an answer, 0 … 4. */
		readonly answered: number;
	}[];
	/** What they said, by slug. */
	readonly said: Readonly<Record<string, unknown>>;
	/** Slug of the theme of which they said something last. */
	readonly lastTheme: string | null;
}

/**
 * Where somebody goes on: at the theme they saved last, or after it when nothing is open there.
 * @returns slug of a theme, or 'done'
 */
export function placeOf({ steps, lastTheme, said }: Progress): string {
	// The last theme may be from an earlier round, of which nothing stands here any more.
	const begun = Object.keys(said).length > 0;
	const last = begun ? steps.findIndex((step) => step.slug === lastTheme) : -1;
	if (last === -1) return steps[0]?.slug ?? 'done';
	const open = steps[last]!.answered < QUESTIONS.length;
	return (open ? steps[last] : steps[last + 1])?.slug ?? 'done';
}
