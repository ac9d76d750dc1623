import { beforeEach, describe, expect, test } from 'vitest';
import {
	done,
	dump,
	facilitator,
	join,
	openHouse,
	openScan,
	readyScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { Viewer } from './access.ts';
import { importThemes, THEMES_AT_ONCE } from './import-themes.ts';
import { readScan } from './read-scan.ts';

let house: House;
let scan: Ready;
let owner: Viewer;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await readyScan(house, owner);
});

const add = (text: string) => importThemes(house.app, owner, scan.id, text);
const levers = async () => done(await readScan(house.app, owner, scan.id)).view.scan.levers;
const HEAD = 'lever;title;text;fact;link\n';

describe('[PR9] a table of themes', () => {
	test('adds to the lever of that name, however it is written, or to a new one', async () => {
		const text = `${HEAD}WATER ; Stuwen;Lager peil.;Staat in het plan.;https://example.org\nBodem;Klei;;;\nbodem;"Zand; grof";;;\n`;
		expect(await add(text)).toEqual({ ok: true, themes: 3, newLevers: ['Bodem'] });
		const [water, , bodem] = await levers();
		expect(water!.themes.map(({ slug }) => slug)).toEqual(['sloten', 'peil', 'stuwen']);
		expect(water!.themes.at(-1)).toMatchObject({
			...{ title: { nl: 'Stuwen', en: null }, text: { nl: 'Lager peil.' }, origin: 'own' },
			...{ facts: [{ nl: 'Staat in het plan.', en: null }], factLink: 'https://example.org' },
			...{ active: true, core: false, enabling: false }
		});
		expect(bodem!.title).toEqual({ nl: 'Bodem', en: null });
		expect(bodem!.themes.map(({ title, facts, factLink }) => [title.nl, facts, factLink])).toEqual([
			['Klei', [], null],
			['Zand; grof', [], null]
		]);
	});

	test('columns in any order, commas, an accent, a byte order mark and Windows lines', async () => {
		const text = '\ufefftext,Title,LEVER\r\nUitleg,Beëindigen,Water\r\n';
		expect(await add(text)).toMatchObject({ ok: true, themes: 1, newLevers: [] });
		const [water] = await levers();
		expect(water!.themes.at(-1)).toMatchObject({ slug: 'beeindigen', title: { nl: 'Beëindigen' } });
	});

	test('two themes of which the addresses would be alike get one each', async () => {
		done((await add(`${HEAD}Water;Stuwen!;;;\nWater;Stuwen?;;;\nWater;Import;;;\n`)) as never);
		const [water] = await levers();
		expect(water!.themes.map(({ slug }) => slug).slice(2)).toEqual([
			...['stuwen', 'stuwen-2', 'import-2']
		]);
	});

	test('is refused once somebody answered, and of an open round before that it is not', async () => {
		scan = await openScan(house, owner);
		expect(await add(`${HEAD}Water;Stuwen;;;\n`)).toMatchObject({ ok: true });
		const secret = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, secret, 'sloten', { impact: 4 }));
		const before = dump(house);
		expect(await add(`${HEAD}Water;Dammen;;;\n`)).toMatchObject({
			reason: 'frozen-after-first-answer'
		});
		expect(dump(house)).toEqual(before);
	});
});

describe('[PR8] a wrong table', () => {
	test('every wrong line is named with its number, and nothing is stored', async () => {
		const before = dump(house);
		const lines = [
			...['Water;Goed;;;', ';Zonder onderwerp;;;', 'Water;;Zonder naam;;', 'Water;Twee'],
			...[`Water;${'x'.repeat(121)};;;`, `Water;Lang;${'x'.repeat(401)};;`],
			...['Water;Link;;;example.org', 'Land;goed;;;', 'Water;thema  SLOTEN;;;']
		];
		expect(await add(HEAD + lines.join('\n'))).toEqual({
			...{ ok: false, reason: 'csv-lines' },
			problems: [
				{ line: 3, kind: 'empty', value: 'lever' },
				{ line: 4, kind: 'empty', value: 'title' },
				{ line: 5, kind: 'columns', value: '' },
				{ line: 6, kind: 'too-long', value: 'title', max: 120 },
				{ line: 7, kind: 'too-long', value: 'text', max: 400 },
				{ line: 8, kind: 'link', value: 'example.org' },
				{ line: 9, kind: 'twice', value: '2' },
				{ line: 10, kind: 'there', value: 'thema  SLOTEN' }
			]
		});
		expect(dump(house)).toEqual(before);
	});

	test('a line of a text in quotes is counted where it begins', async () => {
		const text = `${HEAD}Water;Een;"twee\r\nregels";;\r\n;Twee;;;\r\n`;
		expect(await add(text)).toMatchObject({ problems: [{ line: 4, kind: 'empty' }] });
	});

	test.each([
		['', 'csv-columns'],
		['titel;tekst\nA;B', 'csv-columns'],
		[HEAD, 'themes-file-empty'],
		[`${HEAD}\n;;;;\n`, 'themes-file-empty'],
		[`${HEAD}Water;"open`, 'csv-invalid'],
		[
			HEAD + Array.from({ length: THEMES_AT_ONCE + 1 }, (_, i) => `A;${i};;;\n`).join(''),
			'themes-too-many'
		]
	])('%j is refused as %s', async (text, reason) => {
		const before = dump(house);
		expect(await add(text)).toMatchObject({ ok: false, reason });
		expect(dump(house)).toEqual(before);
	});
});
