import { hash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse, type Refusal } from '../../domain/refusal.ts';

export const LOGIN_ATTEMPTS = 10;
export const LOGIN_WINDOW_MINUTES = 15;

/**
 * Limits guessing per account, known or unknown, and never per address: a hall of 500 phones
 * shares one. The price is that a stranger can keep someone out for a quarter of an hour.
 */
export interface LoginLimit {
	/**
	 * Counts an attempt, before the password is looked at: a hundred guesses sent at once are
	 * a hundred attempts.
	 * @param email normalised
	 * @returns null to go on, or 'too-many-attempts' with `details.minutes` to wait, at least 1
	 */
	attempt(email: string): Promise<Refusal | null>;
	/** After a right password: what was counted for this account is forgotten. */
	reset(email: string): Promise<void>;
}

/**
 * Kept in memory, forgotten at a restart. The window starts with the first attempt and is not
 * lengthened by more of them. The limiter reads the clock itself (Date.now).
 */
export function createLoginLimit(attempts = LOGIN_ATTEMPTS): LoginLimit {
	const limiter = new RateLimiterMemory({
		points: attempts,
		duration: LOGIN_WINDOW_MINUTES * 60
	});
	// Hashed, so that a dump of the memory is no list of addresses, and keys are equally long.
	const keyOf = (email: string): string => hash('sha256', email, 'hex');
	return {
		async attempt(email) {
			try {
				await limiter.consume(keyOf(email));
				return null;
			} catch (reason) {
				if (!(reason instanceof RateLimiterRes)) throw reason;
				return refuse('too-many-attempts', {
					minutes: Math.max(1, Math.ceil(reason.msBeforeNext / 60_000))
				});
			}
		},
		async reset(email) {
			await limiter.delete(keyOf(email));
		}
	};
}
