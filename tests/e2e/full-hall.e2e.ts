import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLane } from '../crash/lane.ts';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import { cardRequest, fillHall, valuesOf, type Hall } from '../load/hall.ts';
import { openStreams } from '../load/streams.ts';
import { submit, waitAt } from '../load/submit.ts';
import { startTarget, type Target } from '../load/targets.ts';

// The small versions of `npm run load` and `npm run crash`, with far fewer people: other tests share
// the machine.

const PEOPLE = 30;
const LANES = 2;
const KILLS = 20;

type Work = (target: Target, hall: Hall) => Promise<void>;

async function withHall(work: Work, program = 'src/cli/start.ts'): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const hall = await fillHall(folder, PEOPLE, true);
	const target = await startTarget(program, program, folder, hall);
	try {
		await work(target, hall);
	} finally {
		await target.stop();
		rmSync(folder, { recursive: true });
	}
}

test('[LC5] a hall that sends all its cards at once gets no error and waits less than half a second', async () => {
	const waited: number[] = [];
	const all: Work = async (target, hall) => {
		const cards = (person: number) =>
			hall.themes.map(
				(_, theme) => () => cardRequest(target.port, hall, person, theme, valuesOf(person, theme))
			);
		// A server that just woke is slower; a hall has opened its pages by then.
		await target.connected((wires) => submit(wires, cards, 0));
		const waits = await target.connected((wires) => submit(wires, cards, 3000));
		expect(waits.errors).toBe(0);
		expect(target.countWrong()).toBe(0);
		waited.push(waitAt(waits, 0.99));
	};
	await withHall(all);
	await withHall(all, 'tests/bench/raw-server.ts');
	// On a machine that is too busy for that, a bare server waits as well.
	expect(waited[0]).toBeLessThan(Math.max(500, 4 * waited[1]!));
});

test('[LC12] with a hundred screens open every tap comes to them, at once', async () => {
	await withHall(async (target, hall) => {
		const streams = await openStreams(target.port, 100);
		const tappedMs: number[] = [];
		const first = (person: number) => [
			() => {
				tappedMs.push(performance.now());
				return cardRequest(target.port, hall, person, 0, valuesOf(person, 0));
			}
		];
		const waits = await target.connected((wires) => submit(wires, first, 2000));
		expect(waits.errors).toBe(0);
		await expect.poll(() => streams.seen.at(-1)?.started).toBe(PEOPLE);
		const seenMs = tappedMs
			.map((atMs, i) => streams.seen.find(({ started }) => started > i)!.atMs - atMs)
			.sort((a, b) => a - b);
		// Other tests share the machine; how fast it is by itself, `npm run load` tells.
		expect(seenMs[Math.floor(PEOPLE * 0.95)]).toBeLessThan(5000);
		streams.close();
	});
});

test('[LC2] while the database cannot commit nobody hears that an answer is saved', async () => {
	await withHall(async (target, hall) => {
		const database = new Database(join(target.folder, DATABASE_FILE));
		await target.connected(async ([wire]) => {
			database.exec('begin immediate');
			let answered = false;
			const reply = wire!.ask(cardRequest(target.port, hall, 0, 0, valuesOf(0, 0))).then((got) => {
				answered = true;
				return got;
			});
			await new Promise((rest) => setTimeout(rest, 700));
			expect(answered).toBe(false);
			database.exec('rollback');
			expect((await reply).status).toBe(200);
		});
		expect(database.prepare('select count(*) as n from answer').get()).toEqual({ n: 4 });
		database.close();
	});
});

test('[LC4] killed twenty times in the middle of the traffic, the house has all it confirmed, once', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const lanes = await Promise.all(
		Array.from({ length: LANES }, (_, i) => openLane(join(folder, String(i)), true))
	);
	const found = await Promise.all(
		lanes.map(async (lane, i) => {
			const rounds = [];
			for (let kill = 0; kill < KILLS / LANES; kill += 1)
				rounds.push(await lane.round(kill * LANES + i));
			return [...rounds, await lane.last()];
		})
	);
	const all = found.flat();
	expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
	expect(all.filter(({ cutOff }) => cutOff > 0)).toHaveLength(KILLS);
	expect(all.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBeGreaterThan(KILLS * 10);
	rmSync(folder, { recursive: true });
});
