import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readRemarksCsv } from '#lib/server/usecases/read-remarks.ts';
import { asDownload, fileName } from '../../results/file-name.ts';
import { roundFrom } from '../../results/round-from.ts';
import type { RequestHandler } from './$types';

/** What people wrote, without what is hidden, as a table. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const read = await readRemarksCsv(locals.app, locals.viewer, params.id, roundFrom(url));
	if (!read.ok) error(404, refusalSentence(read));
	const { csv, release, releasedAtMs } = read;
	return asDownload(csv, 'text/csv', fileName(release, releasedAtMs, '-opmerkingen.csv'));
};
