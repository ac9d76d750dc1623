import { expect, test } from 'vitest';
import { FAMILIES, GroupShape, OTHER_GROUP, type Family } from '#lib/domain/group.ts';
import { LANGUAGES, type Language, type LocalText } from '#lib/domain/language.ts';
import { CONDITIONS, type Theme, type ThemeSet } from '#lib/domain/theme.ts';
import * as v from 'valibot';
import {
	groupsForSet,
	LIBRARY_GROUPS,
	POLICIES,
	POLICY_NOTE,
	policyById,
	shortSet,
	THEME_SETS,
	themeSetById
} from './content.ts';
import { familyTitle } from '#lib/i18n/family-titles.ts';
import policiesFile from './policies.json' with { type: 'json' };
import {
	BINDINGS,
	checkedFile,
	GroupsFileShape,
	POLICY_LEVELS,
	POLICY_STATUSES,
	ThemeSetFileShape
} from './shapes.ts';
import groupsFile from './stakeholder-groups.json' with { type: 'json' };
import landelijkFile from './themes-landelijk.json' with { type: 'json' };
import stedelijkFile from './themes-stedelijk.json' with { type: 'json' };
import { WORDS } from './words.ts';

const themeFiles = [landelijkFile, stedelijkFile];
const files = [...themeFiles, groupsFile, policiesFile];
const wordFiles = [...WORDS.values()];
const themesOf = (set: ThemeSet): Theme[] => set.levers.flatMap((lever) => lever.themes);
const allThemes = THEME_SETS.flatMap(themesOf);
const oneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const ordersOf = (rows: readonly { order: number }[]): number[] => rows.map((row) => row.order);
const repeated = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

/** Every string in a file, with its path. */
function stringsIn(value: unknown, path = ''): { path: string; text: string }[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => stringsIn(part, `${path}.${key}`));
}

interface Named {
	readonly slug: string;
	readonly texts: readonly LocalText[];
}
const titles: Named[] = [
	...THEME_SETS.flatMap((set) => set.levers),
	...allThemes,
	...LIBRARY_GROUPS
].map(({ slug, title }) => ({ slug, texts: [title] }));
const sentences: Named[] = [
	...THEME_SETS.flatMap((set) => set.levers).map(({ slug, summary }) => ({
		slug,
		texts: [summary]
	})),
	...[...allThemes, ...LIBRARY_GROUPS].map(({ slug, text }) => ({ slug, texts: [text] }))
];
const policyTexts: Named[] = POLICIES.map(({ id, summary }) => ({ slug: id, texts: [summary] }));
const allSentences = [...sentences, ...policyTexts];

/** 'slug/nl' of every text that breaks the rule. */
function offenders(
	named: readonly Named[],
	breaks: (text: string, language: Language) => boolean
): string[] {
	return named.flatMap(({ slug, texts }) =>
		texts.flatMap((text) =>
			LANGUAGES.filter((language) => breaks(text[language] ?? '', language)).map(
				(language) => `${slug}/${language}`
			)
		)
	);
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];

test('[C1] landelijk has 41 themes and stedelijk 32, each in six levers', () => {
	const sizes = THEME_SETS.map((set) => [set.id, set.levers.length, themesOf(set).length]);
	expect(sizes).toEqual([
		['landelijk', 6, 41],
		['stedelijk', 6, 32]
	]);
});

test('[C2] each set has twelve core themes, at least one in every lever', () => {
	for (const set of THEME_SETS) {
		expect(themesOf(set).filter((theme) => theme.core)).toHaveLength(12);
		expect(shortSet(set).levers.map((lever) => lever.slug)).toEqual(
			set.levers.map((lever) => lever.slug)
		);
	}
});

test('[C3] the short set holds the core themes unchanged and drops empty levers', () => {
	for (const set of THEME_SETS) {
		expect(themesOf(shortSet(set))).toEqual(themesOf(set).filter((theme) => theme.core));
		const [first, ...rest] = set.levers;
		if (!first) throw new Error('no lever');
		const plain = first.themes.map((theme) => ({ ...theme, core: false }));
		const short = shortSet({ ...set, levers: [{ ...first, themes: plain }, ...rest] });
		expect(short.levers.map((lever) => lever.slug)).toEqual(rest.map((lever) => lever.slug));
	}
});

test('[C4] ids are unique: themes and levers over both sets, groups, policies, articles', () => {
	expect(repeated(allThemes.map((theme) => theme.slug))).toEqual([]);
	expect(repeated(THEME_SETS.flatMap((set) => set.levers).map((lever) => lever.slug))).toEqual([]);
	expect(repeated(LIBRARY_GROUPS.map((group) => group.slug))).toEqual([]);
	expect(repeated(POLICIES.map((policy) => policy.id))).toEqual([]);
	for (const { articles } of POLICIES)
		expect(repeated(articles.map((article) => article.id))).toEqual([]);
});

test('[C5] orders run 1..n without gaps: themes through the set, levers, families, groups', () => {
	for (const { levers } of themeFiles) {
		const themes = levers.flatMap((lever) => lever.themes);
		expect(ordersOf(levers)).toEqual(oneTo(levers.length));
		expect(ordersOf(themes)).toEqual(oneTo(themes.length));
	}
	expect(ordersOf(groupsFile.families)).toEqual(oneTo(5));
	expect(ordersOf(groupsFile.groups)).toEqual(oneTo(groupsFile.groups.length));
});

test('[C6] every theme has executors, all of them groups of its own set and never "anders"', () => {
	for (const set of THEME_SETS) {
		const known = groupsForSet(set.id)
			.map((group) => group.slug)
			.filter((slug) => slug !== OTHER_GROUP);
		for (const { slug, executors } of themesOf(set)) {
			expect(executors.length, slug).toBeGreaterThan(0);
			expect(repeated(executors), slug).toEqual([]);
			expect(known, slug).toEqual(expect.arrayContaining([...executors]));
		}
	}
});

test('[C7] every theme links to existing policies and articles, and no policy is without a theme', () => {
	for (const theme of allThemes) {
		expect(theme.policies.length, theme.slug).toBeGreaterThan(0);
		expect(repeated(theme.policies.map((link) => link.id)), theme.slug).toEqual([]);
		for (const link of theme.policies) {
			const known = policyById(link.id)?.articles.map((article) => article.id);
			expect(known, `${theme.slug} → ${link.id}`).toBeDefined();
			expect(known, `${theme.slug} → ${link.id}`).toEqual(
				expect.arrayContaining([...(link.articles ?? [])])
			);
		}
	}
	const linked = new Set(allThemes.flatMap((theme) => theme.policies.map((link) => link.id)));
	expect(POLICIES.map((policy) => policy.id).filter((id) => !linked.has(id))).toEqual([]);
});

test('[C8] every theme has one to three conditions of Basiskwaliteit Natuur, none twice', () => {
	for (const { slug, conditions } of allThemes) {
		expect(conditions.length, slug).toBeGreaterThan(0);
		expect(repeated(conditions), slug).toEqual([]);
		expect(CONDITIONS, slug).toEqual(expect.arrayContaining([...conditions]));
	}
});

test('[C9] a library theme starts active, uncorrected, without facts and without a place in a plan', () => {
	for (const { levers } of THEME_SETS) expect(levers.every((lever) => !lever.corrected)).toBe(true);
	for (const theme of allThemes) {
		expect(theme).toMatchObject({
			active: true,
			origin: 'library',
			corrected: false,
			facts: [],
			factLink: null,
			planPlace: null
		});
	}
});

test('[C10] every text is there in every language, trimmed and with single spaces', () => {
	for (const file of [...files, ...wordFiles]) {
		for (const { path, text } of stringsIn(file)) {
			expect(text, path).toBe(text.trim().replace(/\s+/g, ' '));
			expect(text, path).not.toBe('');
		}
	}
	const articles = POLICIES.flatMap((policy) =>
		policy.articles.map(({ id, title }) => ({ slug: `${policy.id} ${id}`, texts: [title] }))
	);
	const policyTitles = POLICIES.map(({ id, title }) => ({ slug: id, texts: [title] }));
	const sets = THEME_SETS.map(({ id, title, note }) => ({ slug: id, texts: [title, note] }));
	const note = { slug: 'note', texts: [POLICY_NOTE] };
	const rest = [...articles, ...policyTitles, ...sets, note];
	expect(offenders([...titles, ...allSentences, ...rest], (text) => text === '')).toEqual([]);
});

test('[C11] a title has at most 60 characters, a text 140, a policy summary 160', () => {
	expect(offenders(titles, (text) => text.length > 60)).toEqual([]);
	expect(offenders(sentences, (text) => text.length > 140)).toEqual([]);
	expect(offenders(policyTexts, (text) => text.length > 160)).toEqual([]);
});

test('[C12] titles start with a capital and have no full stop; texts are whole sentences', () => {
	expect(offenders(titles, (text) => !/^\p{Lu}.*[^.]$/u.test(text))).toEqual([]);
	expect(offenders(allSentences, (text) => !/^\p{Lu}.*\.$/u.test(text))).toEqual([]);
});

test('[C13] reading level: at most 20 words per sentence on average, no word over 24 letters', () => {
	const average = (text: string) => wordsOf(text).length / sentencesOf(text).length;
	expect(offenders(allSentences, (text) => average(text) > 20)).toEqual([]);
	expect(
		offenders([...titles, ...sentences], (text) => wordsOf(text).some((word) => word.length > 24))
	).toEqual([]);
});

/** Words that only insiders know. */
const JARGON: Partial<Record<Language, RegExp>> = {
	nl: /biodivers|ecosyste|groenblauw|dooradering|adaptatie|mitigatie|instandhouding|natuurinclusie|nutriënt|verharding|rustgewas/i,
	en: /biodivers|ecosystem|green-blue|adaptation|mitigation|conservation status|nature-inclusive|nutrient load/i,
	de: /biodivers|ökosystem|vernetzung|anpassungsmaß|mitigation|erhaltungszustand|naturinklusiv|nährstofffracht|versiegel/i
};

test('[C14] themes and groups are free of jargon', () => {
	expect(offenders([...titles, ...sentences], (text, l) => JARGON[l]?.test(text) ?? false)).toEqual(
		[]
	);
});

/** Words that blame a party, oblige, or decide the answer beforehand. */
const LOADED: Partial<Record<Language, RegExp>> = {
	nl: /\b(moet(en)?|schuld\w*|vervuilers?|boosdoeners?|slechte?|gif|giftige?|helaas|eindelijk|gelukkig|illega\w*|noodzakelijk\w*|onmisbaar|beste)\b/i,
	en: /\b(must|should|blame\w*|guilty|polluters?|culprits?|bad|poison\w*|unfortunately|finally|illegal\w*|necessary|essential|best)\b/i,
	de: /(?<!\p{L})(müssen|muss|schuld\p{L}*|verschmutzer\p{L}*|schlechte?|gift|giftige?|leider|endlich|illegal\p{L}*|notwendig\p{L}*|unverzichtbar|beste)(?!\p{L})/iu
};

test('[C15] themes and groups are neutral: no blame, no duty, no answer beforehand', () => {
	expect(offenders([...titles, ...sentences], (text, l) => LOADED[l]?.test(text) ?? false)).toEqual(
		[]
	);
});

test('[C16] a text has as many sentences in every language as in Dutch, and about the same length', () => {
	const pairs = allSentences.flatMap(({ slug, texts }) => texts.map((text) => ({ slug, text })));
	for (const { slug, text } of pairs) {
		for (const language of LANGUAGES) {
			const [nl, other] = [text.nl ?? '', text[language] ?? ''];
			expect(sentencesOf(other), `${slug}/${language}`).toHaveLength(sentencesOf(nl).length);
			expect(other.length / nl.length, `${slug}/${language}`).toBeGreaterThan(0.6);
			expect(other.length / nl.length, `${slug}/${language}`).toBeLessThan(1.6);
		}
	}
});

test('[C17] nothing refers to internal papers', () => {
	for (const file of files) {
		const internal = stringsIn(file).filter(({ text }) => /\bseeds?\b/i.test(text));
		expect(internal).toEqual([]);
	}
});

test('[C18] "anders" is there once, last, with residents and businesses, in every set', () => {
	const others = LIBRARY_GROUPS.filter((group) => group.slug === OTHER_GROUP);
	expect(others).toHaveLength(1);
	expect(others[0]).toMatchObject({
		family: 'bewoners-en-bedrijven',
		sets: THEME_SETS.map((set) => set.id)
	});
	for (const setId of [...THEME_SETS.map((set) => set.id), null])
		expect(groupsForSet(setId).at(-1)?.slug).toBe(OTHER_GROUP);
});

test('[C19] every set has groups of all five families; an own set gets all groups', () => {
	for (const { id } of THEME_SETS)
		expect(new Set(groupsForSet(id).map((group) => group.family))).toEqual(new Set(FAMILIES));
	const all = LIBRARY_GROUPS.map((group) => group.slug);
	expect(groupsForSet(null).map((group) => group.slug)).toEqual(all);
	expect(groupsForSet('eigen-lijst').map((group) => group.slug)).toEqual(all);
	expect(groupsForSet('landelijk').map((group) => group.slug)).not.toContain('bouw-en-wonen');
	for (const group of groupsForSet(null)) expect(v.parse(GroupShape, group)).toEqual(group);
});

test('[C20] the family titles in code equal those in stakeholder-groups.json', () => {
	expect(groupsFile.families.map(({ id }) => id)).toEqual([...FAMILIES]);
	for (const { id, title } of groupsFile.families)
		expect(familyTitle(id as Family)).toMatchObject(title);
});

test('[C21] the lists of levels, bindings, statuses and conditions in the files equal those in code', () => {
	expect(policiesFile.levels).toEqual([...POLICY_LEVELS]);
	expect(policiesFile.bindings).toEqual([...BINDINGS]);
	expect(policiesFile.statuses).toEqual([...POLICY_STATUSES]);
	for (const file of themeFiles) expect(file.bknTypes).toEqual([...CONDITIONS]);
});

test('[C22] a binding European law has its official number', () => {
	const without = POLICIES.filter(
		({ level, binding, official }) =>
			level === 'europees' && binding === 'bindend' && official === null
	);
	expect(without.map((policy) => policy.id)).toEqual([]);
});

test('[C23] the first thing that "changes" tells in both languages is the version of the file', () => {
	for (const { version, changes } of files) {
		for (const language of ['nl', 'en'] as const)
			expect(changes[language].startsWith(`${version}: `)).toBe(true);
	}
});

test('[C24] a wrong file is refused with its name and the path of the field', () => {
	const misspelt = structuredClone(groupsFile);
	const [group] = misspelt.groups;
	if (!group) throw new Error('no group');
	group.family = 'boeren';
	expect(() => checkedFile('groups.json', GroupsFileShape, misspelt)).toThrow(
		/^groups\.json: groups\.0\.family: /
	);
	const extra = { ...landelijkFile, levers: [{ ...landelijkFile.levers[0], enablng: true }] };
	expect(() => checkedFile('themes.json', ThemeSetFileShape, extra)).toThrow(
		/^themes\.json: levers\.0\.enablng: /
	);
	expect(() => checkedFile('themes.json', ThemeSetFileShape, null)).toThrow(
		/^themes\.json: \(whole file\): /
	);
});

test('[C25] an unknown set or policy is null', () => {
	expect(themeSetById('stedelijk')?.id).toBe('stedelijk');
	expect(themeSetById('eigen-lijst')).toBeNull();
	expect(policyById('krw')?.official).toBe('2000/60/EC');
	expect(policyById('onbekend')).toBeNull();
});

test('[C26] a language that came later has words for what is in the library, and for nothing else', () => {
	expect([...WORDS.keys()]).toEqual(LANGUAGES.filter((code) => code !== 'nl' && code !== 'en'));
	const levers = themeFiles.flatMap((file) => file.levers);
	const known = {
		sets: themeFiles,
		levers,
		themes: levers.flatMap((lever) => lever.themes),
		groups: groupsFile.groups,
		policies: policiesFile.policies
	};
	for (const [language, words] of WORDS) {
		const idsIn = (part: keyof typeof known) => Object.keys(words[part]).sort();
		for (const part of Object.keys(known) as (keyof typeof known)[])
			expect([language, part, idsIn(part)]).toEqual([
				...[language, part],
				known[part].map(({ id }) => id).sort()
			]);
		for (const { id, articles } of POLICIES)
			expect([language, id, Object.keys(words.policies[id]!.articles).sort()]).toEqual([
				...[language, id],
				articles.map((article) => article.id).sort()
			]);
	}
});
