import type { ThemeAnswers } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { takesAnswers } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { saveThemeAnswers } from '../store/answers.ts';
import { findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/**
 * What a participant says about one theme; the last answer wins. On disk when this returns.
 * @param code as in the address, upper case
 * @param secret from the cookie: the only thing that says who this is
 * @returns refused without storing anything when the person, the theme or the round does not fit
 */
export async function submitAnswers(
	app: App,
	code: string,
	secret: string | null,
	theme: string,
	said: ThemeAnswers
): Promise<Outcome> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const nowMs = app.now();
	if (!known.round || !takesAnswers(known.round, nowMs)) return refuse('round-closed');
	const who = { roundId: known.round.id, participantId: known.id, nowMs };
	const saved = await saveThemeAnswers(app.db, who, theme, said);
	return saved ? { ok: true } : refuse('theme-unknown');
}
