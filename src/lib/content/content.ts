// The built-in library. Large: for the server and the command line only, never for a page.
import type { Group } from '../domain/group.ts';
import type { LocalText } from '../domain/language.ts';
import type { Theme, ThemeSet } from '../domain/theme.ts';
import policiesFile from './policies.json' with { type: 'json' };
import {
	checkedFile,
	GroupsFileShape,
	PoliciesFileShape,
	ThemeSetFileShape,
	type Binding,
	type PolicyLevel,
	type PolicyStatus,
	type ThemeInFile
} from './shapes.ts';
import groupsFile from './stakeholder-groups.json' with { type: 'json' };
import landelijkFile from './themes-landelijk.json' with { type: 'json' };
import stedelijkFile from './themes-stedelijk.json' with { type: 'json' };
import { withWords } from './words.ts';

export interface PolicyArticle {
	/** As a theme refers to it, e.g. '4' or 'HR6'. */
	readonly id: string;
	readonly title: LocalText;
	/** The public document in which the link was found. */
	readonly source: string;
}

/** A duty or programme that themes help (koppelkans); the link is a judgement, not law. */
export interface Policy {
	readonly id: string;
	readonly level: PolicyLevel;
	readonly title: LocalText;
	readonly summary: LocalText;
	readonly binding: Binding;
	readonly status: PolicyStatus;
	/** Official number, e.g. '2000/60/EC'. */
	readonly official: string | null;
	readonly articles: readonly PolicyArticle[];
}

/** A group of the library, with the theme sets in which it takes part. */
export type LibraryGroup = Group & { readonly sets: readonly string[] };

const inOrder = <T extends { readonly order: number }>(rows: readonly T[]): T[] =>
	rows.toSorted((a, b) => a.order - b.order);

function themeFrom(row: ThemeInFile): Theme {
	return {
		slug: row.id,
		title: withWords(row.title, ({ themes }) => themes[row.id]?.title),
		text: withWords(row.text, ({ themes }) => themes[row.id]?.text),
		enabling: row.enabling,
		core: row.core,
		active: true,
		origin: 'library',
		corrected: false,
		facts: [],
		factLink: null,
		executors: row.executors,
		planPlace: null,
		policies: row.policies,
		conditions: row.bkn
	};
}

function themeSetFrom(name: string, content: unknown): ThemeSet {
	const file = checkedFile(name, ThemeSetFileShape, content);
	return {
		id: file.id,
		version: file.version,
		title: withWords(file.title, ({ sets }) => sets[file.id]?.title),
		note: withWords(file.note, ({ sets }) => sets[file.id]?.note),
		levers: inOrder(file.levers).map((lever) => ({
			slug: lever.id,
			title: withWords(lever.title, ({ levers }) => levers[lever.id]?.title),
			summary: withWords(lever.summary, ({ levers }) => levers[lever.id]?.summary),
			corrected: false,
			themes: inOrder(lever.themes).map(themeFrom)
		}))
	};
}

/** The built-in theme sets: landelijk and stedelijk. */
export const THEME_SETS: readonly ThemeSet[] = [
	themeSetFrom('themes-landelijk.json', landelijkFile),
	themeSetFrom('themes-stedelijk.json', stedelijkFile)
];

/** The built-in set with this id; null for an own or unknown set. */
export function themeSetById(id: string): ThemeSet | null {
	return THEME_SETS.find((set) => set.id === id) ?? null;
}

/** The set with its twelve core themes only; levers that become empty are left out. */
export function shortSet(set: ThemeSet): ThemeSet {
	const levers = set.levers
		.map((lever) => ({ ...lever, themes: lever.themes.filter((theme) => theme.core) }))
		.filter((lever) => lever.themes.length > 0);
	return { ...set, levers };
}

/** Every group of the library in its order; `anders` is the last. */
export const LIBRARY_GROUPS: readonly LibraryGroup[] = inOrder(
	checkedFile('stakeholder-groups.json', GroupsFileShape, groupsFile).groups
).map(({ id, family, title, text, sets }) => ({
	...{ slug: id, family, sets },
	title: withWords(title, ({ groups }) => groups[id]?.title),
	text: withWords(text, ({ groups }) => groups[id]?.text)
}));

/**
 * The groups that a new scan starts with.
 * @param setId id of a built-in theme set; null or another id (an own set) gives all groups
 */
export function groupsForSet(setId: string | null): readonly Group[] {
	const known = setId !== null && themeSetById(setId) !== null;
	return LIBRARY_GROUPS.filter((group) => !known || group.sets.includes(setId)).map(
		({ slug, family, title, text }) => ({ slug, family, title, text })
	);
}

const policies = checkedFile('policies.json', PoliciesFileShape, policiesFile);

/** Says that the mapping is a judgement, not law; shown wherever policy links are. */
export const POLICY_NOTE: LocalText = withWords(policies.note, ({ policyNote }) => policyNote);

/** Every policy of the library, European first. */
export const POLICIES: readonly Policy[] = policies.policies.map((policy) => ({
	...policy,
	title: withWords(policy.title, ({ policies }) => policies[policy.id]?.title),
	summary: withWords(policy.summary, ({ policies }) => policies[policy.id]?.summary),
	official: policy.official ?? null,
	articles: (policy.articles ?? []).map((article) => ({
		...article,
		title: withWords(article.title, (words) => words.policies[policy.id]?.articles[article.id])
	}))
}));

/** The policy with this id, or null. */
export function policyById(id: string): Policy | null {
	return POLICIES.find((policy) => policy.id === id) ?? null;
}
