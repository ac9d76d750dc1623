import { slugFrom } from '#lib/domain/slug.ts';
import { isoDay } from '#lib/i18n/iso-day.ts';
import type { CalendarFile } from '#lib/server/usecases/read-progress.ts';
import { asDownload } from '../results/file-name.ts';

/** A calendar to keep, e.g. 'peddel-groote-wielen-2026-11-21-agenda.ics'. */
export function calendarDownload({ text, area, madeAtMs }: CalendarFile): Response {
	const name = `peddel-${slugFrom(area)}-${isoDay(madeAtMs)}-agenda.ics`;
	return asDownload(text, 'text/calendar', name);
}
