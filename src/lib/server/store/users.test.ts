import { describe, expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { findSessionWithUser, insertSession } from './sessions.ts';
import {
	countUsers,
	createFirstUser,
	createUser,
	findUserByEmail,
	findUserById,
	updatePassword,
	type UserRow
} from './users.ts';

const ada: UserRow = { id: 'u1', email: 'ada@example.nl', passwordHash: 'hash-1', createdAtMs: 7 };
const bep: UserRow = { id: 'u2', email: 'bep@example.nl', passwordHash: 'hash-2', createdAtMs: 8 };

describe('finding accounts', () => {
	test('an account is found by address and by id, and null is nobody', async () => {
		const db = openDatabase(':memory:');
		await createUser(db, ada);
		expect(await findUserByEmail(db, ada.email)).toEqual(ada);
		expect(await findUserById(db, ada.id)).toEqual(ada);
		expect(await findUserByEmail(db, bep.email)).toBeNull();
		expect(await findUserById(db, bep.id)).toBeNull();
	});
});

describe('adding accounts', () => {
	test('[L2] the first account is added once', async () => {
		const db = openDatabase(':memory:');
		expect(await createFirstUser(db, ada)).toBe(true);
		expect(await createFirstUser(db, bep)).toBe(false);
		expect(await countUsers(db)).toBe(1);
	});

	test('[L3] an address has one account, and the one that is there stays as it was', async () => {
		const db = openDatabase(':memory:');
		expect(await createUser(db, ada)).toBe(true);
		expect(await createUser(db, { ...bep, email: ada.email })).toBe(false);
		expect(await findUserByEmail(db, ada.email)).toEqual(ada);
		expect(await countUsers(db)).toBe(1);
	});

	test('an id that exists is a bug, not a refusal', async () => {
		const db = openDatabase(':memory:');
		await createUser(db, ada);
		await expect(createUser(db, { ...bep, id: ada.id })).rejects.toThrow(/UNIQUE/);
	});
});

describe('changing a password', () => {
	test('[L11] a new hash ends every session of that account and of no other', async () => {
		const db = openDatabase(':memory:');
		for (const row of [ada, bep]) {
			await createUser(db, row);
			await insertSession(db, { id: `s-${row.id}`, userId: row.id, expiresAtMs: 100 });
		}
		expect(await updatePassword(db, { userId: ada.id, from: 'hash-1', to: 'hash-3' })).toBe(true);
		expect((await findUserById(db, ada.id))?.passwordHash).toBe('hash-3');
		expect((await findUserById(db, bep.id))?.passwordHash).toBe('hash-2');
		expect(await findSessionWithUser(db, 's-u1')).toBeNull();
		expect(await findSessionWithUser(db, 's-u2')).not.toBeNull();
	});

	test('[L12] a hash that changed since it was checked is left alone, and so are the sessions', async () => {
		const db = openDatabase(':memory:');
		await createUser(db, ada);
		await insertSession(db, { id: 's-1', userId: ada.id, expiresAtMs: 100 });
		expect(await updatePassword(db, { userId: ada.id, from: 'older', to: 'hash-3' })).toBe(false);
		expect((await findUserById(db, ada.id))?.passwordHash).toBe('hash-1');
		expect(await findSessionWithUser(db, 's-1')).not.toBeNull();
	});
});
