import { expect, type BrowserContext, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import type { House } from '../house.ts';
import { freePort } from './program.ts';

/** What stands in every cell, "theme question" → '1' … '5', 'dk' or a remark. */
export type Cells = Readonly<Record<string, string>>;

const PARTS: readonly string[] = [...QUESTIONS, 'remark'];

/** What one person did, as their browsers saw it: the newest tap per cell, of all devices. */
export interface TapLog {
	readonly taps: Map<string, string>;
	/** Notes every choice on every page of this browser, from outside of the program. */
	readonly follow: (context: BrowserContext) => Promise<void>;
}

export function tapLog(): TapLog {
	const taps = new Map<string, string>();
	const follow = async (context: BrowserContext) => {
		await context.exposeFunction('noteTap', (theme: string, name: string, value: string) =>
			taps.set(`${theme} ${name}`, value)
		);
		await context.addInitScript((parts) => {
			const { noteTap } = window as unknown as {
				noteTap: (theme: string, name: string, value: string) => void;
			};
			document.addEventListener(
				'change',
				({ target }) => {
					const { name, value } = target as HTMLInputElement;
					const theme = location.pathname.split('/').at(-1)!;
					if (parts.includes(name)) noteTap(theme, name, value);
				},
				true
			);
		}, PARTS);
	};
	return { taps, follow };
}

/** What the database has of the person with this secret, in all rounds. */
export function storedOf(house: House, secret: string): Cells {
	const database = new Database(join(house.folder, DATABASE_FILE), { readonly: true });
	try {
		const said = `
			select theme.slug || ' ' || question as cell, coalesce(value, 'dk') as value, participant_id
				from answer join theme on theme.id = theme_id
			union all select theme.slug || ' remark', remark.text, participant_id
				from remark join theme on theme.id = theme_id`;
		const rows = database
			.prepare(
				`select cell, value from (${said}) join participant on participant.id = participant_id
				 where secret_hash = ?`
			)
			.all(createHash('sha256').update(secret).digest('hex')) as { cell: string; value: unknown }[];
		return Object.fromEntries(rows.map(({ cell, value }) => [cell, String(value)]));
	} finally {
		database.close();
	}
}

/** Waits until the server has, value by value, what the person did last. */
export async function expectAllStored(house: House, secret: string, log: TapLog): Promise<void> {
	await expect.poll(() => storedOf(house, secret)).toEqual(Object.fromEntries(log.taps));
	expect(log.taps.size).toBeGreaterThan(0);
}

/** The secret of who sits in this browser. */
export async function secretOf(context: BrowserContext): Promise<string> {
	return (await context.cookies()).find(({ name }) => name === 'peddel-seat')!.value;
}

/** All that this site keeps on the device, as it stands in IndexedDB. */
export function keptOn(
	page: Page
): Promise<{ items: { part: string; savedAtMs: number | null }[] }[]> {
	return page.evaluate(
		() =>
			new Promise((done, fail) => {
				const opening = indexedDB.open('peddel');
				opening.onerror = () => fail(opening.error);
				opening.onsuccess = () => {
					const all = opening.result.transaction('kept').objectStore('kept').getAll();
					all.onsuccess = () => done(all.result);
				};
			})
	);
}

/** A house that can be killed as a power cut does, and started again with the same data. */
export interface MortalHouse extends House {
	readonly kill: () => Promise<void>;
	readonly start: () => Promise<void>;
}

export async function mortalHouse(): Promise<MortalHouse> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const port = await freePort();
	const env = { ...process.env, PEDDEL_DATA: folder, PEDDEL_PORT: String(port), LANG: 'en' };
	let child: ChildProcess;
	const start = async () => {
		const started = spawn(process.execPath, ['src/cli/start.ts'], {
			env,
			stdio: ['ignore', 'pipe', 'inherit']
		});
		child = started;
		await new Promise<void>((done) =>
			started.stdout.on('data', (text) => String(text).includes('http://localhost') && done())
		);
	};
	const kill = async () => {
		const ended = new Promise((done) => child.once('exit', done));
		child.kill('SIGKILL');
		await ended;
	};
	await start();
	return {
		port,
		folder,
		url: `http://localhost:${port}`,
		lanUrl: null,
		peddel: () => {
			throw new Error('Not for this house');
		},
		start,
		kill,
		stop: async () => {
			await kill();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
