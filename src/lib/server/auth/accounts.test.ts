import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openDatabase, type Db } from '../db/open.ts';
import { countUsers, findUserByEmail } from '../store/users.ts';
import {
	changePassword,
	resetPassword,
	createAccount,
	createFirstAccount,
	logIn,
	logOut,
	type NewAccount
} from './accounts.ts';
import { LOGIN_ATTEMPTS } from './login-limit.ts';
import { createAuth, type Auth } from './lucia.ts';

const ada: NewAccount = {
	id: 'u1',
	email: 'ada@example.nl',
	password: 'zaagmolen aan de Vliet',
	nowMs: 1
};
const bep: NewAccount = {
	id: 'u2',
	email: 'bep@example.nl',
	password: 'kikkers in de Brenk',
	nowMs: 2
};
const NEXT = 'een heel ander wachtwoord';

async function house(): Promise<{ db: Db; auth: Auth }> {
	const db = openDatabase(':memory:');
	for (const account of [ada, bep]) await createAccount(db, account);
	return { db, auth: createAuth(db, { secureCookies: false }) };
}

async function sessionOf(auth: Auth, db: Db, account: NewAccount): Promise<string> {
	const outcome = await logIn(auth, db, account);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.sessionId;
}

async function lives(auth: Auth, sessionId: string): Promise<boolean> {
	return (await auth.lucia.validateSession(sessionId)).session !== null;
}

describe('[L2] the first account', () => {
	test('is made once; after that the door is shut, whatever is typed', async () => {
		const db = openDatabase(':memory:');
		expect(await createFirstAccount(db, ada)).toEqual({ ok: true, userId: 'u1' });
		const refused = { ok: false, reason: 'not-allowed' };
		expect(await createFirstAccount(db, bep)).toEqual(refused);
		expect(await createFirstAccount(db, ada)).toEqual(refused);
		expect(await createFirstAccount(db, { ...bep, email: 'x', password: 'x' })).toEqual(refused);
		expect(await countUsers(db)).toBe(1);
	});

	test('is one, also when two people come at the same moment', async () => {
		const db = openDatabase(':memory:');
		const outcomes = await Promise.all([ada, bep].map((one) => createFirstAccount(db, one)));
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
		expect(await countUsers(db)).toBe(1);
	});

	test('is one, also when the command line and the server make it at the same moment', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'peddel-auth-'));
		const [one, two] = [openDatabase(folder), openDatabase(folder)];
		try {
			const outcomes = await Promise.all([
				createFirstAccount(one, ada),
				createFirstAccount(two, bep)
			]);
			expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
			expect(await countUsers(one)).toBe(1);
		} finally {
			one.$client.close();
			two.$client.close();
			rmSync(folder, { recursive: true });
		}
	});
});

describe('[L3] an address has one account', () => {
	test('capitals and spaces around it make no other address', async () => {
		const { db } = await house();
		expect(await createAccount(db, { ...ada, id: 'u3', email: ' ADA@Example.nl\n' })).toEqual({
			ok: false,
			reason: 'account-exists'
		});
	});

	test('and is kept normalised', async () => {
		const db = openDatabase(':memory:');
		await createAccount(db, { ...ada, email: ' Ada@EXAMPLE.nl ' });
		expect(await findUserByEmail(db, 'ada@example.nl')).toMatchObject({ id: 'u1', createdAtMs: 1 });
	});

	test.for(['', 'ada', 'ada@', '@example.nl', 'a b@example.nl', 'ada@example.nl, bep@example.nl'])(
		'%j is not an address',
		async (email) => {
			const db = openDatabase(':memory:');
			const refused = { ok: false, reason: 'email-invalid' };
			expect(await createAccount(db, { ...ada, email })).toEqual(refused);
			expect(await createFirstAccount(db, { ...ada, email })).toEqual(refused);
			expect(await countUsers(db)).toBe(0);
		}
	);

	test('254 characters are an address, 255 are not', async () => {
		const db = openDatabase(':memory:');
		const email = `${'a'.repeat(243)}@example.nl`;
		expect((await createAccount(db, { ...ada, email })).ok).toBe(true);
		expect((await createAccount(db, { ...bep, email: `a${email}` })).ok).toBe(false);
	});

	test("the apostrophe of d'hont is part of one", async () => {
		const db = openDatabase(':memory:');
		expect((await createAccount(db, { ...ada, email: "an.d'hont@example.nl" })).ok).toBe(true);
	});
});

test('[L4] an account with a short or endless password is not made', async () => {
	const db = openDatabase(':memory:');
	const short = await createAccount(db, { ...ada, password: 'kort' });
	const long = await createFirstAccount(db, { ...ada, password: 'a'.repeat(257) });
	expect(short).toMatchObject({ ok: false, reason: 'password-too-short' });
	expect(long).toMatchObject({ ok: false, reason: 'password-too-long' });
	expect(await countUsers(db)).toBe(0);
});

test('[L1] [L5] neither the session id nor the password is anywhere in the database', async () => {
	const { db, auth } = await house();
	const sessionId = await sessionOf(auth, db, ada);
	const bytes = db.$client.serialize();
	expect(bytes.includes('$argon2id$')).toBe(true);
	expect(bytes.includes(sessionId)).toBe(false);
	expect(bytes.includes(ada.password)).toBe(false);
});

describe('logging in and out', () => {
	test('the right password starts a session, however the address is typed', async () => {
		const { db, auth } = await house();
		const sessionId = await sessionOf(auth, db, { ...ada, email: ' Ada@Example.NL ' });
		expect((await auth.lucia.validateSession(sessionId)).user).toEqual({
			id: 'u1',
			email: 'ada@example.nl'
		});
	});

	test('every login is a session of its own, and logging out ends that one', async () => {
		const { db, auth } = await house();
		const [one, two] = [await sessionOf(auth, db, ada), await sessionOf(auth, db, ada)];
		expect(one).not.toBe(two);
		await logOut(auth, one);
		await logOut(auth, one);
		expect(await lives(auth, one)).toBe(false);
		expect(await lives(auth, two)).toBe(true);
	});

	test('[L7] a wrong password and an unknown account get the very same answer', async () => {
		const { db, auth } = await house();
		const wrong = await logIn(auth, db, { email: ada.email, password: bep.password });
		const unknown = await logIn(auth, db, { email: 'cor@example.nl', password: bep.password });
		const nonsense = await logIn(auth, db, { email: '', password: '' });
		expect(wrong).toEqual({ ok: false, reason: 'login-failed' });
		expect(unknown).toEqual(wrong);
		expect(nonsense).toEqual(wrong);
	});

	test('[L7] [L8] a known and an unknown account are limited alike', async () => {
		const { db, auth } = await house();
		const answersOf = async (email: string): Promise<unknown[]> => {
			const answers: unknown[] = [];
			for (let i = 0; i <= LOGIN_ATTEMPTS; i++)
				answers.push(await logIn(auth, db, { email, password: 'mis' }));
			return answers;
		};
		const known = await answersOf(ada.email);
		expect(known.at(-2)).toEqual({ ok: false, reason: 'login-failed' });
		expect(known.at(-1)).toMatchObject({ reason: 'too-many-attempts', details: { minutes: 15 } });
		expect(await answersOf('cor@example.nl')).toEqual(known);
	});

	test('[L8] past the limit the right password is refused too, in any spelling of the address', async () => {
		const { db, auth } = await house();
		for (let i = 0; i < LOGIN_ATTEMPTS; i++)
			await logIn(auth, db, {
				email: i % 2 ? 'ADA@example.nl' : ' ada@example.nl',
				password: 'mis'
			});
		expect(await logIn(auth, db, ada)).toMatchObject({ reason: 'too-many-attempts' });
		expect((await logIn(auth, db, bep)).ok).toBe(true);
	});

	test('[L9] the tenth attempt may still be right, and then counting starts again', async () => {
		const { db, auth } = await house();
		for (let round = 0; round < 2; round++) {
			for (let i = 1; i < LOGIN_ATTEMPTS; i++)
				expect(await logIn(auth, db, { ...ada, password: 'mis' })).toMatchObject({
					reason: 'login-failed'
				});
			expect((await logIn(auth, db, ada)).ok).toBe(true);
		}
	});
});

describe('changing the password', () => {
	const change = { userId: 'u1', current: ada.password, next: NEXT };

	test('[L11] ends every other session of the account and starts a new one', async () => {
		const { db, auth } = await house();
		const [here, elsewhere] = [await sessionOf(auth, db, ada), await sessionOf(auth, db, ada)];
		const ofBep = await sessionOf(auth, db, bep);
		const outcome = await changePassword(auth, db, change);
		if (!outcome.ok) throw new Error(outcome.reason);
		expect(await lives(auth, here)).toBe(false);
		expect(await lives(auth, elsewhere)).toBe(false);
		expect(await lives(auth, ofBep)).toBe(true);
		expect((await auth.lucia.validateSession(outcome.sessionId)).user?.id).toBe('u1');
	});

	test('[L11] after it the new password works and the old one does not', async () => {
		const { db, auth } = await house();
		await changePassword(auth, db, change);
		expect(await logIn(auth, db, ada)).toEqual({ ok: false, reason: 'login-failed' });
		expect((await logIn(auth, db, { ...ada, password: NEXT })).ok).toBe(true);
	});

	test('a wrong current password changes nothing and ends nothing', async () => {
		const { db, auth } = await house();
		const here = await sessionOf(auth, db, ada);
		expect(await changePassword(auth, db, { ...change, current: 'mis' })).toEqual({
			ok: false,
			reason: 'login-failed'
		});
		expect(await lives(auth, here)).toBe(true);
		expect((await logIn(auth, db, ada)).ok).toBe(true);
	});

	test('[L4] the new one is held to the same length, and that costs no attempt', async () => {
		const { db, auth } = await house();
		for (let i = 0; i <= LOGIN_ATTEMPTS; i++)
			expect(await changePassword(auth, db, { ...change, next: 'kort' })).toMatchObject({
				reason: 'password-too-short'
			});
		expect((await changePassword(auth, db, change)).ok).toBe(true);
	});

	test('[L8] guessing the current password counts with guessing at the login', async () => {
		const { db, auth } = await house();
		for (let i = 0; i < LOGIN_ATTEMPTS / 2; i++) {
			await changePassword(auth, db, { ...change, current: 'mis' });
			await logIn(auth, db, { ...ada, password: 'mis' });
		}
		expect(await changePassword(auth, db, change)).toMatchObject({ reason: 'too-many-attempts' });
		expect(await logIn(auth, db, ada)).toMatchObject({ reason: 'too-many-attempts' });
	});

	test('[L12] a login with the old password that was under way leaves no session behind', async () => {
		const { db, auth } = await house();
		const createSession = auth.lucia.createSession.bind(auth.lucia);
		vi.spyOn(auth.lucia, 'createSession').mockImplementationOnce(async (...args) => {
			expect((await changePassword(auth, db, change)).ok).toBe(true);
			return createSession(...args);
		});
		expect(await logIn(auth, db, ada)).toEqual({ ok: false, reason: 'login-failed' });
		expect(db.$client.prepare('select count(*) as n from session').get()).toEqual({ n: 1 });
	});

	test('[L12] of two changes at the same moment one counts', async () => {
		const { db, auth } = await house();
		const nexts = [NEXT, 'nog een heel ander wachtwoord'];
		const outcomes = await Promise.all(
			nexts.map((next) => changePassword(auth, db, { ...change, next }))
		);
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
		const winner = nexts[outcomes.findIndex((outcome) => outcome.ok)] ?? '';
		expect((await logIn(auth, db, { ...ada, password: winner })).ok).toBe(true);
	});

	test('[L11] a reset password ends every session and lets in who knows the new one', async () => {
		const { db, auth } = await house();
		expect((await logIn(auth, db, ada)).ok).toBe(true);
		expect(await resetPassword(db, { email: ada.email, password: 'kort' })).toMatchObject({
			reason: 'password-too-short'
		});
		expect(await resetPassword(db, { email: 'wie@example.org', password: NEXT })).toMatchObject({
			reason: 'account-unknown'
		});
		expect((await resetPassword(db, { email: ` ${ada.email}`, password: NEXT })).ok).toBe(true);
		expect(db.$client.prepare('select count(*) as n from session').get()).toEqual({ n: 0 });
		expect((await logIn(auth, db, ada)).ok).toBe(false);
		expect((await logIn(auth, db, { ...ada, password: NEXT })).ok).toBe(true);
	});

	test('an account that is gone is a failed login', async () => {
		const { db, auth } = await house();
		expect(await changePassword(auth, db, { ...change, userId: 'u9' })).toEqual({
			ok: false,
			reason: 'login-failed'
		});
	});
});
