import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readResult, readResultCsv } from '#lib/server/usecases/read-result.ts';
import { asDownload, fileName } from '../file-name.ts';
import { roundFrom } from '../round-from.ts';
import type { RequestHandler } from './$types';

/** Every figure of the release as a table. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const read = await readResult(locals.app, locals.viewer, params.id, roundFrom(url));
	if (!read.ok) error(404, refusalSentence(read));
	const { release, releasedAtMs } = read.result;
	const table = await readResultCsv(locals.app, locals.viewer, params.id, release.round);
	if (!table.ok) error(404, refusalSentence(table));
	return asDownload(table.csv, 'text/csv', fileName(release, releasedAtMs, '.csv'));
};
