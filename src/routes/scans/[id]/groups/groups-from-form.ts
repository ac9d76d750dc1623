import { FAMILIES, OTHER_GROUP, type Family, type Group } from '#lib/domain/group.ts';
import {
	anyWords,
	hasWords,
	NO_TEXT,
	textOf,
	type Language,
	type LocalText
} from '#lib/domain/language.ts';
import { freeSlug, slugFrom } from '#lib/domain/slug.ts';
import { typed, typedAll, typedIn } from '../../form-values.ts';

/** What somebody did on the page, before it is a list of groups. */
export interface GroupsTyped {
	/** Slugs of the ticked groups of the library. */
	readonly ticked: readonly string[];
	readonly own: readonly {
		readonly slug: string;
		readonly title: LocalText;
		/** null when none was sent. */
		readonly family: Family | null;
		readonly remove: boolean;
	}[];
	/** The group to add; without a title there is none. */
	readonly added: { readonly title: LocalText; readonly family: Family | null };
	/** An own group and where it was sent. */
	readonly move: { readonly slug: string; readonly by: -1 | 1 } | null;
}

function familyIn(form: FormData, name: string): Family | null {
	return FAMILIES.find((family) => family === typed(form, name)) ?? null;
}

export function groupsTyped(form: FormData): GroupsTyped {
	const removed = typedAll(form, 'taken_out');
	const [up, down] = [typed(form, 'up'), typed(form, 'down')];
	return {
		ticked: typedAll(form, 'group'),
		own: typedAll(form, 'own').map((slug) => ({
			slug,
			title: typedIn(form, `title-${slug}`),
			family: familyIn(form, `family-${slug}`),
			remove: removed.includes(slug)
		})),
		added: { title: typedIn(form, 'added'), family: familyIn(form, 'added_family') },
		move: up ? { slug: up, by: -1 } : down ? { slug: down, by: 1 } : null
	};
}

/** The first thing that is missing in what was typed, or null. */
export function gapIn(typed: GroupsTyped): 'own-name' | 'added-name' | 'added-family' | null {
	if (typed.own.some((group) => !group.remove && !hasWords(group.title))) return 'own-name';
	if (hasWords(typed.added.title) && !typed.added.family) return 'added-family';
	return !hasWords(typed.added.title) && typed.added.family ? 'added-name' : null;
}

/**
 * The groups that come out of the form: per family, groups of the library in their own order unless
 * the scan has another one, new ones behind the groups they follow in the library, own ones at the
 * end; "anders" last of all.
 * @param before the groups of the scan as they are
 * @param library all groups of the library, in order, in all languages
 */
export function groupsFrom(
	typed: GroupsTyped,
	before: readonly Group[],
	library: readonly Group[],
	languages: readonly Language[]
): readonly Group[] {
	const ticked = library.filter((group) => typed.ticked.includes(group.slug));
	const own = typed.own.filter((group) => !group.remove);
	const stays = new Set([...ticked, ...own].map((group) => group.slug));
	const groups = before
		.filter((group) => stays.has(group.slug))
		.map(changed(typed, library, languages));
	for (const group of ticked) {
		if (groups.some(({ slug }) => slug === group.slug)) continue;
		const next = library.slice(library.indexOf(group) + 1).map(({ slug }) => slug);
		const place = groups.findIndex(({ slug }) => next.includes(slug));
		const { slug, family, title, text } = group;
		groups.splice(place < 0 ? groups.length : place, 0, {
			...{ slug, family },
			...{ title: inTheirs(title, NO_TEXT, languages), text: inTheirs(text, NO_TEXT, languages) }
		});
	}
	const { title, family } = typed.added;
	if (hasWords(title) && family) {
		const taken = new Set([...before, ...library].map(({ slug }) => slug));
		const slug = freeSlug(slugFrom(anyWords(title)), taken);
		groups.push({ slug, family, title, text: NO_TEXT });
	}
	const sides = FAMILIES.flatMap((side) => groups.filter((group) => group.family === side));
	const other = before.filter((group) => group.slug === OTHER_GROUP);
	return [...moved(sides, typed.move), ...other];
}

/** A group with what was typed about it, and with the library's words where it had none. */
function changed(typed: GroupsTyped, library: readonly Group[], languages: readonly Language[]) {
	return (group: Group): Group => {
		const known = library.find(({ slug }) => slug === group.slug);
		if (known) {
			const title = inTheirs(known.title, group.title, languages);
			return { ...group, title, text: inTheirs(known.text, group.text, languages) };
		}
		const { title, family } = typed.own.find(({ slug }) => slug === group.slug)!;
		return { ...group, title, family: family ?? group.family };
	};
}

/** `have` where it has words, else `from` in the languages of the scan. */
function inTheirs(from: LocalText, have: LocalText, languages: readonly Language[]): LocalText {
	return textOf((code) => have[code] ?? (languages.includes(code) ? from[code] : null));
}

function moved(groups: readonly Group[], move: GroupsTyped['move']): readonly Group[] {
	const from = groups.findIndex((group) => group.slug === move?.slug);
	if (!move || from < 0) return groups;
	const to = from + move.by;
	if (groups[to]?.family !== groups[from]!.family) return groups;
	const swapped = [...groups];
	[swapped[from], swapped[to]] = [swapped[to]!, swapped[from]!];
	return swapped;
}
