import Database from 'better-sqlite3';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import type { House } from '../house.ts';

/** How many rows a table of a running house has; reads only. */
export function rowsIn(house: House, table: 'answer' | 'participant' | 'remark' | 'user'): number {
	const database = new Database(join(house.folder, DATABASE_FILE), { readonly: true });
	try {
		const row = database.prepare(`select count(*) as rows from ${table}`).get();
		return (row as { rows: number }).rows;
	} finally {
		database.close();
	}
}
