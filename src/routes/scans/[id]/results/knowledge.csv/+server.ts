import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readKnowledgeCsv } from '#lib/server/usecases/read-knowledge.ts';
import { asDownload, fileName } from '../file-name.ts';
import { roundFrom } from '../round-from.ts';
import type { RequestHandler } from './$types';

/** The knowledge agenda as a table. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const read = await readKnowledgeCsv(locals.app, locals.viewer, params.id, roundFrom(url));
	if (!read.ok) error(404, refusalSentence(read));
	const { csv, release, releasedAtMs } = read;
	return asDownload(csv, 'text/csv', fileName(release, releasedAtMs, '-kennisagenda.csv'));
};
