import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { LANGUAGES } from '#lib/domain/language.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { saveStoryPart } from '#lib/server/usecases/save-story-part.ts';
import { partFrom } from '../../../part-from.ts';
import type { RequestHandler } from './$types';

const SentShape = v.object({
	language: v.picklist(LANGUAGES),
	base: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	first: v.boolean(),
	text: v.unknown()
});

/** HTTP status of what an editor can meet; 400 for any other. */
const STATUS: Partial<Record<Refusal['reason'], number>> = {
	'not-found': 404,
	'story-changed': 409
};

/** A part of the story, saved while somebody types. */
export const POST: RequestHandler = async ({ params, locals, request }) => {
	const part = partFrom(params.part);
	const sent = v.safeParse(SentShape, await request.json().catch(() => null));
	if (!part) return refused(refuse('not-found'));
	if (!sent.success) return refused(refuse('story-text-invalid'));
	const { language, ...typed } = sent.output;
	const { app, viewer } = locals;
	const saved = await saveStoryPart(app, viewer, params.id, { part, language }, typed);
	if (!saved.ok) return refused(saved, 'other' in saved && { other: saved.other });
	const { version, savedAtMs } = saved;
	return json({ version, savedAtMs });
};

function refused(refusal: Refusal, more: object | false = {}): Response {
	const { reason } = refusal;
	const body = { reason, message: refusalSentence(refusal), ...more };
	return json(body, { status: STATUS[reason] ?? 400 });
}
