import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { createUser } from '../store/users.ts';
import { createAuth } from './lucia.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2027, 0, 1);

afterEach(() => {
	vi.useRealTimers();
});

async function house(options = { secureCookies: true }) {
	const db = openDatabase(':memory:');
	await createUser(db, { id: 'u1', email: 'ada@example.nl', passwordHash: 'x', createdAtMs: 1 });
	return { db, lucia: createAuth(db, options).lucia };
}

describe('[L1] the database does not open a session', () => {
	test('it holds the SHA-256 of the id, and nowhere the id', async () => {
		const { db, lucia } = await house();
		const { id } = await lucia.createSession('u1', {});
		const bytes = db.$client.serialize();
		expect(bytes.includes(createHash('sha256').update(id).digest('hex'))).toBe(true);
		expect(bytes.includes(id)).toBe(false);
	});

	test('what it holds does not work in a cookie', async () => {
		const { db, lucia } = await house();
		await lucia.createSession('u1', {});
		const { id } = db.$client.prepare('select id from session').get() as { id: string };
		expect(await lucia.validateSession(id)).toEqual({ session: null, user: null });
	});

	test('sessions of a person cannot be listed: an error, not ids that end nothing', async () => {
		const { lucia } = await house();
		await lucia.createSession('u1', {});
		await expect(lucia.getUserSessions('u1')).rejects.toThrow(/hashes/);
	});
});

describe('sessions', () => {
	test('the cookie’s id gives the session and its account, without the password hash', async () => {
		const { lucia } = await house();
		const { id } = await lucia.createSession('u1', {});
		const { session, user } = await lucia.validateSession(id);
		expect(session?.id).toBe(id);
		expect(user).toEqual({ id: 'u1', email: 'ada@example.nl' });
	});

	test('ending one session leaves the others', async () => {
		const { lucia } = await house();
		const one = await lucia.createSession('u1', {});
		const two = await lucia.createSession('u1', {});
		await lucia.invalidateSession(one.id);
		expect((await lucia.validateSession(one.id)).session).toBeNull();
		expect((await lucia.validateSession(two.id)).session).not.toBeNull();
		await lucia.invalidateUserSessions('u1');
		expect((await lucia.validateSession(two.id)).session).toBeNull();
	});

	test('[L10] thirty days unused and a session is over, and gone', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: START });
		const { db, lucia } = await house();
		const { id } = await lucia.createSession('u1', {});
		vi.setSystemTime(START + 30 * DAY);
		expect(await lucia.validateSession(id)).toEqual({ session: null, user: null });
		expect(db.$client.prepare('select count(*) as n from session').get()).toEqual({ n: 0 });
	});

	test('[L10] used in its second half, a session is renewed for thirty days', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: START });
		const { lucia } = await house();
		const { id } = await lucia.createSession('u1', {});
		vi.setSystemTime(START + 14 * DAY);
		expect((await lucia.validateSession(id)).session?.fresh).toBe(false);
		vi.setSystemTime(START + 16 * DAY);
		expect((await lucia.validateSession(id)).session?.fresh).toBe(true);
		vi.setSystemTime(START + 45 * DAY);
		expect((await lucia.validateSession(id)).session).not.toBeNull();
	});

	test('[L10] sessions that are over can be cleared away', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: START });
		const { db, lucia } = await house();
		await lucia.createSession('u1', {});
		vi.setSystemTime(START + 10 * DAY);
		const later = await lucia.createSession('u1', {});
		vi.setSystemTime(START + 35 * DAY);
		await lucia.deleteExpiredSessions();
		expect(db.$client.prepare('select count(*) as n from session').get()).toEqual({ n: 1 });
		expect((await lucia.validateSession(later.id)).session).not.toBeNull();
	});
});

describe('[L13] the cookie', () => {
	test('is out of reach of scripts and other sites, and secure over https', async () => {
		const { lucia } = await house();
		const cookie = lucia.createSessionCookie('raw').serialize();
		expect(cookie).toMatch(/^peddel-session=raw;/);
		for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', 'Max-Age=2592000'])
			expect(cookie.split('; ')).toContain(part);
	});

	test('works over plain http in a hall', async () => {
		const { lucia } = await house({ secureCookies: false });
		for (const cookie of [lucia.createSessionCookie('raw'), lucia.createBlankSessionCookie()])
			expect(cookie.serialize()).not.toContain('Secure');
	});

	test('is read by its own name only', async () => {
		const { lucia } = await house();
		expect(lucia.readSessionCookie('a=b; peddel-session=raw')).toBe('raw');
		expect(lucia.readSessionCookie('auth_session=raw')).toBeNull();
	});
});
