import { eq, sql } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aroundStatements } from '../../../../tests/fixtures/statements.ts';
import { openDatabase, type Db } from './open.ts';
import { user } from './schema.ts';
import { sharedCommit } from './shared-commit.ts';

const add = (db: Db, id: string) => () => {
	const row = { id, email: `${id}@example.nl`, passwordHash: 'none', createdAtMs: 1 };
	db.insert(user).values(row).run();
	return id;
};
const idsIn = (db: Db) =>
	db
		.select({ id: user.id })
		.from(user)
		.orderBy(sql`rowid`)
		.all()
		.map(({ id }) => id);

test('[LC1] an opened database is in WAL mode with synchronous FULL', () => {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const { $client: client } = openDatabase(folder);
	onTestFinished(() => {
		client.close();
		rmSync(folder, { recursive: true });
	});
	expect(client.pragma('journal_mode', { simple: true })).toBe('wal');
	// 0 OFF, 1 NORMAL, 2 FULL, 3 EXTRA
	expect(client.pragma('synchronous', { simple: true })).toBe(2);
});

describe('[LC3] writes that come in together share one commit', () => {
	test('in the order in which they came, each with what it returned', async () => {
		const db = openDatabase(':memory:');
		const told: string[] = [];
		aroundStatements(db.$client, (source, run) => {
			if (/^(BEGIN|COMMIT|ROLLBACK)/.test(source)) told.push(source);
			return run();
		});
		const names = ['c', 'a', 'b'];
		expect(await Promise.all(names.map((id) => sharedCommit(db, add(db, id))))).toEqual(names);
		expect(idsIn(db)).toEqual(names);
		expect(told.filter((source) => !source.includes('TO'))).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
	});

	test('one that fails is undone and takes no other along', async () => {
		const db = openDatabase(':memory:');
		const told = await Promise.allSettled([
			sharedCommit(db, add(db, 'first')),
			sharedCommit(db, () => {
				add(db, 'half')();
				throw new Error('no');
			}),
			sharedCommit(db, add(db, 'first')),
			sharedCommit(db, () => db.transaction(() => add(db, 'last')(), { behavior: 'immediate' }))
		]);
		expect(told.map(({ status }) => status)).toEqual([
			...['fulfilled', 'rejected', 'rejected', 'fulfilled']
		]);
		expect(idsIn(db)).toEqual(['first', 'last']);
	});

	test('without a commit nothing is stored, and everybody hears so', async () => {
		const db = openDatabase(':memory:');
		aroundStatements(db.$client, (source, run) => {
			if (source === 'COMMIT') throw new Error('disk full');
			return run();
		});
		const told = await Promise.allSettled([
			sharedCommit(db, add(db, 'one')),
			sharedCommit(db, add(db, 'two'))
		]);
		expect(told.map((one) => (one.status === 'rejected' ? String(one.reason) : 'stored'))).toEqual([
			...['Error: disk full', 'Error: disk full']
		]);
		expect(idsIn(db)).toEqual([]);
	});

	test('a transaction that the database ended by itself tells nobody that they are stored', async () => {
		const db = openDatabase(':memory:');
		const told = await Promise.allSettled([
			sharedCommit(db, add(db, 'one')),
			sharedCommit(db, () => {
				db.$client.exec('rollback');
				throw new Error('disk full');
			})
		]);
		expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(idsIn(db)).toEqual([]);
		expect(await sharedCommit(db, add(db, 'later'))).toBe('later');
		expect(db.select().from(user).where(eq(user.id, 'later')).all()).toHaveLength(1);
	});
});
