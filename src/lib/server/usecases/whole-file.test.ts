import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ABOUT,
	crowd,
	done,
	dump,
	facilitator,
	goldenScan,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	say,
	type House
} from '../../../../tests/fixtures/house.ts';
import { makeRelease } from '../../domain/release.ts';
import { factsIn } from '../store/answers.ts';
import { roundsOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';
import { joinScan } from './join-scan.ts';
import { openRound } from './open-round.ts';
import { readResult } from './read-result.ts';
import { checksumOf } from './release-due-rounds.ts';
import { SCAN_FILE_VERSION } from './scan-file.ts';

/** A scan with everything: two rounds, moved and switched-off themes, remarks, odd characters. */
async function fullHouse(): Promise<{ house: House; id: string; code: string; secrets: string[] }> {
	const house = openHouse();
	const ada = await facilitator(house);
	const { id, code } = await openScan(house, ada);
	const { app } = house;
	const said = {
		sloten: { impact: 4, effort: 'dk' },
		hagen: { impact: 2, feasibility: 5 }
	} as const;
	const secrets = [
		...(await crowd(house, code, 4, 'boeren', said)),
		...(await crowd(house, code, 3, 'gemeente', { sloten: { impact: 1 }, peil: { impact: 3 } }))
	];
	for (const [i, text] of ['“Zo”, zei hij\n=1+1', 'Ja — 😀', 'ja'].entries())
		done(await say(house, code, secrets[i]!, 'sloten', {}, text));
	done(await say(house, code, await join(house, code, 'anders'), 'peil', {}, 'Alleen dit'));
	await join(house, code, 'boeren');
	done(await closeRound(app, ada, id, 0));
	done(await changeThemes(app, ada, id, { kind: 'move', theme: 'sloten', by: 1 }));
	done(await changeThemes(app, ada, id, { kind: 'move-lever', lever: 'land', by: -1 }));
	done(await changeThemes(app, ada, id, { kind: 'switch', theme: 'peil', active: false }));
	house.wait(86_400);
	done(await openRound(app, ada, id));
	for (const secret of secrets.slice(1))
		for (const theme of ['sloten', 'pacht'])
			done(await say(house, code, secret, theme, { impact: 5, feasibility: 4 }, 'Nog eens'));
	done(await closeRound(app, ada, id, 0));
	return { house, id, code, secrets };
}

const exported = async ({ app }: House, id: string) =>
	done(await exportScan(app, OPERATOR, id)).json;
const imported = async ({ app }: House, text: string) =>
	done(await importScan(app, OPERATOR, text));

test('[F6] a scan is exported only while no round runs', async () => {
	const house = openHouse();
	const { id } = await goldenScan(house);
	const refused = { ok: false, reason: 'round-already-open' };
	expect(await exportScan(house.app, OPERATOR, id)).toEqual(refused);
	done(await closeRound(house.app, OPERATOR, id));
	expect(await exportScan(house.app, OPERATOR, id)).toEqual(refused);
	house.wait(121);
	expect(await exportScan(house.app, OPERATOR, id)).toEqual(refused);
	done(await closeRound(house.app, OPERATOR, id, 0));
	expect(await exportScan(house.app, OPERATOR, id)).toMatchObject({ ok: true });
	done(await openRound(house.app, OPERATOR, id));
	expect(await exportScan(house.app, OPERATOR, id)).toEqual(refused);
});

describe('[F7] an exported scan tells nothing about who', () => {
	test('no id, code, owner, secret, hash, label key or place of a person', async () => {
		const { house, id, code, secrets } = await fullHouse();
		const text = await exported(house, id);
		const all = dump(house);
		const scan = all.scan![0] as Record<string, string>;
		const people = all.participant as { secret_hash: string }[];
		const hidden = [
			...[code, scan.label_key!, scan.owner_id!, ...secrets],
			...people.map(({ secret_hash }) => secret_hash)
		];
		for (const word of hidden) expect(text).not.toContain(word);
		// The id stands in the releases, which are kept byte for byte, and nowhere else.
		const { rounds, ...rest } = JSON.parse(text);
		expect(JSON.stringify(rest)).not.toContain(id);
		expect(rounds).toHaveLength(2);
	});

	test('people stand in an order that tells nothing: joining in another order gives the same', async () => {
		const peopleIn = async (groups: readonly string[]) => {
			const house = openHouse();
			const { id, code } = await openScan(house, OPERATOR);
			for (const group of groups) await crowd(house, code, 1, group, { peil: { impact: 3 } });
			done(await closeRound(house.app, OPERATOR, id, 0));
			return JSON.parse(await exported(house, id)).people as unknown;
		};
		expect(await peopleIn(['gemeente', 'anders', 'boeren'])).toEqual(
			await peopleIn(['boeren', 'gemeente', 'anders'])
		);
	});

	test('an imported person leaves no label behind', async () => {
		const house = openHouse();
		const { id } = await goldenScan(house);
		done(await closeRound(house.app, OPERATOR, id, 0));
		const text = await exported(house, id);
		expect(text).not.toContain('p01');
		for (const { label_hash } of dump(house).participant as { label_hash: string }[])
			expect(text).not.toContain(label_hash);
	});
});

describe('[F8] an exported scan comes back as a new one', () => {
	test('the same set-up, groups, themes and releases, byte for byte', async () => {
		const { house, id } = await fullHouse();
		const other = openHouse({ seed: 2, now: house.app.now() + 1e9 });
		const made = await imported(other, await exported(house, id));
		const [was, is] = [
			(await findWholeScan(house.app.db, id))!,
			(await findWholeScan(other.app.db, made.id))!
		];
		expect(is).toEqual({
			...was,
			...{ id: made.id, code: made.code, ownerId: null, createdAtMs: other.app.now() }
		});
		for (const round of [1, 2]) {
			const of = async ({ app }: House, scanId: string) => {
				const { result } = done(await readResult(app, OPERATOR, scanId, round));
				return {
					json: result.json,
					at: result.releasedAtMs,
					remarks: result.remarks.toSorted(byText)
				};
			};
			expect(await of(other, made.id)).toEqual(await of(house, id));
		}
	});

	test('with another id, code and secrets, and another key for labels', async () => {
		const { house, id, code, secrets } = await fullHouse();
		const made = await imported(house, await exported(house, id));
		expect(made.id).not.toBe(id);
		expect(made.code).not.toBe(code);
		const scans = dump(house).scan as { label_key: string }[];
		expect(new Set(scans.map((row) => row.label_key)).size).toBe(2);
		const secretHashes = (dump(house).participant as { secret_hash: string }[]).map(
			(row) => row.secret_hash
		);
		expect(new Set(secretHashes).size).toBe(secretHashes.length);
		done(await openRound(house.app, OPERATOR, made.id));
		expect(await say(house, made.code, secrets[0]!, 'sloten', { impact: 1 })).toMatchObject({
			reason: 'participant-unknown'
		});
	});

	test('owned by the facilitator who brings it in, or by nobody', async () => {
		const { house, id } = await fullHouse();
		const text = await exported(house, id);
		const bep = await facilitator(house, 'bep@example.nl');
		const { id: theirs } = done(await importScan(house.app, bep, text));
		expect((await findWholeScan(house.app.db, theirs))!.ownerId).toBe(bep.userId);
	});

	test('a scan without rounds, area and themes too, and a file with a byte order mark', async () => {
		const house = openHouse();
		const { id } = await readyScan(house, OPERATOR, { areaFile: null, themes: null });
		const made = await imported(house, `\uFEFF${await exported(house, id)}`);
		expect(await findWholeScan(house.app.db, made.id)).toMatchObject({
			...{ area: null, levers: [], purpose: ABOUT.purpose }
		});
	});

	test('and goes on: the next round is numbered on, the groups stay fixed', async () => {
		const { house, id } = await fullHouse();
		const made = await imported(house, await exported(house, id));
		expect(done(await openRound(house.app, OPERATOR, made.id)).round.number).toBe(3);
		expect((await joinScan(house.app, NOBODY, made.code, null, { group: 'boeren' })).ok).toBe(true);
		const change = { kind: 'delete', theme: 'hagen' } as const;
		expect(await changeThemes(house.app, OPERATOR, made.id, change)).toMatchObject({
			reason: 'frozen-after-first-answer'
		});
	});
});

const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test('[F9] what was imported is exported as the very same file', async () => {
	const { house, id } = await fullHouse();
	const text = await exported(house, id);
	let at = openHouse({ seed: 5 });
	for (const seed of [6, 7]) {
		const made = await imported(at, text);
		expect(await exported(at, made.id)).toBe(text);
		at = openHouse({ seed });
	}
});

test('[F10] the raw facts in a file give the checksum of its release', async () => {
	const { house, id } = await fullHouse();
	const other = openHouse({ seed: 2 });
	const made = await imported(other, await exported(house, id));
	const { db } = other.app;
	const [first, second] = await roundsOf(db, made.id);
	const { release: before } = done(await readResult(other.app, OPERATOR, made.id, 1)).result;
	const factsOf = () => factsIn(db, first!.id);
	const again = makeRelease((await findWholeScan(db, made.id))!, 2, factsIn(db, second!.id), {
		earlier: { kind: 'round', releases: [before], factsOf }
	});
	const { release } = done(await readResult(house.app, OPERATOR, id)).result;
	expect(checksumOf(again)).toBe(release.checksum);
});

describe('[F11] a file that does not fit is refused with its place, and stores nothing', () => {
	/** Where, and what it becomes there; undefined takes it away. */
	type Edit = readonly [path: string, value: unknown];
	const BREAKS: readonly [string, (file: object) => readonly Edit[], string][] = [
		['another format', () => [['format', 'peddel']], 'format'],
		['a later version', () => [['version', SCAN_FILE_VERSION + 1]], 'version'],
		['a field too many', () => [['scan.code', 'BCDFGH']], 'scan.code'],
		['no people', () => [['people', undefined]], 'people'],
		['no title', () => [['scan.title', '']], 'scan.title'],
		['no language', () => [['scan.languages', []]], 'scan.languages'],
		['k of 1', () => [['scan.k', 1]], 'scan.k'],
		[
			'weights that are all zero',
			() => [['scan.weights', { impact: 0, feasibility: 0, room: 0 }]],
			'scan.weights'
		],
		[
			'a slug that is none',
			() => [['scan.levers.0.themes.0.slug', 'Ha gen']],
			'scan.levers.0.themes.0.slug'
		],
		[
			'a link that is a script',
			() => [['scan.levers.0.themes.0.factLink', 'javascript:alert(1)']],
			'scan.levers.0.themes.0.factLink'
		],
		['a lever twice', (f) => [['scan.levers.1.slug', get(f, 'scan.levers.0.slug')]], 'scan.levers'],
		[
			'a theme twice',
			(f) => [['scan.levers.1.themes.0.slug', get(f, 'scan.levers.0.themes.0.slug')]],
			'scan.levers.themes'
		],
		['a group twice', (f) => [['scan.groups.1.slug', get(f, 'scan.groups.0.slug')]], 'scan.groups'],
		['a round twice', () => [['rounds.1.number', 1]], 'rounds'],
		[
			'a round with another number than its release',
			() => [
				['people', []],
				['rounds.1.number', 7]
			],
			'rounds.1.json'
		],
		['a release that is no JSON', () => [['rounds.0.json', '{']], 'rounds.0.json'],
		[
			'a release of another shape',
			(f) => [['rounds.0.json', release(f, 0, ['secret', 1])]],
			'rounds.0.json'
		],
		[
			'a release with another checksum',
			(f) => [['rounds.1.json', release(f, 1, ['checksum', '0'.repeat(64)])]],
			'rounds.1.checksum'
		],
		[
			'a release with another figure',
			(f) => [['rounds.1.json', release(f, 1, ['participants.total', 99])]],
			'rounds.1.checksum'
		],
		[
			'another checksum beside it',
			() => [['rounds.0.checksum', '0'.repeat(64)]],
			'rounds.0.checksum'
		],
		['a round about no theme', () => [['rounds.0.themes', []]], 'rounds.0.themes'],
		[
			'a round about a theme that is not there',
			() => [['rounds.1.themes', ['sloten', 'vis']]],
			'rounds.1.themes'
		],
		[
			'an answer or remark that the round did not ask for',
			() => [['rounds.0.themes', ['sloten']]],
			'people.0.rounds.theme'
		],
		['no digests', () => [['rounds.0.digests', undefined]], 'rounds.0.digests'],
		['a digest that is none', () => [['rounds.0.digests.people', 'X']], 'rounds.0.digests.people'],
		[
			'digests of a theme that is not there',
			(f) => [['rounds.0.digests.cells.vis', get(f, 'rounds.0.digests.cells.sloten')]],
			'rounds.0.digests.cells'
		],
		['a person in no group', () => [['people.1.group', 'vissers']], 'people.1.group'],
		['a round that is not there', () => [['people.0.rounds.0.round', 9]], 'people.0.rounds'],
		[
			'a round of a person twice',
			(f) => [['people.0.rounds', [1, 1].map(() => get(f, 'people.0.rounds.0'))]],
			'people.0.rounds'
		],
		[
			'a theme that is not there',
			() => [['people.1.rounds.0.answers.0.theme', 'vis']],
			'people.1.rounds.theme'
		],
		[
			'a value off the scale',
			() => [['people.1.rounds.0.answers.0.answer', { kind: 'rated', value: 6 }]],
			'people.1.rounds.0.answers.0.answer.value'
		],
		[
			'no answer as an answer',
			() => [['people.1.rounds.0.answers.0.answer', null]],
			'people.1.rounds.0.answers.0.answer'
		],
		[
			'an answer twice',
			(f) => [
				['people.1.rounds.0.answers', [1, 1].map(() => get(f, 'people.1.rounds.0.answers.0'))]
			],
			'people.1.rounds.theme'
		],
		[
			'a remark twice',
			() => [['people.1.rounds.0.remarks', ['x', 'y'].map((text) => ({ theme: 'sloten', text }))]],
			'people.1.rounds.theme'
		],
		[
			'a remark that SQLite would cut short',
			() => [['people.1.rounds.0.remarks', [{ theme: 'sloten', text: '\0' }]]],
			'people.1.rounds.0.remarks.0.text'
		]
	];

	test.each(BREAKS)('%s', async (_what, edits, place) => {
		const { house, id } = await fullHouse();
		const file = JSON.parse(await exported(house, id)) as object;
		for (const [path, value] of edits(file)) put(file, path, value);
		const before = dump(house);
		expect(await importScan(house.app, OPERATOR, JSON.stringify(file))).toEqual({
			ok: false,
			reason: 'scan-file-invalid',
			details: { place: ` (${place})` }
		});
		expect(dump(house)).toEqual(before);
	});

	function release(file: object, round: number, [path, value]: Edit): string {
		const made = JSON.parse(get(file, `rounds.${round}.json`) as string) as object;
		put(made, path, value);
		return JSON.stringify(made);
	}

	test.each(['', '{', 'null', '[]', '"peddel"', '{}'])('%s', async (text) => {
		const house = openHouse();
		const before = dump(house);
		expect(await importScan(house.app, OPERATOR, text)).toMatchObject({
			reason: 'scan-file-invalid',
			details: { place: expect.stringMatching(/^ \(.+\)$/) }
		});
		expect(dump(house)).toEqual(before);
	});

	test('whatever is changed at one place, it is whole or not at all, and never a crash', async () => {
		const { house, id } = await fullHouse();
		const text = await exported(house, id);
		const paths = pathsIn(JSON.parse(text));
		const odd = fc.oneof(
			fc.constantFrom<unknown>(
				null,
				'',
				0,
				-1,
				1.5,
				1e308,
				[],
				{},
				'sloten',
				true,
				'\0',
				undefined
			),
			fc.jsonValue()
		);
		const empty = dump(openHouse({ seed: 3 }));
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...paths), odd, async (path, value) => {
				const file = JSON.parse(text) as object;
				put(file, path, value);
				const target = openHouse({ seed: 3 });
				const outcome = await importScan(target.app, OPERATOR, JSON.stringify(file));
				if (outcome.ok) done(await exportScan(target.app, OPERATOR, outcome.id));
				else expect(dump(target)).toEqual(empty);
			}),
			{ numRuns: 300 }
		);
	}, 60_000);
});

/** Every place in a file, e.g. 'scan.levers.0.slug'. */
function pathsIn(value: unknown, path = ''): readonly string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => [
		`${path}${key}`,
		...pathsIn(part, `${path}${key}.`)
	]);
}

function get(file: object, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>>)[key], file);
}

function put(file: object, path: string, value: unknown): void {
	const [last, ...before] = path.split('.').toReversed();
	const parent = before.length === 0 ? file : get(file, before.toReversed().join('.'));
	if (value === undefined) delete (parent as Record<string, unknown>)[last!];
	else (parent as Record<string, unknown>)[last!] = value;
}
