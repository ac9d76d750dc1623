import { hash, verify, type Options } from '@node-rs/argon2';
import { refuse, type Refusal } from '../../domain/refusal.ts';

export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 256;

/**
 * OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
 * Argon2id is the package's default; its name is a const enum, which plain Node cannot import.
 */
const ARGON2: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One password typed on two keyboards can be different bytes: 'é' in one piece or in two. */
const normalised = (password: string): string => password.normalize('NFKC');

/**
 * Whether a new password will do. Only its length counts (NIST SP 800-63B: no rules of composition).
 * @returns null when it will; lengths are in characters (code points after NFKC), in `details`
 */
export function passwordRefusal(password: string): Refusal | null {
	const length = [...normalised(password)].length;
	if (length < PASSWORD_MIN_LENGTH)
		return refuse('password-too-short', { minimum: PASSWORD_MIN_LENGTH });
	if (length > PASSWORD_MAX_LENGTH)
		return refuse('password-too-long', { maximum: PASSWORD_MAX_LENGTH });
	return null;
}

/** @returns a PHC string that begins with `$argon2id$`, with a fresh random salt */
export async function hashPassword(password: string): Promise<string> {
	return hash(normalised(password), ARGON2);
}

/**
 * Compares a password with a stored hash.
 * @param passwordHash null for an unknown account: the same work is done, so that the time it takes
 * does not tell who has an account, and the answer is false
 * @throws when the hash is not a PHC string
 */
export async function verifyPassword(
	passwordHash: string | null,
	password: string
): Promise<boolean> {
	if (passwordHash === null) {
		await hashPassword(password);
		return false;
	}
	return verify(passwordHash, normalised(password));
}
