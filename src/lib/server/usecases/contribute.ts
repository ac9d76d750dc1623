import {
	CONTRIBUTION_MAX_LENGTH,
	CONTRIBUTIONS_MAX,
	plainText,
	type Contribution
} from '../../domain/contribution.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { saveContribution } from '../store/contributions.ts';
import { findMeeting } from '../store/meetings.ts';
import { findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/**
 * A participant writes what plays here, or changes what they wrote. On disk when this returns; the
 * same sent twice is there once. Nothing else is kept with it: no group, no name, no time.
 * @param code as in the address, upper case
 * @param secret from the cookie: the only thing that says who this is
 * @param typed its id is a new one (`newContributionId`), or that of what they wrote before
 */
export async function contribute(
	app: App,
	code: string,
	secret: string | null,
	{ id, kind, text: typed }: Pick<Contribution, 'id' | 'kind' | 'text'>
): Promise<Outcome> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	if ((await findMeeting(app.db, known.scanId))?.explore !== 'open')
		return refuse('explore-closed');
	const made = plainText(typed, CONTRIBUTION_MAX_LENGTH);
	if (!made.ok) return made;
	if (made.text === '') return refuse('contribution-empty');
	const said = { id, kind, text: made.text };
	const saved = await saveContribution(app.db, known.id, said, CONTRIBUTIONS_MAX);
	if (saved === 'too-many') return refuse('contributions-too-many', { max: CONTRIBUTIONS_MAX });
	if (saved === 'unknown') return refuse('not-found');
	app.live.touch(known.scanId);
	return { ok: true };
}

/** An id for what is written next: 16 digits by chance, so that ids tell neither who nor when. */
export function newContributionId(app: App): string {
	return Buffer.from(app.random(8)).toString('hex');
}
