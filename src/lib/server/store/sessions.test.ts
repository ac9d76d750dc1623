import { expect, test } from 'vitest';
import { openDatabase, type Db } from '../db/open.ts';
import {
	deleteExpiredSessions,
	deleteSession,
	deleteSessionsOfUser,
	findSessionWithUser,
	insertSession,
	updateSessionExpiry
} from './sessions.ts';
import { createUser, type UserRow } from './users.ts';

const ada: UserRow = { id: 'u1', email: 'ada@example.nl', passwordHash: 'hash-1', createdAtMs: 7 };

async function withAda(): Promise<Db> {
	const db = openDatabase(':memory:');
	await createUser(db, ada);
	return db;
}

test('a session is found with its account, expired or not', async () => {
	const db = await withAda();
	const session = { id: 's1', userId: ada.id, expiresAtMs: 0 };
	await insertSession(db, session);
	expect(await findSessionWithUser(db, 's1')).toEqual({ session, user: ada });
	expect(await findSessionWithUser(db, 's2')).toBeNull();
});

test('a session without an account cannot exist', async () => {
	const db = openDatabase(':memory:');
	await expect(insertSession(db, { id: 's1', userId: 'u9', expiresAtMs: 0 })).rejects.toThrow(
		/FOREIGN KEY/
	);
});

test('clearing takes what ended at or before now and nothing later', async () => {
	const db = await withAda();
	for (const expiresAtMs of [99, 100, 101])
		await insertSession(db, { id: `s${expiresAtMs}`, userId: ada.id, expiresAtMs });
	await deleteExpiredSessions(db, 100);
	expect(await findSessionWithUser(db, 's99')).toBeNull();
	expect(await findSessionWithUser(db, 's100')).toBeNull();
	expect(await findSessionWithUser(db, 's101')).not.toBeNull();
});

test('lengthening and deleting touch the session that is meant', async () => {
	const db = await withAda();
	await createUser(db, { ...ada, id: 'u2', email: 'bep@example.nl' });
	await insertSession(db, { id: 'a1', userId: 'u1', expiresAtMs: 1 });
	await insertSession(db, { id: 'a2', userId: 'u1', expiresAtMs: 1 });
	await insertSession(db, { id: 'b1', userId: 'u2', expiresAtMs: 1 });

	await updateSessionExpiry(db, 'a2', 50);
	expect((await findSessionWithUser(db, 'a1'))?.session.expiresAtMs).toBe(1);
	expect((await findSessionWithUser(db, 'a2'))?.session.expiresAtMs).toBe(50);

	await deleteSession(db, 'a1');
	expect(await findSessionWithUser(db, 'a1')).toBeNull();
	expect(await findSessionWithUser(db, 'a2')).not.toBeNull();

	await deleteSessionsOfUser(db, 'u1');
	expect(await findSessionWithUser(db, 'a2')).toBeNull();
	expect(await findSessionWithUser(db, 'b1')).not.toBeNull();
});
