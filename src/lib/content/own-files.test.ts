import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import * as v from 'valibot';
import type { LocalText } from '../domain/language.ts';
import { SlugShape } from '../domain/slug.ts';
import { LIBRARY_GROUPS, THEME_SETS } from './content.ts';
import groupsFile from './stakeholder-groups.json' with { type: 'json' };
import { readGroupsFile, readThemeFile } from './own-files.ts';

const themesIn = (levers: readonly object[], rest: object = {}) =>
	readThemeFile(JSON.stringify({ ...rest, levers }));
const groupsIn = (groups: readonly object[]) => readGroupsFile(JSON.stringify({ groups }));
/** The words that the library's own files hold; other languages have files apart. */
const inFile = ({ nl, en }: LocalText): LocalText => ({ nl, en });
const TITLE = { nl: 'Sloten' };
const GROUP = { id: 'boeren', family: 'landbouw-en-grond', title: { nl: 'Boeren' } };

describe('[F12] a list of one’s own', () => {
	test('a copy of a library file is read, as a list of one’s own', () => {
		for (const set of THEME_SETS) {
			const read = readThemeFile(readFileSync(`src/lib/content/themes-${set.id}.json`, 'utf8'));
			if (!read.ok) throw new Error(JSON.stringify(read));
			const own = set.levers.map((lever) => ({
				...lever,
				...{ title: inFile(lever.title), summary: inFile(lever.summary) },
				themes: lever.themes.map((theme) => ({
					...{ ...theme, origin: 'own' },
					...{ title: inFile(theme.title), text: inFile(theme.text) }
				}))
			}));
			expect(read.set).toMatchObject({ id: set.id, version: set.version, levers: own });
		}
		const read = readGroupsFile(JSON.stringify(groupsFile));
		expect(read.ok && read.groups).toEqual(
			LIBRARY_GROUPS.map(({ slug, family, title, text }) => ({
				...{ slug, family },
				...{ title: inFile(title), text: inFile(text) }
			}))
		);
	});

	test('asks for levers with themes that have a title in one language, and nothing else', () => {
		const read = themesIn([{ title: { nl: ' Water ' }, themes: [{ title: { en: 'Ditches' } }] }]);
		expect(read).toEqual({
			ok: true,
			set: {
				...{ id: 'own', version: '1', title: { nl: null, en: null }, note: { nl: null, en: null } },
				levers: [
					{
						...{ slug: 'water', title: { nl: 'Water', en: null }, summary: { nl: null, en: null } },
						corrected: false,
						themes: [
							{
								...{ slug: 'ditches', title: { nl: null, en: 'Ditches' } },
								...{ text: { nl: null, en: null }, enabling: false, core: false, active: true },
								...{ origin: 'own', corrected: false, facts: [], factLink: null, executors: [] },
								...{ planPlace: null, policies: [], conditions: [] }
							}
						]
					}
				]
			}
		});
	});

	test('order is the order in the file, ids are kept, others are made from titles and free', () => {
		const themes = [
			{ id: 'vis', title: TITLE },
			...[{ title: TITLE }, { title: { nl: 'Sloten!' } }, { title: { nl: 'Vis', en: 'Fish' } }]
		];
		const read = themesIn([
			{ title: TITLE, themes },
			{ title: TITLE, themes: [{ title: TITLE }] }
		]);
		const levers = read.ok ? read.set.levers : [];
		expect(levers.map((lever) => [lever.slug, ...lever.themes.map(({ slug }) => slug)])).toEqual([
			['sloten', 'vis', 'sloten', 'sloten-2', 'vis-2'],
			['sloten-2', 'sloten-3']
		]);
	});

	test('an id that comes twice is refused, over all levers', () => {
		const vis = { id: 'vis', title: TITLE };
		const taken = { ok: false, reason: 'slug-taken', details: { slug: 'vis' } };
		expect(
			themesIn([
				{ title: TITLE, themes: [vis] },
				{ title: TITLE, themes: [vis] }
			])
		).toEqual(taken);
		const lever = { ...vis, themes: [] };
		expect(themesIn([lever, lever])).toEqual(taken);
		expect(groupsIn([GROUP, GROUP])).toMatchObject({
			...{ reason: 'slug-taken', details: { slug: 'boeren' } }
		});
	});

	test('an id that an earlier title took already is the file’s to keep', () => {
		const themes = [{ title: TITLE }, { id: 'sloten', title: TITLE }];
		const read = themesIn([{ title: TITLE, themes }]);
		expect(read.ok && read.set.levers[0]!.themes.map(({ slug }) => slug)).toEqual([
			'sloten-2',
			'sloten'
		]);
	});

	test.each<[string, () => unknown, string]>([
		['no JSON', () => readThemeFile('title: x'), ' (JSON)'],
		['no levers', () => readThemeFile('{}'), ' (levers)'],
		['empty', () => themesIn([]), ' (levers)'],
		['a lever without a title', () => themesIn([{ themes: [] }]), ' (levers.0.title)'],
		[
			'a title that is empty',
			() => themesIn([{ title: { nl: ' ', en: null }, themes: [] }]),
			' (levers.0.title)'
		],
		['a lever without themes', () => themesIn([{ title: TITLE }]), ' (levers.0.themes)'],
		[
			'an id that is none',
			() => themesIn([{ title: TITLE, themes: [{ id: 'De Sloot', title: TITLE }] }]),
			' (levers.0.themes.0.id)'
		],
		[
			'an id that means something else',
			() => themesIn([{ title: TITLE, themes: [{ id: 'constructor', title: TITLE }] }]),
			' (levers.0.themes.0.id)'
		],
		[
			'an unknown condition',
			() => themesIn([{ title: TITLE, themes: [{ title: TITLE, bkn: ['lucht'] }] }]),
			' (levers.0.themes.0.bkn.0)'
		]
	])('themes are refused with the place: %s', (_what, read, place) => {
		expect(read()).toEqual({ ok: false, reason: 'themes-file-invalid', details: { place } });
	});

	test.each<[string, () => unknown, string]>([
		['no JSON', () => readGroupsFile('\uFEFF['), ' (JSON)'],
		['empty', () => groupsIn([]), ' (groups)'],
		['no id', () => groupsIn([{ ...GROUP, id: undefined }]), ' (groups.0.id)'],
		[
			'an unknown family',
			() => groupsIn([GROUP, { ...GROUP, family: 'boer' }]),
			' (groups.1.family)'
		],
		['no name', () => groupsIn([{ ...GROUP, title: {} }]), ' (groups.0.title)']
	])('groups are refused with the place: %s', (_what, read, place) => {
		expect(read()).toEqual({ ok: false, reason: 'groups-file-invalid', details: { place } });
	});

	test('a byte order mark is no mistake', () => {
		expect(readGroupsFile(`\uFEFF${JSON.stringify({ groups: [GROUP] })}`).ok).toBe(true);
	});

	test('whatever titles there are, every slug is well-formed and is there once', () => {
		const title = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.trim() !== '');
		fc.assert(
			fc.property(fc.array(fc.oneof(title, fc.constantFrom('a', 'A', 'a-2', 'done'))), (titles) => {
				const themes = titles.map((nl) => ({ title: { nl } }));
				const read = themesIn([{ title: TITLE, themes }]);
				const slugs = read.ok ? read.set.levers[0]!.themes.map(({ slug }) => slug) : [];
				expect(slugs).toHaveLength(titles.length);
				expect(new Set(slugs).size).toBe(slugs.length);
				expect(slugs.every((slug) => v.is(SlugShape, slug))).toBe(true);
			})
		);
	});
});
