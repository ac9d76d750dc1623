import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

export const DATABASE_FILE = 'peddel.sqlite';

/**
 * Opens the database and brings it up to date with the migrations in drizzle/.
 * @param folder where peddel.sqlite lives, made when missing; ':memory:' for tests
 * @param migrationsFolder drizzle/ of the project, in which every command and the server run
 * @throws when the folder cannot be written or the file is not a database
 */
export function openDatabase(folder: string, migrationsFolder: string = resolve('drizzle')): Db {
	if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
	const client = new Database(folder === ':memory:' ? folder : join(folder, DATABASE_FILE));
	// WAL: readers and the writer do not wait for each other. FULL: an answer that was confirmed
	// survives a power cut. See docs/decisions/sqlite-wal-full.md.
	client.pragma('journal_mode = WAL');
	client.pragma('synchronous = FULL');
	// What is forgotten is overwritten, not only unlinked.
	client.pragma('secure_delete = ON');
	client.pragma('busy_timeout = 5000');
	const db = drizzle(client, { schema, casing: 'snake_case' });
	// A migration that makes a table anew drops the old one: with foreign keys on, that would take
	// every row along that points to it. Inside the migrations' transaction it cannot be switched.
	client.pragma('foreign_keys = OFF');
	migrate(db, { migrationsFolder });
	const dangling = client.pragma('foreign_key_check') as unknown[];
	if (dangling.length > 0) throw new Error(`The database has ${dangling.length} dangling rows`);
	client.pragma('foreign_keys = ON');
	return db;
}

/** A function that says whether another program wrote in the database since it was asked before. */
export function watchOthers({ $client }: Db): () => boolean {
	const version = () => $client.pragma('data_version', { simple: true });
	let seen = version();
	return () => {
		const before = seen;
		seen = version();
		return seen !== before;
	};
}
