// Swedish writes days as ISO 8601 does; Dutch time, as in every sentence.
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** A day for a file name or a table, e.g. '2026-11-21'. */
export function isoDay(atMs: number): string {
	return day.format(atMs);
}
