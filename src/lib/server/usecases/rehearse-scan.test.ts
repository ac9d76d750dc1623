import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
	done,
	dump,
	facilitator,
	join,
	NOBODY,
	openHouse,
	openScan,
	OPERATOR,
	readyScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { Viewer } from './access.ts';
import { createScan, readFollowable } from './create-scan.ts';
import { exportScan } from './export-scan.ts';
import { joinScan } from './join-scan.ts';
import { readResult } from './read-result.ts';
import { readRoom } from './read-room.ts';
import { readScans } from './read-scans.ts';
import { endRehearsal, readRehearsal, rehearseScan } from './rehearse-scan.ts';
import { submitAnswers } from './submit-answers.ts';

const URL_MISSING = 'http://localhost:1';

/** The doors of a house that simulated people use, without its pages. */
async function doorsOf({ app }: House): Promise<{ url: string; origin: string }> {
	const server = createServer((request, response) => {
		void (async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			const body = Buffer.concat(chunks).toString();
			const [, , code = '', theme] = request.url!.replace(/\?.*/, '').split('/');
			if (!theme) {
				const group = new URLSearchParams(body).get('group')!;
				const joined = await joinScan(app, NOBODY, code, null, { group });
				const seat = joined.ok ? { 'set-cookie': `peddel-seat=${joined.secret}; HttpOnly` } : {};
				return response.writeHead(joined.ok ? 303 : 400, seat).end();
			}
			const secret = /peddel-seat=(.+)/.exec(request.headers.cookie!)![1]!;
			const saved = await submitAnswers(app, code, secret, theme, JSON.parse(body));
			response.writeHead(saved.ok ? 200 : 400).end();
		})();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => void server.close());
	const url = `http://localhost:${(server.address() as AddressInfo).port}`;
	return { url, origin: url };
}

/** Every row of every table as text, in an order that tells nothing. */
function rowsOf(house: House): readonly string[] {
	return Object.entries(dump(house))
		.flatMap(([table, rows]) => rows.map((row) => `${table} ${JSON.stringify(row)}`))
		.sort();
}

let house: House;
let owner: Viewer & { readonly userId: string };
let scan: Ready;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await openScan(house, owner);
	const secret = await join(house, scan.code, 'boeren');
	done(
		await say(house, scan.code, secret, 'peil', { impact: 4, effort: 'dk' }, 'Van een echt mens')
	);
});

describe('[LC6] a rehearsal', () => {
	test('leaves every row of the real scan and of all else as it was, and goes without a trace', async () => {
		const before = rowsOf(house);
		const request = { people: 20, seconds: 0, house: await doorsOf(house) };
		const { id, finished } = done(await rehearseScan(house.app, owner, scan.id, request));
		expect(await finished).toMatchObject({ people: 20, joined: 20, done: 20, failed: 0 });
		const during = rowsOf(house);
		expect(before.filter((row) => !during.includes(row))).toEqual([]);
		const { result } = done(await readResult(house.app, owner, id));
		expect(result.release.participants.total).toBe(20);
		expect(result.release.scan.title).toBe('Proef: Polder van het voorbeeld');
		done(await endRehearsal(house.app, owner, scan.id));
		expect(rowsOf(house)).toEqual(before);
	});

	test('comes in the place of the one before, and can stay open', async () => {
		const before = rowsOf(house);
		const doors = await doorsOf(house);
		const request = { people: 5, seconds: 0, house: doors };
		const first = done(await rehearseScan(house.app, OPERATOR, scan.id, request));
		await first.finished;
		const again = { ...request, leaveOpen: true, seed: 2 };
		const second = done(await rehearseScan(house.app, OPERATOR, scan.id, again));
		await second.finished;
		expect(await readRoom(house.app, owner, first.id)).toMatchObject({ reason: 'not-found' });
		const { room } = done(await readRoom(house.app, owner, second.id));
		expect(room.rounds).toMatchObject([{ state: 'open' }]);
		expect(room.participation.reduce((sum, { joined }) => sum + joined, 0)).toBe(5);
		done(await endRehearsal(house.app, owner, scan.id));
		expect(rowsOf(house)).toEqual(before);
	});

	test('copies the set-up alone: nobody, no answer and no result of the real one', async () => {
		const house = openHouse();
		const { id: real } = await readyScan(house, await facilitator(house));
		const request = { people: 5, seconds: 0, house: await doorsOf(house), leaveOpen: true };
		const { id, finished } = done(await rehearseScan(house.app, OPERATOR, real, request));
		await finished;
		const { room } = done(await readRoom(house.app, OPERATOR, id));
		const { room: before } = done(await readRoom(house.app, OPERATOR, real));
		expect(room.scan.levers).toEqual(before.scan.levers);
		expect(room.scan.groups).toEqual(before.scan.groups);
		expect(room.scan.rehearsesId).toBe(real);
		expect(before.rounds).toEqual([]);
	});
});

test('[LC8] a copy is in no list, nothing to follow, and in no file of the real scan', async () => {
	const request = { people: 5, seconds: 0, house: await doorsOf(house) };
	const { id, finished } = done(await rehearseScan(house.app, owner, scan.id, request));
	await finished;
	expect((await readScans(house.app, owner)).map((one) => one.scan.id)).toEqual([scan.id]);
	expect(await readFollowable(house.app, owner)).toEqual([]);
	const wanted = { title: 'Vervolg', areaFile: null, themes: null, languages: ['nl' as const] };
	expect(await createScan(house.app, owner, { ...wanted, follows: id })).toMatchObject({
		reason: 'follows-unknown'
	});
	const { json } = done(await exportScan(house.app, OPERATOR, id));
	expect(json).toContain('Proef: ');
	expect(await exportScan(house.app, OPERATOR, scan.id)).toMatchObject({ ok: false });
});

describe('[LC9] who rehearses', () => {
	test('one at a time in a house; what is thrown away stops', async () => {
		const doors = await doorsOf(house);
		const other = await readyScan(house, owner);
		const before = rowsOf(house);
		const slow = { people: 5, seconds: 600, house: doors };
		const { finished } = done(await rehearseScan(house.app, owner, scan.id, slow));
		expect(await rehearseScan(house.app, owner, other.id, slow)).toMatchObject({
			reason: 'rehearsal-running'
		});
		expect(done(await readRehearsal(house.app, owner, other.id)).view).toMatchObject({
			...{ copy: null, progress: null, elsewhere: true, rehearses: null }
		});
		expect(done(await readRehearsal(house.app, owner, scan.id)).view).toMatchObject({
			...{ copy: { state: 'open' }, progress: { people: 5 }, elsewhere: false }
		});
		done(await endRehearsal(house.app, owner, scan.id));
		expect(await finished).toMatchObject({ done: 0, failed: 0 });
		expect(rowsOf(house)).toEqual(before);
		expect(await endRehearsal(house.app, owner, scan.id)).toMatchObject({
			reason: 'rehearsal-none'
		});
	});

	test('hears what is wrong before anything is made', async () => {
		const doors = await doorsOf(house);
		const stranger = await facilitator(house, 'bob@example.nl');
		const bare = { title: 'Kaal', areaFile: null, themes: null, languages: ['nl' as const] };
		const { id } = done(await createScan(house.app, owner, bare));
		const before = rowsOf(house);
		const ask = (people: number, where: typeof doors | null = doors) =>
			rehearseScan(house.app, owner, scan.id, { people, seconds: 0, house: where });
		for (const people of [0, 4, 501, 7.5])
			expect(await ask(people)).toMatchObject({ reason: 'rehearsal-people' });
		expect(await ask(5, null)).toMatchObject({ reason: 'rehearsal-address' });
		const request = { people: 5, seconds: 0, house: doors };
		expect(await rehearseScan(house.app, stranger, scan.id, request)).toMatchObject({
			reason: 'not-found'
		});
		expect(await rehearseScan(house.app, owner, id, request)).toMatchObject({
			reason: 'area-missing'
		});
		expect(rowsOf(house)).toEqual(before);
	});

	test('cannot rehearse a rehearsal, and hears when nobody was let in', async () => {
		const away = { people: 5, seconds: 0, house: { url: URL_MISSING, origin: URL_MISSING } };
		const { id, finished } = done(await rehearseScan(house.app, owner, scan.id, away));
		expect(await finished).toMatchObject({ joined: 0, failed: 5 });
		expect(await rehearseScan(house.app, owner, id, away)).toMatchObject({
			reason: 'rehearsal-itself'
		});
		expect(done(await readRehearsal(house.app, owner, id)).view.rehearses).toBe(scan.id);
	});
});
