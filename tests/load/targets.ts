import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QUESTIONS, type Question } from '../../src/lib/domain/rating.ts';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import { fillHall, valuesOf, type Hall } from './hall.ts';
import { openWire, type Wire } from './wire.ts';

/** A server that runs. */
export interface Target {
	readonly name: string;
	readonly port: number;
	readonly folder: string;
	/** A connection per person, for as long as `work` takes: a server closes what is idle. */
	readonly connected: <T>(work: (wires: readonly Wire[]) => Promise<T>) => Promise<T>;
	/** Takes all answers away. */
	readonly forget: () => void;
	/** How many answers of everybody to everything are missing, twice there or another value. */
	readonly countWrong: () => number;
	readonly stop: () => Promise<void>;
}

/** Peddel as it is started, and a bare node:http server, on the same hall. */
export async function startPair(people: number) {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-load-'));
	const hall = await fillHall(folder, people);
	const peddel = await startTarget('Peddel', 'src/cli/start.ts', folder, hall);
	const bare = await startTarget('bare node:http', 'tests/bench/raw-server.ts', folder, hall);
	return {
		...{ peddel, bare, hall },
		stop: async () => {
			await Promise.all([peddel.stop(), bare.stop()]);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** @param filled folder of a database that is closed; the server gets a copy */
export async function startTarget(
	name: string,
	program: string,
	filled: string,
	hall: Hall
): Promise<Target> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-load-'));
	cpSync(filled, folder, { recursive: true });
	const child = spawn(process.execPath, [program, folder], {
		env: { ...process.env, PEDDEL_DATA: folder, PEDDEL_PORT: '0', PEDDEL_HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = new Promise((done) => child.once('exit', done));
	const port = await new Promise<number>((done) =>
		createInterface({ input: child.stdout }).on('line', (line) => {
			const found = /http:\/\/localhost:(\d+)/.exec(line);
			if (found) done(Number(found[1]));
		})
	);
	const database = new Database(join(folder, DATABASE_FILE), { timeout: 5000 });
	return {
		...{ name, port, folder },
		connected: async (work) => {
			const wires = await Promise.all(hall.secrets.map(() => openWire(port)));
			// Node takes one new connection in a turn of its loop; a page that sends has one already.
			await new Promise((taken) => setTimeout(taken, 500));
			try {
				return await work(wires);
			} finally {
				for (const wire of wires) wire.close();
			}
		},
		forget: () => void database.exec('delete from answer; delete from tap'),
		countWrong: () => countWrong(database, hall),
		stop: async () => {
			database.close();
			child.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function countWrong(database: Database.Database, { secrets, themes }: Hall): number {
	const rows = database
		.prepare(
			`select participant_id - (select min(id) from participant) as person, slug as theme, question, value
			 from answer join theme on theme.id = theme_id`
		)
		.all() as { person: number; theme: string; question: Question; value: number }[];
	const placeOf = new Map(themes.map((slug, place) => [slug, place]));
	const right = rows.filter(
		({ person, theme, question, value }) =>
			value === valuesOf(person, placeOf.get(theme)!)[QUESTIONS.indexOf(question)]
	).length;
	const wanted = secrets.length * themes.length * QUESTIONS.length;
	return Math.max(wanted, rows.length) - right;
}
