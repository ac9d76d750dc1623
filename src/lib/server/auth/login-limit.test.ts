import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLoginLimit, LOGIN_ATTEMPTS, type LoginLimit } from './login-limit.ts';

const MINUTE = 60_000;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
	vi.useRealTimers();
});

async function use(limit: LoginLimit, email: string, times: number): Promise<void> {
	for (let i = 0; i < times; i++) expect(await limit.attempt(email)).toBeNull();
}

describe('[L8] ten attempts in fifteen minutes per account', () => {
	test('the eleventh is refused and says how long to wait', async () => {
		const limit = createLoginLimit();
		await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
		expect(await limit.attempt('ada@example.nl')).toEqual({
			ok: false,
			reason: 'too-many-attempts',
			details: { minutes: 15 }
		});
	});

	test('the wait gets shorter, is never 0 minutes and is not lengthened by trying on', async () => {
		const limit = createLoginLimit();
		await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
		vi.advanceTimersByTime(5 * MINUTE);
		expect((await limit.attempt('ada@example.nl'))?.details).toEqual({ minutes: 10 });
		vi.advanceTimersByTime(10 * MINUTE - 1);
		expect((await limit.attempt('ada@example.nl'))?.details).toEqual({ minutes: 1 });
		vi.advanceTimersByTime(1);
		await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
	});

	test('another account is not touched', async () => {
		const limit = createLoginLimit();
		await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
		await use(limit, 'bep@example.nl', LOGIN_ATTEMPTS);
	});

	test('a hundred at once are counted one by one', async () => {
		const limit = createLoginLimit();
		const answers = await Promise.all(
			Array.from({ length: 100 }, () => limit.attempt('ada@example.nl'))
		);
		expect(answers.filter((answer) => answer === null)).toHaveLength(LOGIN_ATTEMPTS);
	});
});

test('[L9] a right password wipes the slate of its own account', async () => {
	const limit = createLoginLimit();
	await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
	await use(limit, 'bep@example.nl', LOGIN_ATTEMPTS);
	await limit.reset('ada@example.nl');
	await use(limit, 'ada@example.nl', LOGIN_ATTEMPTS);
	expect((await limit.attempt('bep@example.nl'))?.reason).toBe('too-many-attempts');
});
