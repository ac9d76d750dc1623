import { ratingOrder } from '#lib/domain/rating-order.ts';
import { QUESTIONS, type Plays } from '#lib/domain/rating.ts';
import type { Way } from '#lib/domain/round.ts';

/** How long people take for one theme, on average. */
const SECONDS_PER_THEME = 35;

/**
 * Estimated minutes for a number of themes, rounded up.
 * @param secondsPerTheme of this person, where it is known
 */
export function minutesFor(themes: number, secondsPerTheme = SECONDS_PER_THEME): number {
	return Math.ceil((themes * secondsPerTheme) / 60);
}

/** How long one takes to go through the titles, in minutes. */
export const PASS_MINUTES = 2;

/** What the hall chose, most people first. */
export interface Chosen {
	/** Who went through the titles. */
	readonly people: number;
	readonly themes: readonly { readonly slug: string; readonly people: number }[];
}

/** How far somebody is with one theme. */
export interface Step {
	readonly slug: string;
	readonly plays: Plays | null;
	/** Questions with an answer, 0 … 4. */
	readonly answered: number;
	/** They answered, remarked or offered something. */
	readonly begun: boolean;
	/** Its card was on their screen. */
	readonly opened: boolean;
}

/** How far somebody is. */
export interface Progress<S extends Step = Step> {
	/** In the order of this person: first what is asked of them, then what they may do besides. */
	readonly steps: readonly S[];
	/** So many of the steps are asked of them. */
	readonly main: number;
	/** They did not say yet what plays here, and rated nothing either. */
	readonly passOpen: boolean;
	/** Slug of the theme of which they said something last. */
	readonly lastTheme: string | null;
}

/**
 * Where somebody goes on: at the theme they rated last, or after it when nothing is open there.
 * @returns slug of a theme, 'plays' or 'done'
 */
export function placeOf({ steps, main, passOpen, lastTheme }: Progress): string {
	if (passOpen) return 'plays';
	// The last theme may be from an earlier round, or one of which they only said that it plays.
	const last = steps.findIndex(
		({ slug, begun, opened }) => slug === lastTheme && (begun || opened)
	);
	if (last === -1) return steps.slice(0, main).find((step) => !step.begun)?.slug ?? 'done';
	const open = steps[last]!.answered < QUESTIONS.length;
	return open ? steps[last]!.slug : after(last, { steps, main });
}

/**
 * How far somebody is, in the order in which they rate.
 * @param found every theme that is asked, by lever
 */
export function progressFrom<S extends Step>(
	found: readonly S[],
	{ way, choice }: { readonly way: Way; readonly choice: Chosen | null },
	lastTheme: string | null
): Progress<S> {
	const bySlug = new Map(found.map((step) => [step.slug, step]));
	const { main, rest } = ratingOrder(
		found.map(({ slug }) => slug),
		(slug) => bySlug.get(slug)!.plays,
		{ way, chosen: choice && choice.themes.map(({ slug }) => slug) }
	);
	return {
		steps: [...main, ...rest].map((slug) => bySlug.get(slug)!),
		main: main.length,
		passOpen: way !== 'all' && found.every(({ plays, begun }) => plays === null && !begun),
		lastTheme
	};
}

/** The step after this one; after the last that is asked of somebody comes the overview. */
export function after(at: number, { steps, main }: Pick<Progress, 'steps' | 'main'>): string {
	return at + 1 === main ? 'done' : (steps[at + 1]?.slug ?? 'done');
}
