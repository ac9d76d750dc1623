import { describe, expect, test } from 'vitest';
import {
	ABOUT,
	AREA_FILE,
	crowd,
	done,
	dump,
	join,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	say,
	SMALL_GROUPS,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { aGroup } from '../../../../tests/fixtures/example-scan.ts';
import { NO_TEXT, type LocalText } from '../../domain/language.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { DEFAULT_METHOD, type About, type WholeScan } from '../../domain/scan.ts';
import type { Theme } from '../../domain/theme.ts';
import { findWholeScan } from '../store/scans.ts';
import { changeGroups } from './change-groups.ts';
import { changeAbout, changeArea, changeMethod } from './change-scan.ts';
import { changeThemes, readTheme, type ThemeChange, type ThemeWords } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { joinScan } from './join-scan.ts';
import { readResult } from './read-result.ts';
import { readScan } from './read-scan.ts';

const FROZEN = { ok: false, reason: 'frozen-after-first-answer' };

interface Prepared {
	readonly house: House;
	readonly scan: Ready;
	readonly now: () => Promise<WholeScan>;
	readonly theme: (slug: string) => Promise<Theme>;
	readonly change: (change: ThemeChange) => Promise<Outcome>;
}

/** A scan of which the round is open and people have joined, before the first answer. */
async function before(): Promise<Prepared> {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	await join(house, scan.code, 'boeren');
	const now = async () => (await findWholeScan(house.app.db, scan.id))!;
	const theme = async (slug: string) =>
		(await now()).levers.flatMap((lever) => lever.themes).find((found) => found.slug === slug)!;
	const change = (step: ThemeChange) => changeThemes(house.app, OPERATOR, scan.id, step);
	return { house, scan, now, theme, change };
}

/** The same after somebody answered one question of one theme: "sloten". */
async function after(): Promise<Prepared> {
	const prepared = await before();
	const { house, scan } = prepared;
	await crowd(house, scan.code, 1, 'gemeente', { sloten: { impact: 4 } });
	return prepared;
}

function wordsOf(theme: Theme, overrides: Partial<ThemeWords> = {}): ThemeWords {
	const { title, text, enabling, facts, factLink, executors, planPlace } = theme;
	return {
		title,
		text,
		enabling,
		facts,
		factLink: factLink ?? '',
		executors,
		planPlace,
		...overrides
	};
}

const both = (text: string): LocalText => ({ nl: text, en: text });
const METHOD = {
	mode: 'anonymous',
	breakdown: 'groups',
	k: 5,
	weights: { impact: 1, feasibility: 1, room: 1 }
} as const;
const GROUPS = [aGroup('vissers', 'bewoners-en-bedrijven'), ...SMALL_GROUPS];
/** Everything that makes a scan another one, and so is fixed from the first answer on. */
const FIXED: readonly [string, (prepared: Prepared) => Promise<Outcome>][] = [
	[
		'breakdown, k and weights',
		({ house, scan }) => changeMethod(house.app, OPERATOR, scan.id, METHOD)
	],
	[
		'k alone',
		({ house, scan }) => changeMethod(house.app, OPERATOR, scan.id, { ...DEFAULT_METHOD, k: 5 })
	],
	['the groups', ({ house, scan }) => changeGroups(house.app, OPERATOR, scan.id, GROUPS)],
	['the area', ({ house, scan }) => changeArea(house.app, OPERATOR, scan.id, AREA_FILE, 'Elders')],
	[
		'the name of the area',
		({ house, scan }) => changeArea(house.app, OPERATOR, scan.id, null, 'Elders')
	],
	[
		'how long answers are kept',
		({ house, scan }) =>
			changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, retentionMonths: 24 })
	],
	[
		'the languages',
		({ house, scan }) => changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, languages: ['nl'] })
	],
	[
		'another set of themes',
		({ change }) => change({ kind: 'choose-set', set: 'stedelijk', short: true })
	],
	['no themes at all', ({ change }) => change({ kind: 'choose-set', set: null, short: false })],
	[
		'a theme more',
		({ change }) => change({ kind: 'add', lever: 'water', title: both('Vis'), text: NO_TEXT })
	],
	['a theme less', ({ change }) => change({ kind: 'delete', theme: 'peil' })],
	['a lever more', ({ change }) => change({ kind: 'add-lever', title: both('Lucht') })],
	[
		'a theme in another lever',
		({ change }) => change({ kind: 'move-to-lever', theme: 'sloten', lever: 'land' })
	],
	[
		'a measure that becomes a condition',
		async ({ change, theme }) =>
			change({
				kind: 'edit',
				theme: 'hagen',
				words: wordsOf(await theme('hagen'), { enabling: true })
			})
	]
];

describe('[U8] until the first answer everything can be changed', () => {
	test.each(FIXED)('%s', async (_what, act) => {
		const prepared = await before();
		const was = await prepared.now();
		expect(await act(prepared)).toEqual({ ok: true });
		expect(await prepared.now()).not.toEqual(was);
	});

	test('a theme that was off goes on, and words change without a mark', async () => {
		const { change, theme, now } = await before();
		for (const active of [false, true]) {
			done(await change({ kind: 'switch', theme: 'peil', active }));
			expect((await theme('peil')).active).toBe(active);
		}
		const words = wordsOf(await theme('peil'), { title: both('Waterpeil') });
		done(await change({ kind: 'edit', theme: 'peil', words }));
		done(await change({ kind: 'edit-lever', lever: 'water', title: both('Nat') }));
		expect((await theme('peil')).corrected).toBe(false);
		expect((await now()).levers[0]).toMatchObject({ title: both('Nat'), corrected: false });
	});

	test('words about the scan change without a mark', async () => {
		const { house, scan, now } = await before();
		const about: About = { ...ABOUT, title: 'Andere titel', languages: ['en'], retentionMonths: 3 };
		done(await changeAbout(house.app, OPERATOR, scan.id, about));
		expect(await now()).toMatchObject({ ...about, corrected: false });
	});

	test('another library set takes the place of the list, in the languages of the scan', async () => {
		const { house, scan, change, now } = await before();
		done(await changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, languages: ['en'] }));
		done(await change({ kind: 'choose-set', set: 'stedelijk', short: true }));
		const { levers, themeSet } = await now();
		const themes = levers.flatMap((lever) => lever.themes);
		expect(themes).toHaveLength(12);
		expect(themes.every(({ title }) => title.nl === null && title.en)).toBe(true);
		expect(themeSet?.id).toBe('stedelijk');
		done(await change({ kind: 'choose-set', set: null, short: false }));
		expect(await now()).toMatchObject({ levers: [], themeSet: null });
		expect(await change({ kind: 'choose-set', set: 'bestaat-niet', short: false })).toEqual({
			ok: false,
			reason: 'themes-file-invalid'
		});
	});

	test('who sat in a group that goes picks again; who sat in one that stays keeps the seat', async () => {
		const { house, scan, now } = await before();
		const { app } = house;
		const [goes, stays] = [
			await join(house, scan.code, 'boeren'),
			await join(house, scan.code, 'gemeente')
		];
		done(await changeGroups(app, OPERATOR, scan.id, SMALL_GROUPS.slice(1)));
		expect((await now()).groups.map(({ slug }) => slug)).toEqual(['gemeente', 'anders']);
		expect(await say(house, scan.code, goes, 'sloten', { impact: 1 })).toMatchObject({
			reason: 'participant-unknown'
		});
		expect(await say(house, scan.code, stays, 'sloten', { impact: 1 })).toMatchObject({ ok: true });
		const again = done(
			await joinScan(app, { kind: 'nobody' }, scan.code, goes, { group: 'gemeente' })
		);
		expect(again.secret).not.toBe(goes);
	});

	test('an answer that was taken back leaves everything open', async () => {
		const { house, scan, change } = await before();
		const secret = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, secret, 'sloten', { impact: 4 }));
		expect(await change({ kind: 'delete', theme: 'peil' })).toEqual(FROZEN);
		done(await say(house, scan.code, secret, 'sloten', { impact: null }));
		expect(await change({ kind: 'delete', theme: 'peil' })).toEqual({ ok: true });
	});
});

describe('[U9] from the first answer on it is fixed', () => {
	test.each(FIXED)('%s', async (_what, act) => {
		const prepared = await after();
		const was = dump(prepared.house);
		expect(await act(prepared)).toEqual(FROZEN);
		expect(dump(prepared.house)).toEqual(was);
	});

	test('"don’t know" is a first answer', async () => {
		const { house, scan, change } = await before();
		await crowd(house, scan.code, 1, 'boeren', { sloten: { knowledge: 'dk' } });
		expect(await change({ kind: 'delete', theme: 'peil' })).toEqual(FROZEN);
		expect(done(await readScan(house.app, OPERATOR, scan.id)).view.answered).toBe(true);
	});

	test('a remark is a first answer too: it is about a theme that must stay', async () => {
		const { house, scan, change } = await before();
		const secret = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, secret, 'peil', {}, 'Te hoog in het voorjaar'));
		expect(await change({ kind: 'delete', theme: 'peil' })).toEqual(FROZEN);
		expect(await change({ kind: 'choose-set', set: null, short: false })).toEqual(FROZEN);
	});

	test('also when the round is over, and from one answer on', async () => {
		const { house, scan, change } = await after();
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await change({ kind: 'add-lever', title: both('Lucht') })).toEqual(FROZEN);
	});
});

describe('[U10] after the first answer a text is corrected, and marked', () => {
	test('of a theme', async () => {
		const { change, theme } = await after();
		const words = wordsOf(await theme('sloten'), { title: both('Slooten') });
		done(await change({ kind: 'edit', theme: 'sloten', words }));
		expect(await theme('sloten')).toMatchObject({
			...{ title: both('Slooten'), corrected: true, origin: 'library' }
		});
		expect((await theme('peil')).corrected).toBe(false);
	});

	test('of a lever', async () => {
		const { change, now } = await after();
		done(await change({ kind: 'edit-lever', lever: 'land', title: both('Het land') }));
		expect((await now()).levers.map(({ corrected }) => corrected)).toEqual([false, true]);
	});

	test.each(['title', 'contact'] as const)('of the scan: %s', async (field) => {
		const { house, scan, now } = await after();
		done(await changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, [field]: 'Anders' }));
		expect(await now()).toMatchObject({ [field]: 'Anders', corrected: true });
	});

	test.each(['purpose', 'use', 'decision'] as const)('of the scan: %s', async (field) => {
		const { house, scan, now } = await after();
		done(await changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, [field]: both('Anders') }));
		expect(await now()).toMatchObject({ [field]: both('Anders'), corrected: true });
	});

	test('saving the same words marks nothing, and a mark stays', async () => {
		const { house, scan, change, theme, now } = await after();
		done(await changeAbout(house.app, OPERATOR, scan.id, ABOUT));
		const { levers } = await now();
		done(await change({ kind: 'edit', theme: 'peil', words: wordsOf(await theme('peil')) }));
		done(await change({ kind: 'edit-lever', lever: 'land', title: levers[1]!.title }));
		expect((await now()).corrected).toBe(false);
		expect((await now()).levers).toEqual(levers);
		const words = wordsOf(await theme('peil'), { text: both('Uitleg') });
		done(await change({ kind: 'edit', theme: 'peil', words }));
		done(await change({ kind: 'edit', theme: 'peil', words: { ...words, text: NO_TEXT } }));
		expect((await theme('peil')).corrected).toBe(true);
	});
});

describe('[U11] before and after the first answer alike', () => {
	test.each([
		['before', before],
		['after', after]
	])(
		'%s: facts, link, executors and place in a plan change without a mark',
		async (_when, prepare) => {
			const { change, theme } = await prepare();
			const facts = [both('In 2019 is het peil verhoogd.'), NO_TEXT];
			const words = wordsOf(await theme('sloten'), {
				...{ facts, factLink: ' https://example.nl/peil ', executors: ['gemeente'] },
				planPlace: 'inside'
			});
			done(await change({ kind: 'edit', theme: 'sloten', words }));
			expect(await theme('sloten')).toMatchObject({
				...{ facts: [facts[0]], factLink: 'https://example.nl/peil', executors: ['gemeente'] },
				...{ planPlace: 'inside', corrected: false }
			});
		}
	);

	test.each([
		['before', before],
		['after', after]
	])('%s: themes and levers move, and stay where they are at the end', async (_when, prepare) => {
		const { change, now } = await prepare();
		const order = async () =>
			(await now()).levers.map(({ slug, themes }) => [slug, ...themes.map((theme) => theme.slug)]);
		const start = await order();
		done(await change({ kind: 'move', theme: 'sloten', by: -1 }));
		done(await change({ kind: 'move', theme: 'pacht', by: 1 }));
		done(await change({ kind: 'move-lever', lever: 'land', by: 1 }));
		expect(await order()).toEqual(start);
		done(await change({ kind: 'move', theme: 'sloten', by: 1 }));
		done(await change({ kind: 'move-lever', lever: 'land', by: -1 }));
		expect(await order()).toEqual([
			['land', 'hagen', 'pacht'],
			['water', 'peil', 'sloten']
		]);
	});

	test('after: a theme goes off, and on again only when it was answered', async () => {
		const { change, theme } = await after();
		for (const slug of ['sloten', 'peil']) {
			done(await change({ kind: 'switch', theme: slug, active: false }));
			expect((await theme(slug)).active).toBe(false);
		}
		expect(await change({ kind: 'switch', theme: 'sloten', active: true })).toEqual({ ok: true });
		expect(await change({ kind: 'switch', theme: 'peil', active: true })).toEqual(FROZEN);
	});
});

describe('[U12] slugs and origin', () => {
	test('own themes and levers get a free slug from their title', async () => {
		const { change, now } = await before();
		const add = (title: string) =>
			change({ kind: 'add', lever: 'land', title: both(title), text: NO_TEXT });
		for (const title of ['Sloten', 'Sloten!', 'Constructor', '…']) done(await add(title));
		for (const title of ['Water', 'Wäter'])
			done(await change({ kind: 'add-lever', title: both(title) }));
		const { levers } = await now();
		expect(levers.map(({ slug }) => slug)).toEqual(['water', 'land', 'water-2', 'water-3']);
		expect(levers[1]!.themes.map(({ slug }) => slug)).toEqual([
			...['hagen', 'pacht', 'sloten-2', 'sloten-3', 'constructor-2', 'thema']
		]);
		expect(levers[1]!.themes.at(-1)).toMatchObject({ origin: 'own', active: true, core: false });
	});

	test('a slug stays when the title changes', async () => {
		const { change, theme } = await before();
		const words = wordsOf(await theme('peil'), { title: both('Heel iets anders') });
		done(await change({ kind: 'edit', theme: 'peil', words }));
		expect((await theme('peil')).title).toEqual(both('Heel iets anders'));
	});

	test('a library theme in other words is marked "reworded", with facts alone it is not', async () => {
		const { change, theme } = await before();
		const edit = async (slug: string, overrides: Partial<ThemeWords>) =>
			done(
				await change({ kind: 'edit', theme: slug, words: wordsOf(await theme(slug), overrides) })
			);
		await edit('sloten', { facts: [both('Feit')] });
		expect((await theme('sloten')).origin).toBe('library');
		await edit('sloten', { text: both('Eigen uitleg') });
		await edit('peil', { title: both('Eigen titel') });
		expect((await theme('sloten')).origin).toBe('reworded');
		expect((await theme('peil')).origin).toBe('own');
	});

	test('only a theme of one’s own can be taken out', async () => {
		const { change, theme } = await before();
		const unknown = { ok: false, reason: 'theme-unknown' };
		for (const slug of ['sloten', 'bestaat-niet'])
			expect(await change({ kind: 'delete', theme: slug })).toEqual(unknown);
		done(await change({ kind: 'delete', theme: 'peil' }));
		expect(await theme('peil')).toBeUndefined();
	});
});

describe('[U29] levers and their themes, until the first answer', () => {
	const order = async ({ now }: Prepared) =>
		(await now()).levers.map(({ slug, themes }) => [slug, ...themes.map((theme) => theme.slug)]);

	test('a theme goes to the end of another lever, and stays as it was', async () => {
		const prepared = await before();
		const was = await prepared.theme('sloten');
		done(await prepared.change({ kind: 'move-to-lever', theme: 'sloten', lever: 'land' }));
		expect(await order(prepared)).toEqual([
			['water', 'peil'],
			['land', 'hagen', 'pacht', 'sloten']
		]);
		expect(await prepared.theme('sloten')).toEqual(was);
	});

	test('in its own lever it stays where it is', async () => {
		const prepared = await before();
		const was = dump(prepared.house);
		done(await prepared.change({ kind: 'move-to-lever', theme: 'sloten', lever: 'water' }));
		expect(dump(prepared.house)).toEqual(was);
	});

	test('a lever goes when it has no themes, and only then', async () => {
		const prepared = await before();
		const take = (lever: string) => prepared.change({ kind: 'delete-lever', lever });
		expect(await take('water')).toEqual({ ok: false, reason: 'lever-missing' });
		for (const theme of ['sloten', 'peil'])
			done(await prepared.change({ kind: 'move-to-lever', theme, lever: 'land' }));
		expect(await take('water')).toEqual({ ok: true });
		expect(await order(prepared)).toEqual([['land', 'hagen', 'pacht', 'sloten', 'peil']]);
		done(await prepared.change({ kind: 'add-lever', title: both('Lucht') }));
		expect(await take('lucht')).toEqual({ ok: true });
	});

	test('an empty lever of another scan stays', async () => {
		const { house, change } = await before();
		const other = await readyScan(house, OPERATOR);
		const add: ThemeChange = { kind: 'add-lever', title: both('Lucht') };
		done(await changeThemes(house.app, OPERATOR, other.id, add));
		const was = dump(house);
		expect(await change({ kind: 'delete-lever', lever: 'lucht' })).toEqual({
			...{ ok: false, reason: 'lever-missing' }
		});
		expect(dump(house)).toEqual(was);
	});

	test('from the first answer on an empty lever stays too', async () => {
		const { house, scan, change } = await before();
		done(await change({ kind: 'add-lever', title: both('Lucht') }));
		await crowd(house, scan.code, 1, 'boeren', { sloten: { impact: 4 } });
		expect(await change({ kind: 'delete-lever', lever: 'lucht' })).toEqual(FROZEN);
	});
});

describe('[U13] words are checked before anything is stored', () => {
	test.each<[string, Partial<ThemeWords>]>([
		['title-missing', { title: NO_TEXT }],
		['title-missing', { title: both('') }],
		['text-too-long', { title: { nl: 'x'.repeat(121), en: null } }],
		['text-too-long', { text: { nl: null, en: 'x'.repeat(401) } }],
		['text-too-long', { facts: [both('a'), both('b'), both('c')] }],
		['text-too-long', { facts: [both('x'.repeat(301))] }],
		['link-invalid', { factLink: 'javascript:alert(1)' }],
		['link-invalid', { factLink: 'example.nl' }],
		['link-invalid', { factLink: 'https://' }]
	])('of a theme: %s', async (reason, overrides) => {
		const { house, change, theme } = await before();
		const words = wordsOf(await theme('peil'), overrides);
		const was = dump(house);
		expect(await change({ kind: 'edit', theme: 'peil', words })).toMatchObject({ reason });
		expect(dump(house)).toEqual(was);
	});

	test.each<[string, ThemeChange]>([
		['theme-unknown', { kind: 'switch', theme: 'bestaat-niet', active: false }],
		['lever-missing', { kind: 'edit-lever', lever: 'bestaat-niet', title: both('X') }],
		['lever-missing', { kind: 'add', lever: 'bestaat-niet', title: both('X'), text: NO_TEXT }],
		['title-missing', { kind: 'add-lever', title: NO_TEXT }],
		['lever-missing', { kind: 'delete-lever', lever: 'bestaat-niet' }],
		['lever-missing', { kind: 'move-to-lever', theme: 'peil', lever: 'bestaat-niet' }],
		['theme-unknown', { kind: 'move-to-lever', theme: 'bestaat-niet', lever: 'land' }]
	])('of something that is not there: %s', async (reason, step) => {
		for (const { house, change } of [await before(), await after()]) {
			const was = dump(house);
			expect([reason, 'frozen-after-first-answer']).toContain(
				await change(step).then((outcome) => (outcome.ok ? 'ok' : outcome.reason))
			);
			expect(dump(house)).toEqual(was);
		}
	});

	test('an unknown theme has no page', async () => {
		const { house, scan } = await before();
		const read = (slug: string) => readTheme(house.app, OPERATOR, scan.id, slug);
		expect(await read('bestaat-niet')).toEqual({ ok: false, reason: 'theme-unknown' });
		expect(done(await read('peil')).theme.slug).toBe('peil');
	});

	test.each<[string, Partial<About>]>([
		['title-missing', { title: ' ' }],
		['text-too-long', { title: 'x'.repeat(121) }],
		['text-too-long', { decision: { nl: null, en: 'x'.repeat(2001) } }],
		['text-too-long', { contact: 'x'.repeat(2001) }],
		['languages-missing', { languages: [] }],
		...[0, 121, 1.5, NaN].map((retentionMonths): [string, Partial<About>] => [
			'retention-invalid',
			{ retentionMonths }
		])
	])('of a scan: %s', async (reason, overrides) => {
		const { house, scan } = await before();
		const was = dump(house);
		const outcome = await changeAbout(house.app, OPERATOR, scan.id, { ...ABOUT, ...overrides });
		expect(outcome).toMatchObject({ ok: false, reason });
		expect(dump(house)).toEqual(was);
	});

	test('groups: every one has a slug of its own, a family and a name', async () => {
		const { house, scan } = await before();
		const was = dump(house);
		const wrong = [
			[...SMALL_GROUPS, SMALL_GROUPS[0]!],
			[{ ...SMALL_GROUPS[0]!, title: NO_TEXT }],
			[{ ...SMALL_GROUPS[0]!, slug: 'Boeren & tuinders' }],
			[{ ...SMALL_GROUPS[0]!, family: 'boeren' as never }]
		];
		const reasons = await Promise.all(
			wrong.map((groups) => changeGroups(house.app, OPERATOR, scan.id, groups))
		);
		expect(reasons.map((outcome) => !outcome.ok && outcome.reason)).toEqual([
			...['slug-taken', 'groups-file-invalid', 'groups-file-invalid', 'groups-file-invalid']
		]);
		expect(dump(house)).toEqual(was);
	});

	test('a bad area leaves the old one, and without any there is no name to give', async () => {
		const { house, scan, now } = await before();
		const was = await now();
		const change = (id: string, file: string | null, name: string) =>
			changeArea(house.app, OPERATOR, id, file, name);
		expect(await change(scan.id, '{}', 'X')).toMatchObject({ reason: 'area-not-geojson' });
		expect(await change(scan.id, null, 'x'.repeat(121))).toMatchObject({ reason: 'text-too-long' });
		expect(await now()).toEqual(was);
		const { id: bare } = await readyScan(house, OPERATOR, { areaFile: null });
		expect(await change(bare, null, 'X')).toEqual({ ok: false, reason: 'area-missing' });
		done(await change(bare, AREA_FILE, ' '));
		expect((await findWholeScan(house.app.db, bare))?.area?.name).toBe('Voorbeeldpolder');
	});
});

test('[U10] the result says which texts were corrected', async () => {
	const { house, scan, now, theme, change } = await after();
	const { facts, executors, planPlace, enabling, text } = await theme('peil');
	const words = { title: both('Peill'), text, facts, factLink: '', executors, planPlace, enabling };
	done(await change({ kind: 'edit', theme: 'peil', words }));
	const { title, purpose, use, decision, retentionMonths, languages, ...more } = await now();
	const { preconditions, roles } = more;
	const rest = { preconditions, roles, retentionMonths, languages, contact: 'Anders' };
	const about = { title, purpose, use, decision, ...rest };
	done(await changeAbout(house.app, OPERATOR, scan.id, about));
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	expect(done(await readResult(house.app, OPERATOR, scan.id)).result.corrected).toEqual({
		about: true,
		titles: [both('Peill')]
	});
});
