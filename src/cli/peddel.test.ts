import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	CREATE,
	ENGLISH,
	expectRefused,
	GOLDEN,
	jsonOf,
	peddel as run,
	SLOW_MS
} from '../../tests/fixtures/command-line.ts';
import { ReleaseShape, type Release } from '../lib/domain/release-shape.ts';

let folder: string;
let data: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	data = join(folder, 'data');
	mkdirSync(join(folder, 'desk'));
	writeFileSync(join(folder, 'file'), 'no folder');
	writeFileSync(
		join(folder, 'desk/bad.csv'),
		'participant,group,theme,question,value\np1,agrarier,golden-theme,impact,9\np2,boeren,golden-theme,impact,1\n'
	);
});
afterAll(() => rmSync(folder, { recursive: true }));

const peddel = (args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') =>
	run(data, args, env, input);

test(
	'[K1] [K4] [K5] [K6] the worked example from area to story, on the command line alone',
	{ timeout: SLOW_MS },
	async () => {
		const account = await peddel(
			['user', 'create', '--email', 'Ada@example.nl'],
			{},
			'zaagmolen aan de Vliet\nrest'
		);
		expect(jsonOf(account)).toEqual({ id: expect.stringMatching(/^[a-z0-9]{12}$/) });
		const forgotten = ['user', 'password', '--email', 'ada@example.nl'];
		expect(jsonOf(await peddel(forgotten, {}, 'een heel ander wachtwoord\n'))).toEqual({
			email: 'ada@example.nl'
		});

		const made = jsonOf(await peddel([...CREATE, '--owner', 'ada@example.nl']));
		expect(made).toEqual({
			id: expect.stringMatching(/^[a-z0-9]{12}$/),
			code: expect.stringMatching(/^[A-Z2-9]{6}$/),
			areaHectares: expect.closeTo(100, 0)
		});
		const scan = ['--scan', made.id as string];
		const csv = `${GOLDEN}/answers.csv`;

		expect(jsonOf(await peddel(['round', 'open', ...scan]))).toEqual({ round: 1 });
		const bad = await peddel(['answers', 'import', ...scan, 'bad.csv'], {
			INIT_CWD: join(folder, 'desk')
		});
		expectRefused(
			bad,
			/^Er is niets ingelezen\. Mis op 2 plaatsen: regel 2: .*; regel 3: .*boeren/
		);
		expect(jsonOf(await peddel(['answers', 'import', ...scan, csv]))).toEqual({
			participants: 15,
			answers: 45
		});
		const closed = jsonOf(await peddel(['round', 'close', ...scan]));

		const [json, table, md, html, file] = await Promise.all([
			peddel(['results', ...scan]),
			peddel(['results', ...scan, '--format', 'csv']),
			peddel(['story', ...scan]),
			peddel(['story', ...scan, '--format', 'html', '--lang', 'en']),
			peddel(['export', ...scan])
		]);
		const release = jsonOf(json) as Release;
		expect(v.is(ReleaseShape, release)).toBe(true);
		expect(closed).toEqual({ round: 1, participants: 15, checksum: release.checksum });
		expect(release.themes[0]!.questions.impact.balancedMean).toBe(59 / 16);
		expect(release.themes[0]!.opportunity.score).toBeCloseTo(550 / 9, 9);

		expect(table).toMatchObject({ code: 0, err: '' });
		expect(table.out.trim().split('\n')).toHaveLength(5);
		expect(table.out).toContain(`,${59 / 16},`);

		expect(md).toMatchObject({ code: 0, err: '' });
		expect(md.out).toMatch(/^# Gebiedsverhaal Voorbeeldpolder\n/);
		expect(html).toMatchObject({ code: 0, err: '' });
		expect(html.out).toMatch(/^<!doctype html>\n<html lang="en">/);
		expect(html.out).toContain('15 people took part, from 4 groups.');

		expect(file).toMatchObject({ code: 0, err: '' });
		writeFileSync(join(folder, 'desk/scan.json'), file.out);
		const elsewhere = ['--data', '../other'];
		const desk = { INIT_CWD: join(folder, 'desk') };
		const again = jsonOf(await peddel(['import', 'scan.json', ...elsewhere], desk));
		expect(again).toEqual({ id: expect.any(String), code: expect.any(String) });
		const same = await peddel(['results', '--scan', again.id as string, ...elsewhere], desk);
		expect(same.out).toBe(json.out);
	}
);

test(
	'[K2] [K3] paths are from where the person stands, data from the setting or --data',
	{ timeout: SLOW_MS },
	async () => {
		const desk = { INIT_CWD: join(folder, 'desk'), PEDDEL_DATA: join(folder, 'unused') };
		for (const name of ['area.geojson', 'themes.json'])
			writeFileSync(join(folder, 'desk', name), readFileSync(`${GOLDEN}/${name}`));
		const args = ['--title', 'T', '--area', 'area.geojson', '--themes', './themes.json'];
		const create = ['scan', 'create', ...args, '--lang', 'en', '--k', '5', '--weights', '1,1,1'];
		const made = jsonOf(await peddel([...create, '--data', '../third'], desk));
		const open = ['round', 'open', '--scan', made.id as string];
		expect(jsonOf(await peddel(open, { PEDDEL_DATA: join(folder, 'third') }))).toEqual({
			round: 1
		});
		expect(() => readFileSync(join(folder, 'unused/peddel.sqlite'))).toThrow(/ENOENT/);
	}
);

describe('[K1] what cannot be done', { timeout: SLOW_MS }, () => {
	test('refused with code 1 and one sentence', async () => {
		const cor = ['--email', 'cor@example.nl'];
		const [unknown, area, owner, password, forgotten, setting, noFolder] = await Promise.all([
			peddel(['round', 'open', '--scan', 'nietbestaand']),
			peddel(
				['scan', 'create', '--title', 'T', '--area', 'weg.geojson', '--themes', 'stedelijk'],
				ENGLISH
			),
			peddel([...CREATE, '--owner', 'cor@example.nl'], ENGLISH),
			peddel(['user', 'create', '--email', 'bep@example.nl'], ENGLISH, 'kort\n'),
			peddel(['user', 'password', ...cor], ENGLISH, 'zaagmolen aan de Vliet\n'),
			peddel(['round', 'open', '--scan', 'x'], { PEDDEL_PORT: 'tachtig' }),
			peddel(['round', 'open', '--scan', 'x', '--data', join(folder, 'file')])
		]);
		expectRefused(unknown, /^Deze quickscan is er niet, of is niet van jou\.$/);
		expectRefused(area, /^The file weg\.geojson cannot be read\.$/);
		expectRefused(owner, /cor@example\.nl/);
		expectRefused(password, /at least 12 characters/);
		expectRefused(forgotten, /cor@example\.nl/);
		expectRefused(setting, /^PEDDEL_PORT is "tachtig"; it should be a number from 0 to 65535\.$/);
		expectRefused(noFolder, /^PEDDEL_DATA is ".*file"; .*EEXIST/);
	});

	test('given wrongly: code 2 with the usage', async () => {
		const wrong = await Promise.all([
			peddel([]),
			peddel(['round', 'open'], ENGLISH),
			peddel(['round', 'open', '--scam', 'x']),
			peddel(['results', '--scan', 'x', '--format', 'xml'], ENGLISH),
			peddel(['import'], ENGLISH)
		]);
		for (const { code, out, err } of wrong) {
			expect({ code, out }).toEqual({ code: 2, out: '' });
			expect(err).toContain('peddel COMMAND …');
		}
		const [, missing, unknown, word, file] = wrong.map(({ err }) => err.split('\n')[0]);
		expect(missing).toBe('The option --scan is missing.');
		expect(unknown).toContain('--scam');
		expect(word).toBe('--format is one of: json, csv.');
		expect(file).toBe('This command takes one file.');
	});
});

test('[K1] help is no mistake', { timeout: SLOW_MS }, async () => {
	expect(await peddel(['--help'])).toMatchObject({ code: 0 });
});
