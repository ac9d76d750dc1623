import { error, json } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { boardVersion } from '#lib/server/usecases/read-board.ts';
import type { RequestHandler } from './$types';

/**
 * Whether something new was written, for the page that looks again and again: when the Wi-Fi fails,
 * this can fail without taking the page with its ticks away.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
	const read = await boardVersion(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	return json({ version: read.version });
};
