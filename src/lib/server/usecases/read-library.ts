import { groupsForSet, LIBRARY_GROUPS, shortSet, THEME_SETS } from '../../content/content.ts';
import { OTHER_GROUP, type Group } from '../../domain/group.ts';
import type { LocalText } from '../../domain/language.ts';
import type { ThemeSet } from '../../domain/theme.ts';

/** A theme set to choose from. */
export interface SetChoice {
	readonly id: string;
	readonly title: LocalText;
	/** Where the list comes from. */
	readonly note: LocalText;
	readonly themes: number;
	/** Number of core themes: the short list. */
	readonly core: number;
}

/** The built-in theme sets in short; for everybody, because the library is public. */
export function readThemeSets(): readonly SetChoice[] {
	return THEME_SETS.map((set) => ({
		id: set.id,
		title: set.title,
		note: set.note,
		themes: themesIn(set),
		core: themesIn(shortSet(set))
	}));
}

/**
 * The library's groups in their order, without "anders", which every scan has. Public too.
 * @param setId the scan's theme set: says which groups are usual there; null for an own list
 */
export function readLibraryGroups(
	setId: string | null
): readonly (Group & { readonly usual: boolean })[] {
	const usual = new Set(groupsForSet(setId).map((group) => group.slug));
	return LIBRARY_GROUPS.filter((group) => group.slug !== OTHER_GROUP).map(
		({ slug, family, title, text }) => ({ slug, family, title, text, usual: usual.has(slug) })
	);
}

function themesIn(set: ThemeSet): number {
	return set.levers.reduce((sum, lever) => sum + lever.themes.length, 0);
}
