import { describe, expect, test } from 'vitest';
import {
	AREA_FILE,
	done,
	dump,
	facilitator,
	openHouse,
	OPERATOR,
	readyScan,
	SMALL_GROUPS,
	SMALL_SET,
	type House
} from '../../../../tests/fixtures/house.ts';
import { groupsForSet, themeSetById } from '../../content/content.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { DEFAULT_METHOD, type Method, type WholeScan } from '../../domain/scan.ts';
import type { Theme } from '../../domain/theme.ts';
import { findWholeScan } from '../store/scans.ts';
import type { Viewer } from './access.ts';
import { changeThemes } from './change-themes.ts';
import { createScan, type ScanRequest } from './create-scan.ts';
import { readScan } from './read-scan.ts';
import { CODE_LENGTH, newCode } from './secrets.ts';

const LANDELIJK = themeSetById('landelijk')!;
/** All languages of the house: then a scan has all the words of the library. */
const REQUEST: ScanRequest = {
	...{ title: 'Polder', areaFile: AREA_FILE, themes: 'landelijk', languages: LANGUAGES }
};

async function made(
	house: House,
	request: Partial<ScanRequest> = {},
	viewer: Viewer = OPERATOR
): Promise<WholeScan> {
	const { id } = done(await createScan(house.app, viewer, { ...REQUEST, ...request }));
	return (await findWholeScan(house.app.db, id))!;
}

const themesOf = (scan: WholeScan): readonly Theme[] => scan.levers.flatMap((l) => l.themes);

describe('[U4] a new scan has a copy of the library of its own', () => {
	test('all levers and themes, in order, with the ids and words of the library', async () => {
		const scan = await made(openHouse());
		expect(scan.levers).toEqual(LANDELIJK.levers);
		expect(scan.groups).toEqual(groupsForSet('landelijk'));
		expect(scan.themeSet).toEqual({ id: 'landelijk', version: LANDELIJK.version });
	});

	test('changing one scan leaves another as it was', async () => {
		const house = openHouse();
		const [one, two] = [await made(house), await made(house)];
		const slug = themesOf(one)[0]!.slug;
		done(
			await changeThemes(house.app, OPERATOR, one.id, {
				...{ kind: 'switch', theme: slug, active: false }
			})
		);
		expect(await findWholeScan(house.app.db, two.id)).toEqual(two);
	});

	test('a language that the scan does not have is left out everywhere', async () => {
		const scan = await made(openHouse(), { languages: ['nl'] });
		const texts = [
			...scan.levers.flatMap(({ title, summary }) => [title, summary]),
			...themesOf(scan).flatMap(({ title, text }) => [title, text]),
			...scan.groups.flatMap(({ title, text }) => [title, text])
		];
		expect(texts.every((text) => text.nl)).toBe(true);
		for (const text of texts) expect(text).toEqual({ nl: text.nl, en: null });
	});

	test('words in the other language only are kept: better than none', async () => {
		const [lever] = SMALL_SET.levers;
		const english = { nl: null, en: 'Ditches' };
		const theme = { ...lever!.themes[0]!, title: english };
		const set = { ...SMALL_SET, levers: [{ ...lever!, themes: [theme] }] };
		const scan = await made(openHouse(), { themes: set, languages: ['nl'] });
		expect(themesOf(scan)[0]!.title).toEqual(english);
	});
});

describe('[U5] what is chosen is taken over', () => {
	test('the short set has the twelve core themes', async () => {
		const scan = await made(openHouse(), { short: true });
		expect(themesOf(scan)).toEqual(
			LANDELIJK.levers.flatMap((lever) => lever.themes).filter((theme) => theme.core)
		);
		expect(themesOf(scan)).toHaveLength(12);
	});

	test('a list of one’s own keeps its ids and order', async () => {
		const scan = await made(openHouse(), { themes: SMALL_SET, groups: SMALL_GROUPS });
		expect(scan.levers).toEqual(SMALL_SET.levers);
		expect(scan.groups.map(({ slug }) => slug)).toEqual(['boeren', 'gemeente', 'anders']);
	});

	test('without a list a scan starts empty, with every group', async () => {
		const scan = await made(openHouse(), { themes: null });
		expect(scan.levers).toEqual([]);
		expect(scan.themeSet).toBeNull();
		expect(scan.groups).toEqual(groupsForSet(null));
	});

	test('method and owner: the default and nobody, or what was asked for', async () => {
		const house = openHouse();
		const ada = await facilitator(house);
		expect(await made(house)).toMatchObject({ ...DEFAULT_METHOD, ownerId: null });
		const weights = { impact: 0.5, feasibility: 0, room: 3 };
		const method: Method = { mode: 'anonymous', breakdown: 'groups', k: 5, weights };
		expect(await made(house, { method, ownerId: ada.userId })).toMatchObject({
			...method,
			ownerId: ada.userId
		});
	});

	test('a facilitator makes scans for themselves, whatever the request says', async () => {
		const house = openHouse();
		const [ada, bep] = [await facilitator(house), await facilitator(house, 'bep@example.nl')];
		expect((await made(house, { ownerId: bep.userId }, ada)).ownerId).toBe(ada.userId);
	});

	test('the area is named as asked, else as in the file, else as the scan', async () => {
		const house = openHouse();
		const unnamed = AREA_FILE.replace('Voorbeeldpolder', '');
		expect((await made(house, { areaName: ' Eigen naam ' })).area?.name).toBe('Eigen naam');
		expect((await made(house, { areaName: ' ' })).area?.name).toBe('Voorbeeldpolder');
		expect((await made(house, { areaFile: unnamed })).area?.name).toBe('Polder');
		expect((await made(house, { areaFile: null })).area).toBeNull();
	});
});

describe('[U6] what every scan has', () => {
	test('the group "anders", once, whatever the list of groups', async () => {
		const house = openHouse();
		for (const groups of [[], SMALL_GROUPS, groupsForSet(null)]) {
			const slugs = (await made(house, { groups })).groups.map(({ slug }) => slug);
			expect(slugs.filter((slug) => slug === 'anders')).toHaveLength(1);
		}
	});

	test('a code of six letters and digits that nobody mixes up', async () => {
		const { app } = openHouse();
		const codes = Array.from({ length: 500 }, () => newCode(app));
		expect(CODE_LENGTH).toBe(6);
		for (const code of codes) expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ2-9]{6}$/);
		expect(new Set(codes).size).toBe(500);
		expect(new Set(codes.join('')).size).toBe(28);
	});

	test('every letter of a code is equally likely', async () => {
		// All bytes there are, one by one: 256 is no multiple of 28, so the last four are thrown away.
		let next = 0;
		const app = { ...openHouse().app, random: () => Uint8Array.of(next++ % 256) };
		const letters = Array.from({ length: 84 }, () => newCode(app)).join('');
		const times = Map.groupBy(letters, (letter) => letter);
		expect([...times.values()].map(({ length }) => length)).toEqual(Array(28).fill(18));
	});

	test('an id and a code of its own', async () => {
		const house = openHouse();
		const [one, two] = [await made(house), await made(house)];
		expect(one.id).toMatch(/^[a-z0-9]{12}$/);
		expect(two.id).not.toBe(one.id);
		expect(two.code).not.toBe(one.code);
	});
});

describe('[U7] what does not fit stores nothing', () => {
	test.each<[string, Partial<ScanRequest>]>([
		['area-not-json', { areaFile: '<kml/>' }],
		['area-no-polygon', { areaFile: '{"type":"Point","coordinates":[5,52]}' }],
		['title-missing', { title: ' ' }],
		['text-too-long', { title: 'x'.repeat(121) }],
		['text-too-long', { areaName: 'x'.repeat(121) }],
		['languages-missing', { languages: [] }],
		['themes-file-invalid', { themes: 'bestaat-niet' }]
	])('%s', async (reason, request) => {
		const house = openHouse();
		const before = dump(house);
		const outcome = await createScan(house.app, OPERATOR, { ...REQUEST, ...request });
		expect(outcome).toMatchObject({ ok: false, reason });
		expect(dump(house)).toEqual(before);
	});

	test('a scan that cannot be stored whole is not stored at all', async () => {
		const house = openHouse();
		const before = dump(house);
		const [lever] = SMALL_SET.levers;
		const twice = { ...SMALL_SET, levers: [lever!, { ...lever!, slug: 'nog-eens' }] };
		await expect(createScan(house.app, OPERATOR, { ...REQUEST, themes: twice })).rejects.toThrow(
			/UNIQUE/
		);
		expect(dump(house)).toEqual(before);
	});
});

test('[U14] readScan says what a new scan still lacks, most important first', async () => {
	const house = openHouse();
	const ada = await facilitator(house);
	const missing = async (viewer: Viewer, id: string) =>
		done(await readScan(house.app, viewer, id)).view.missing;
	const bare = await made(house, { areaFile: null, themes: null, groups: [] }, ada);
	expect(await missing(ada, bare.id)).toEqual([
		...['area-missing', 'themes-missing', 'groups-missing', 'contact-missing']
	]);
	const whole = await made(house, {}, ada);
	expect(await missing(ada, whole.id)).toEqual(['contact-missing']);
	expect(await missing(OPERATOR, whole.id)).toEqual([]);
	const ready = await readyScan(house, ada);
	expect(await missing(ada, ready.id)).toEqual([]);
});
