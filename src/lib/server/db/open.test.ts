import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DATABASE_FILE, openDatabase } from './open.ts';

/** One row of everything that hangs on a scan, as the first versions stored it. */
const OLD_ROWS = `
	insert into user values ('u', 'a@example.org', 'hash', 1);
	insert into scan values ('s', 'ABC234', 'u', 'Polder', '{}', '{}', '{}', '', 12, 'nl,en', 'families',
		3, 2, 1, 0, null, null, null, null, null, 0, 'key', 1, null);
	insert into stakeholder_group values (1, 's', 'boeren', 'landbouw-en-grond', 0, '{}', '{}');
	insert into lever values (1, 's', 'water', 0, '{}', '{}', 0);
	insert into theme (id, scan_id, lever_id, slug, position, title, text, enabling, core, active, origin,
		corrected, facts, fact_link, executors, plan_place, policies, conditions)
		values (1, 's', 1, 'peil', 0, '{}', '{}', 0, 0, 1, 'own', 0, '[]', null, '[]', null, '[]', '[]');
	insert into round (id, scan_id, number, state, opened_at_ms) values (1, 's', 1, 'open', 1);
	insert into participant (id, scan_id, group_id, secret_hash, origin) values (1, 's', 1, 'x', 'screen');
	insert into answer values (1, 1, 1, 'impact', 4);
	insert into remark values (1, 1, 1, 'Liever in het voorjaar');
`;

/** A data folder as a house had it after its first migrations. */
function oldHouse(migrations: number): string {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-old-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const drizzleFolder = join(folder, 'drizzle');
	cpSync('drizzle', drizzleFolder, { recursive: true });
	const journal = join(drizzleFolder, 'meta', '_journal.json');
	const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, migrations) }));
	const client = new Database(join(folder, DATABASE_FILE));
	client.pragma('foreign_keys = ON');
	migrate(drizzle(client), { migrationsFolder: drizzleFolder });
	client.exec(OLD_ROWS);
	client.close();
	return folder;
}

test('[F16] a database of an earlier version is brought up to date with all that is in it', () => {
	const { $client } = openDatabase(oldHouse(3));
	onTestFinished(() => void $client.close());
	const all = (table: string) => $client.prepare(`select * from ${table}`).all();
	for (const table of ['user', 'stakeholder_group', 'lever', 'theme', 'round', 'participant'])
		expect(all(table)).toHaveLength(1);
	expect(all('scan')).toMatchObject([{ id: 's', languages: 'nl,en', owner_id: 'u' }]);
	expect(all('answer')).toMatchObject([{ question: 'impact', value: 4 }]);
	expect(all('remark')).toMatchObject([
		{ id: expect.stringMatching(/^[0-9a-f]{16}$/), kind: 'remark', text: 'Liever in het voorjaar' }
	]);
	expect(all('round')).toMatchObject([{ way: 'all', same_order: 1 }]);
	expect($client.pragma('foreign_keys', { simple: true })).toBe(1);
	expect($client.pragma('foreign_key_check')).toEqual([]);
	$client.prepare(`delete from scan`).run();
	for (const table of ['participant', 'answer', 'remark', 'theme']) expect(all(table)).toEqual([]);
});
