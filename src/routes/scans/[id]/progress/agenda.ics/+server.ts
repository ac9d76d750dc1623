import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readProgressCalendar } from '#lib/server/usecases/read-progress.ts';
import { calendarDownload } from '../calendar-download.ts';
import type { RequestHandler } from './$types';

/** The days of goals and agreements, for a calendar. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const read = await readProgressCalendar(app, viewer, params.id, url.origin, language);
	if (!read.ok) error(404, refusalSentence(read));
	return calendarDownload(read.file);
};
