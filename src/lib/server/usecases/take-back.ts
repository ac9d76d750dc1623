import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { deleteContribution } from '../store/contributions.ts';
import { findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/**
 * A participant takes back what they wrote of what plays here: at any time, also when nobody writes
 * any more. What is gone already stays gone.
 * @param code as in the address, upper case
 * @param secret from the cookie
 */
export async function takeBack(
	app: App,
	code: string,
	secret: string | null,
	id: string
): Promise<Outcome> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'withdraw', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	await deleteContribution(app.db, known.id, id);
	app.live.touch(known.scanId);
	return { ok: true };
}
