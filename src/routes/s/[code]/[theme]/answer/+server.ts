import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { ThemeAnswersShape } from '#lib/domain/rating-shape.ts';
import { PARTS } from '#lib/domain/rating.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { submitAnswers } from '#lib/server/usecases/submit-answers.ts';
import { seatAt } from '../../seat.ts';
import type { RequestHandler } from './$types';

/** HTTP status of the refusals that a participant can meet; 400 for any other. */
const STATUS: Partial<Record<Refusal['reason'], number>> = {
	'participant-unknown': 401,
	'theme-unknown': 404,
	'round-closed': 409
};

const Tap = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
/** What a page knows of what it sends: `Sent`. */
const SentShape = v.object({
	round: v.optional(v.number()),
	seat: v.optional(v.string()),
	// No reason to refuse an answer.
	unsent: v.optional(v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0)),
	taps: v.optional(v.object(Object.fromEntries(PARTS.map((part) => [part, Tap]))))
});

/** Part of a card, saved in the background: answers with the time at which it was on disk. */
export const POST: RequestHandler = async (event) => {
	const { app } = event.locals;
	const { code, secret } = seatAt(event);
	const body: unknown = await event.request.json().catch(() => null);
	const said = v.safeParse(ThemeAnswersShape, body);
	const sent = v.safeParse(SentShape, body);
	if (!said.success || !sent.success) return refused(refuse('value-invalid'));
	const { theme } = event.params;
	const saved = await submitAnswers(app, code, secret, theme, said.output, sent.output);
	return saved.ok ? json({ atMs: app.now(), older: saved.older }) : refused(saved);
};

function refused(refusal: Refusal): Response {
	const { reason } = refusal;
	return json({ reason, message: refusalSentence(refusal) }, { status: STATUS[reason] ?? 400 });
}
