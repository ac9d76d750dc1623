import type { Part, ThemeAnswers } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { takesAnswers } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { saveThemeAnswers, type Taps } from '../store/answers.ts';
import { findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { seatMark } from './receipt.ts';
import { hashSecret } from './secrets.ts';

/** What a page knows of what it sends; null where it does not. */
export interface Sent {
	/** Number of the round in which it was said. */
	readonly round?: number | null;
	/** Mark of the person who said it: somebody else may sit at the device by now. */
	readonly seat?: string | null;
	/** How many taps stay behind on the device; left out by who cannot tell. */
	readonly unsent?: number;
	/** When it was said, per part; what has none is said now. */
	readonly taps?: Taps;
}

/**
 * What a participant says about one theme; per question what was said last wins, in whichever order
 * it comes in. On disk when this returns.
 * @param code as in the address, upper case
 * @param secret from the cookie: the only thing that says who this is
 * @returns of which parts something newer was there, from another device of the same person; refused
 * without storing anything when the person, the theme, a sub-area or the round does not fit
 */
export async function submitAnswers(
	app: App,
	code: string,
	secret: string | null,
	theme: string,
	said: ThemeAnswers,
	sent: Sent = {}
): Promise<Outcome<{ older: readonly Part[] }>> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	if (sent.seat && sent.seat !== seatMark(secret!)) return refuse('participant-unknown');
	const nowMs = app.now();
	const { round } = known;
	if (!round || !takesAnswers(round, nowMs)) return refuse('round-closed');
	if (sent.round && sent.round !== round.number) return refuse('round-closed');
	const who = { roundId: round.id, participantId: known.id, nowMs };
	const older = await saveThemeAnswers(app.db, who, theme, said, sent.taps);
	if (older === 'place-unknown') return refuse('place-unknown');
	if (!older) return refuse('theme-unknown');
	app.live.unsent.say(known.scanId, known.id, sent.unsent ?? 0);
	app.live.touch(known.scanId, 'people');
	return { ok: true, older };
}
