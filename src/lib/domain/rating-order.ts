import type { Plays } from './rating.ts';
import type { Way } from './round.ts';

/**
 * The same list, begun elsewhere. Of people who are numbered one after the other equally many begin
 * at each place, so that no lever has only tired people.
 * @param by whole, from 0
 */
export function rotated<T>(items: readonly T[], by: number): readonly T[] {
	const at = items.length === 0 ? 0 : by % items.length;
	return [...items.slice(at), ...items.slice(0, at)];
}

/** The themes as one person rates them, by slug. */
export interface RatingOrder {
	/** What is asked of them. */
	readonly main: readonly string[];
	/** What they may do besides; nobody is done less for leaving it. */
	readonly rest: readonly string[];
}

/**
 * Which themes a person rates, and in which order: what plays here, most first. Who says nothing of
 * what plays gets all of them. What the hall chose comes in the order of the hall.
 * @param themes slugs of those that are asked, in the order of this person
 * @param playsOf what this person said of each
 * @param chosen slugs that the hall chose, most chosen first; null as long as it did not
 */
export function ratingOrder(
	themes: readonly string[],
	playsOf: (theme: string) => Plays | null,
	{ way, chosen }: { readonly way: Way; readonly chosen: readonly string[] | null }
): RatingOrder {
	if (way === 'all') return { main: themes, rest: [] };
	const said = (plays: Plays | null) => themes.filter((theme) => playsOf(theme) === plays);
	const theirs = [...said('yes'), ...said('little')];
	const others = [...said(null), ...said('no')];
	if (way === 'hall' && chosen) {
		// A theme that was switched off since is not asked any more.
		const main = chosen.filter((theme) => themes.includes(theme));
		return { main, rest: [...theirs, ...others].filter((theme) => !main.includes(theme)) };
	}
	return said(null).length === themes.length
		? { main: themes, rest: [] }
		: { main: theirs, rest: others };
}
