import { refuse, type Outcome } from '../../domain/refusal.ts';
import { takesAnswers } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { deleteParticipant, deleteUnrated, findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/**
 * A participant takes back everything they said, in all rounds, and is forgotten. Until the release
 * of the running round: figures that are released stay as they are.
 * Who rated nothing, but perhaps wrote what plays here, can do so at any time.
 * @param code as in the address, upper case
 * @param secret from the cookie
 */
export async function withdraw(app: App, code: string, secret: string | null): Promise<Outcome> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'withdraw', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const { round } = known;
	const open = round && takesAnswers(round, app.now());
	const gone = open
		? await deleteParticipant(app.db, known.id, round.id)
		: await deleteUnrated(app.db, known.id);
	if (!gone) return refuse('round-closed');
	app.live.unsent.say(known.scanId, known.id, 0);
	app.live.touch(known.scanId);
	return { ok: true };
}
