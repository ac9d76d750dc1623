// Lists that people bring along. They have the form of the library's own files, but ask for less:
// order is the order in the file, and one language is enough.
import * as v from 'valibot';
import { GroupShape, type Group } from '../domain/group.ts';
import {
	anyWords,
	hasWords,
	LANGUAGES,
	NO_TEXT,
	textOf,
	type LocalText
} from '../domain/language.ts';
import { refuse, type Outcome, type RefusalReason } from '../domain/refusal.ts';
import { freeSlug, slugFrom, SlugShape } from '../domain/slug.ts';
import { CONDITIONS, type Lever, type Theme, type ThemeSet } from '../domain/theme.ts';

const slug = SlugShape;
const words = v.nullish(
	v.pipe(
		v.string(),
		v.trim(),
		v.check((text) => text.isWellFormed(), 'well-formed text')
	),
	null
);
const Words = v.pipe(
	v.object(v.entriesFromList(LANGUAGES, words)),
	v.transform((said) => textOf((language) => said[language]))
);
const Title = v.pipe(Words, v.check(hasWords, `a title in ${LANGUAGES.join(' or ')}`));
const Text = v.optional(Words, {});

const ThemeFile = v.object({
	id: v.optional(slug, 'own'),
	version: v.optional(v.pipe(v.string(), v.minLength(1)), '1'),
	title: Text,
	levers: v.pipe(
		v.array(
			v.object({
				id: v.optional(slug),
				title: Title,
				summary: Text,
				themes: v.array(
					v.object({
						id: v.optional(slug),
						title: Title,
						text: Text,
						core: v.optional(v.boolean(), false),
						enabling: v.optional(v.boolean(), false),
						executors: v.optional(v.array(slug), []),
						policies: v.optional(
							v.array(v.object({ id: slug, articles: v.optional(v.array(v.string())) })),
							[]
						),
						bkn: v.optional(v.array(v.picklist(CONDITIONS)), [])
					})
				)
			})
		),
		v.minLength(1)
	)
});

const GroupsFile = v.object({
	groups: v.pipe(
		v.array(v.object({ id: slug, family: GroupShape.entries.family, title: Title, text: Text })),
		v.minLength(1)
	)
});

/**
 * A theme set of one's own from the text of a JSON file, e.g. a copy of a library file.
 * @returns refused with the place of the first thing that is wrong, or with a slug that is there twice
 */
export function readThemeFile(text: string): Outcome<{ set: ThemeSet }> {
	const read = parse(ThemeFile, text, 'themes-file-invalid');
	if (!read.ok) return read;
	const { id, version, title, levers } = read.value;
	const leverIds = levers.flatMap((lever) => lever.id ?? []);
	const themeIds = levers.flatMap((lever) => lever.themes.flatMap((theme) => theme.id ?? []));
	const twice = firstTwice(leverIds) ?? firstTwice(themeIds);
	if (twice) return refuse('slug-taken', { slug: twice });
	// Ids in the file are kept; the others are made around them.
	const taken = { levers: new Set(leverIds), themes: new Set(themeIds) };
	const made = levers.map((lever): Lever => {
		const slug = lever.id ?? free(lever.title, taken.levers);
		taken.levers.add(slug);
		const themes = lever.themes.map((theme) => {
			const own = ownTheme(theme, theme.id ?? free(theme.title, taken.themes));
			taken.themes.add(own.slug);
			return own;
		});
		return { slug, title: lever.title, summary: lever.summary, corrected: false, themes };
	});
	return { ok: true, set: { id, version, title, note: NO_TEXT, levers: made } };
}

/** Groups of one's own from the text of a JSON file; order is the order in the file. */
export function readGroupsFile(text: string): Outcome<{ groups: readonly Group[] }> {
	const read = parse(GroupsFile, text, 'groups-file-invalid');
	if (!read.ok) return read;
	const { groups } = read.value;
	const twice = firstTwice(groups.map((group) => group.id));
	if (twice) return refuse('slug-taken', { slug: twice });
	return { ok: true, groups: groups.map(({ id, ...rest }) => ({ slug: id, ...rest })) };
}

function firstTwice(ids: readonly string[]): string | undefined {
	return ids.find((id, i) => ids.indexOf(id) !== i);
}

function ownTheme(
	theme: v.InferOutput<typeof ThemeFile>['levers'][number]['themes'][number],
	slug: string
): Theme {
	const { title, text, core, enabling, executors, policies, bkn } = theme;
	return {
		...{ slug, title, text, core, enabling, executors, policies, conditions: bkn },
		...{ active: true, origin: 'own', corrected: false, facts: [], factLink: null },
		planPlace: null
	};
}

function free(title: LocalText, taken: ReadonlySet<string>): string {
	return freeSlug(slugFrom(anyWords(title)), taken);
}

function parse<S extends v.GenericSchema>(
	shape: S,
	text: string,
	reason: RefusalReason
): Outcome<{ value: v.InferOutput<S> }> {
	let content: unknown;
	try {
		content = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return refuse(reason, { place: ' (JSON)' });
	}
	const parsed = v.safeParse(shape, content, { abortEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output };
	return refuse(reason, { place: ` (${v.getDotPath(parsed.issues[0]) ?? '.'})` });
}
