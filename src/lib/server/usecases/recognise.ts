import { refuse, type Outcome } from '../../domain/refusal.ts';
import { RECOGNISED, RECOGNITION_REMARK_MAX } from '../../domain/story-shared.ts';
import type { App } from '../app.ts';
import { findEdition, saveRecognition, type SaidOfPart } from '../store/editions.ts';
import { findParticipant } from '../store/participants.ts';
import { may } from './access.ts';
import { partsOfDraft } from './close-recognition.ts';
import { hashSecret } from './secrets.ts';

/** What nobody can read: control characters other than line ends, and half characters. */
const UNREADABLE = /[^\P{Cc}\n]|\p{Cs}/u;

/**
 * A participant says of parts of a draft whether they recognise them: all of it is stored, or
 * nothing. On disk when this returns; what is not named stays as it was. No time is kept with it.
 * @param code as in the address, upper case
 * @param secret from the cookie: the only thing that says who this is
 * @param number of the draft that they read
 */
export async function recognise(
	app: App,
	code: string,
	secret: string | null,
	number: number,
	said: readonly SaidOfPart[]
): Promise<Outcome> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const draft = await findEdition(app.db, known.scanId, 'draft', number);
	if (!draft?.asking) return refuse('recognition-closed');
	const parts = partsOfDraft(draft);
	const made = said.map((one) => ({ ...one, remark: one.remark.trim() }));
	for (const { part, answer, remark } of made) {
		if (!parts.includes(part)) return refuse('value-invalid');
		if (answer !== null && !RECOGNISED.includes(answer)) return refuse('value-invalid');
		if (UNREADABLE.test(remark)) return refuse('text-characters');
		if (remark.length > RECOGNITION_REMARK_MAX)
			return refuse('text-too-long', { max: RECOGNITION_REMARK_MAX });
	}
	const { scanId, id: participantId } = known;
	const isSaved = await saveRecognition(app.db, { scanId, participantId, number }, made);
	return isSaved ? { ok: true } : refuse('recognition-closed');
}
