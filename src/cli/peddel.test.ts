import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReleaseShape, type Release } from '../lib/domain/release-shape.ts';

interface Ran {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

/** The real program, in a process of its own, as npm starts it: in the project's folder. */
function peddel(
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
	input = ''
): Promise<Ran> {
	const { PATH = '' } = process.env;
	const child = spawn(process.execPath, ['src/cli/peddel.ts', ...args], {
		env: { PATH, PEDDEL_DATA: data, LANG: 'nl_NL.UTF-8', ...env }
	});
	const ran = { out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text));
	child.stdin.end(input);
	return new Promise((done) => child.on('close', (code) => done({ code, ...ran })));
}

/** Starting Node takes half a second, and far more on a machine that is busy. */
const SLOW_MS = 120_000;
const GOLDEN = resolve('tests/fixtures/golden');
const ENGLISH = { LANG: 'en_GB.UTF-8' };
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

/** Code 1: nothing on standard output, one sentence on standard error and no stack. */
function expectRefused({ code, out, err }: Ran, sentence: string | RegExp): void {
	expect({ code, out }).toEqual({ code: 1, out: '' });
	expect(err.trim().split('\n')).toHaveLength(1);
	expect(err.trim()).toMatch(sentence);
}

/** Code 0: one line of JSON on standard output and nothing on standard error. */
function jsonOf({ code, out, err }: Ran): Record<string, unknown> {
	expect({ code, err }).toEqual({ code: 0, err: '' });
	return JSON.parse(out) as Record<string, unknown>;
}

/** What a JSON pointer leads to; undefined when it leads nowhere. */
function at(release: unknown, pointer: string): unknown {
	return pointer
		.split('/')
		.slice(1)
		.reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], release);
}

const CREATE = [
	...['scan', 'create', '--title', 'Rekenvoorbeeld', '--area', `${GOLDEN}/area.geojson`],
	...['--themes', `${GOLDEN}/themes.json`, '--groups', `${GOLDEN}/groups.json`],
	...['--breakdown', 'groups']
];

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
		const pointers = [
			...[...md.out.matchAll(/<!-- (.*?) -->/g)].map(([, paths]) => paths!),
			...[...html.out.matchAll(/data-rests-on="(.*?)"/g)].map(([, paths]) => paths!)
		].flatMap((paths) => paths.split(' '));
		expect(pointers.length).toBeGreaterThan(20);
		for (const pointer of pointers) expect(at(release, pointer), pointer).toBeDefined();

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

describe('[K7] a further round, a scan that follows, and computing again', () => {
	/** A released scan of the worked example in a house of its own; a second round over its theme. */
	async function twoRounds(house: string) {
		const at = (args: readonly string[], env = {}) =>
			peddel([...args, '--data', join(folder, house)], env);
		const { id } = jsonOf(await at(CREATE));
		const scan = ['--scan', id as string];
		const themes = ['--themes', 'golden-theme'];
		const first = await at(['round', 'open', ...scan, ...themes]);
		jsonOf(await at(['round', 'open', ...scan]));
		jsonOf(await at(['answers', 'import', ...scan, `${GOLDEN}/answers.csv`]));
		jsonOf(await at(['round', 'close', ...scan]));
		const unknown = await at(['round', 'open', ...scan, '--themes', 'golden-theme,vis']);
		jsonOf(await at(['round', 'open', ...scan, ...themes]));
		jsonOf(await at(['answers', 'import', ...scan, `${GOLDEN}/answers.csv`]));
		jsonOf(await at(['round', 'close', ...scan]));
		return { at, scan, id: id as string, first, unknown };
	}

	test(
		'[U34] shuffled, elsewhere and in another process: equal figures and equal checksum',
		{ timeout: SLOW_MS },
		async () => {
			const { at, scan, first, unknown } = await twoRounds('here');
			expectRefused(first, /^Vraag eerst alle thema’s/);
			expectRefused(unknown, /^“vis” is geen thema dat aan staat/);
			const [results, verified, file] = await Promise.all([
				at(['results', ...scan]),
				at(['verify', ...scan]),
				at(['export', ...scan])
			]);
			const told = jsonOf(verified) as { releases: { checksum: string }[] };
			const release = jsonOf(results) as Release;
			expect(release.change).toMatchObject({ kind: 'round' });
			expect(told).toMatchObject({
				...{ scan: scan[1], equal: true },
				releases: [1, 2].map((round) => ({ round, result: 'equal', differences: [] }))
			});
			expect(told.releases[1]!.checksum).toBe(release.checksum);

			const shuffled = JSON.parse(file.out) as {
				people: { rounds: { answers: unknown[] }[] }[];
			};
			for (const { rounds } of shuffled.people.reverse())
				for (const { answers } of rounds) answers.reverse();
			writeFileSync(join(folder, 'desk/shuffled.json'), JSON.stringify(shuffled));
			const there = ['--data', join(folder, 'there')];
			const made = jsonOf(await peddel(['import', join(folder, 'desk/shuffled.json'), ...there]));
			const copy = ['--scan', made.id as string, ...there];
			const [same, again] = await Promise.all([
				peddel(['results', ...copy]),
				peddel(['verify', ...copy])
			]);
			expect(same.out).toBe(results.out);
			expect(jsonOf(again)).toEqual({ ...told, scan: made.id });
		}
	);

	test(
		'[U35] one altered answer: code 1, the result for programs, a sentence for people',
		{ timeout: SLOW_MS },
		async () => {
			const { at, scan } = await twoRounds('altered');
			const database = new Database(join(folder, 'altered', 'peddel.sqlite'));
			const { changes } = database
				.prepare(
					`update answer set value = null where question = 'effort' and participant_id = 1
					and round_id = (select id from round where number = 2)`
				)
				.run();
			expect(changes).toBe(1);
			database.close();
			const [dutch, english] = await Promise.all([
				at(['verify', ...scan]),
				at(['verify', ...scan], ENGLISH)
			]);
			expect(dutch.code).toBe(1);
			const { equal, releases } = JSON.parse(dutch.out) as {
				equal: boolean;
				releases: { result: string; differences: object[] }[];
			};
			expect([equal, ...releases.map(({ result }) => result)]).toEqual([
				...[false, 'equal', 'different']
			]);
			const [sentence, ...rest] = dutch.err.trim().split('\n');
			expect(sentence).toMatch(
				/^Ronde 2, thema “.+”, wat er al gebeurt: de antwoorden zijn niet meer die waarop/
			);
			expect(rest).toHaveLength(releases[1]!.differences.length - 1);
			expect(english.err).toMatch(/^Round 2, theme “.+”, .+: the answers are no longer those/);
		}
	);

	test(
		'[U32] a scan that follows another, and what cannot be computed elsewhere',
		{ timeout: SLOW_MS },
		async () => {
			const { at, id } = await twoRounds('follows');
			expectRefused(
				await at([...CREATE, '--follows', 'nietbestaand']),
				/^De eerdere quickscan is er/
			);
			const later = jsonOf(await at([...CREATE, '--follows', id]));
			const scan = ['--scan', later.id as string];
			jsonOf(await at(['round', 'open', ...scan]));
			jsonOf(await at(['answers', 'import', ...scan, `${GOLDEN}/answers.csv`]));
			jsonOf(await at(['round', 'close', ...scan]));
			const release = jsonOf(await at(['results', ...scan])) as Release;
			expect(release.change).toMatchObject({ kind: 'scan', themes: [{ id: 'golden-theme' }] });
			expect(jsonOf(await at(['verify', ...scan]))).toMatchObject({ equal: true });

			writeFileSync(join(folder, 'desk/later.json'), (await at(['export', ...scan])).out);
			const alone = ['--data', join(folder, 'alone')];
			const made = jsonOf(await peddel(['import', join(folder, 'desk/later.json'), ...alone]));
			const { code, out, err } = await peddel(['verify', '--scan', made.id as string, ...alone]);
			expect({ code, equal: JSON.parse(out).equal as boolean }).toEqual({ code: 0, equal: true });
			expect(err).toMatch(
				/^Ronde 1: wat er veranderde sinds de eerdere quickscan is niet nagerekend/
			);
		}
	);
});

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
