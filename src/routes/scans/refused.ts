import { error, fail } from '@sveltejs/kit';
import type { Refusal } from '#lib/domain/refusal.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';

/**
 * A refusal as the answer of a form: its sentence, with everything that was typed. For the server.
 * @throws the 404 page for a scan that is not there
 */
export function refused<V>(refusal: Refusal, values: V) {
	if (refusal.reason === 'not-found') error(404, m.error_not_found());
	return fail(400, { reason: refusal.reason, message: refusalSentence(refusal), values });
}
