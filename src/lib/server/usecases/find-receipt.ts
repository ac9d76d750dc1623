import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { createLoginLimit } from '../auth/login-limit.ts';
import { findParticipant } from '../store/participants.ts';
import { typedReceipt } from './receipt.ts';
import { hashSecret } from './secrets.ts';

/** In a quarter of an hour: enough for a hall, next to nothing for who guesses in 48 bits. */
export const RECEIPT_ATTEMPTS = 300;

/** Per scan, not per address: a hall shares one. */
const limit = createLoginLimit(RECEIPT_ATTEMPTS);

/**
 * Whose receipt code this is, in one scan.
 * @param code of the scan, upper case
 * @param typed as a person types it
 * @param secret from the cookie, or null
 * @returns the secret for the cookie, and whether that person sits at this device already
 */
export async function findReceipt(
	app: App,
	code: string,
	typed: string,
	secret: string | null
): Promise<Outcome<{ secret: string; isHere: boolean }>> {
	const tooMany = await limit.attempt(code);
	if (tooMany) return tooMany;
	const receipt = typedReceipt(typed);
	const owner = receipt && (await findParticipant(app.db, code, hashSecret(receipt)));
	if (!owner) return refuse('receipt-unknown');
	const here = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	return { ok: true, secret: receipt, isHere: here?.id === owner.id };
}
