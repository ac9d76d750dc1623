import { readPublicCalendar } from '#lib/server/usecases/read-progress.ts';
import { calendarDownload } from '../../../scans/[id]/progress/calendar-download.ts';
import { notThere } from '../../published.ts';
import type { RequestHandler } from './$types';

/** The days of goals and agreements, for anybody's calendar while the story is on the web. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const read = await readPublicCalendar(app, viewer, params.slug, url.origin, language);
	if (!read.ok) notThere(read);
	return calendarDownload(read.file);
};
