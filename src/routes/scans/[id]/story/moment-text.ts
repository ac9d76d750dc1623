import type { Language } from '#lib/domain/language.ts';

/** A day with its time, as its reader writes it by the clock of the house. @param atMs since 1970 */
export function momentText(atMs: number, locale: Language): string {
	return new Intl.DateTimeFormat(locale, {
		...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }
	}).format(atMs);
}

/** The time of a day alone. */
export function timeText(atMs: number, locale: Language): string {
	return new Intl.DateTimeFormat(locale, {
		timeStyle: 'short',
		timeZone: 'Europe/Amsterdam'
	}).format(atMs);
}
