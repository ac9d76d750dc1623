import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readResult } from '#lib/server/usecases/read-result.ts';
import { asDownload, fileName } from '../file-name.ts';
import { roundFrom } from '../round-from.ts';
import type { RequestHandler } from './$types';

/** The release, byte for byte as it was made. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const read = await readResult(locals.app, locals.viewer, params.id, roundFrom(url));
	if (!read.ok) error(404, refusalSentence(read));
	const { json, release, releasedAtMs } = read.result;
	return asDownload(json, 'application/json', fileName(release, releasedAtMs, '.json'));
};
