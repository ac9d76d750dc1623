import { parseOptions } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, passwordRefusal, verifyPassword } from './passwords.ts';

describe('[L4] a password has 12 to 256 characters', () => {
	test('11 are too few, 12 will do', () => {
		expect(passwordRefusal('a'.repeat(11))).toEqual({
			ok: false,
			reason: 'password-too-short',
			details: { minimum: 12 }
		});
		expect(passwordRefusal('a'.repeat(12))).toBeNull();
	});

	test('256 will do, 257 are too many', () => {
		expect(passwordRefusal('a'.repeat(256))).toBeNull();
		expect(passwordRefusal('a'.repeat(257))).toEqual({
			ok: false,
			reason: 'password-too-long',
			details: { maximum: 256 }
		});
	});

	test('an accent or an emoji is one character, however it is written', () => {
		expect(passwordRefusal('e\u0301'.repeat(6))?.reason).toBe('password-too-short');
		expect(passwordRefusal('🌳'.repeat(11))?.reason).toBe('password-too-short');
		expect(passwordRefusal('🌳'.repeat(12))).toBeNull();
	});
});

describe('[L5] a password is kept as Argon2id', () => {
	test('with the parameters that OWASP asks for', async () => {
		const hash = await hashPassword('correct horse battery');
		expect(hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')).toBe(true);
		expect(parseOptions(hash)).toMatchObject({ saltLen: 16, outputLen: 32 });
	});

	test('with a salt of its own each time', async () => {
		expect(await hashPassword('correct horse battery')).not.toBe(
			await hashPassword('correct horse battery')
		);
	});

	test('only the same password fits', async () => {
		const hash = await hashPassword('correct horse battery');
		expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
		expect(await verifyPassword(hash, 'Correct horse battery')).toBe(false);
		expect(await verifyPassword(hash, '')).toBe(false);
	});

	test('the same letters typed on another keyboard fit', async () => {
		const hash = await hashPassword('één café te veel');
		expect(await verifyPassword(hash, 'één café te veel'.normalize('NFD'))).toBe(true);
	});
});

test('[L6] an unknown account costs the work of a known one', async () => {
	const hash = await hashPassword('correct horse battery');
	const known: number[] = [];
	const unknown: number[] = [];
	for (let i = 0; i < 7; i++) {
		known.push(await timeOf(() => verifyPassword(hash, 'wrong horse battery')));
		unknown.push(await timeOf(() => verifyPassword(null, 'wrong horse battery')));
	}
	// Without the work it would be a thousandth; a busy machine may well make it a half.
	expect(Math.max(...unknown)).toBeGreaterThan(Math.min(...known) / 4);
	expect(await verifyPassword(null, 'correct horse battery')).toBe(false);
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
