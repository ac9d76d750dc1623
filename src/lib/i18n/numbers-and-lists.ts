import type { Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';

const TAGS: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** A number as the reader writes it: 3,7 or 3.7. */
export function numberText(value: number, language: Language, decimals = 0): string {
	return new Intl.NumberFormat(TAGS[language], {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	}).format(value);
}

/** "a, b en c" or "a, b and c". */
export function listText(items: readonly string[], language: Language): string {
	return new Intl.ListFormat(TAGS[language], { type: 'conjunction' }).format(items);
}

/** A day in words, e.g. "21 november 2026", in Dutch time. */
export function dayText(atMs: number, language: Language): string {
	return new Intl.DateTimeFormat(TAGS[language], {
		dateStyle: 'long',
		timeZone: 'Europe/Amsterdam'
	}).format(atMs);
}

/** The sentence that every result page and export carries. */
export function honestLine(participants: number, releasedAtMs: number, locale: Language): string {
	const people =
		participants === 1
			? m.people_one({}, { locale })
			: m.people_many({ count: numberText(participants, locale) }, { locale });
	return m.honest_line({ people, date: dayText(releasedAtMs, locale) }, { locale });
}
