import type { Language } from '../domain/language.ts';
import type { Release } from '../domain/release-shape.ts';
import { LANGUAGE_LIST } from '../domain/languages.js';
import { m } from './paraglide/messages.js';

// To make a formatter takes far longer than to use one, and a page writes hundreds of numbers.
const made = new Map<string, unknown>();
function kept<T>(kind: string, language: Language, make: (tag: string) => T): T {
	const key = `${kind} ${language}`;
	if (!made.has(key)) made.set(key, make(LANGUAGE_LIST.find(({ id }) => id === language)!.tag));
	return made.get(key) as T;
}

const CONJUNCTION = { type: 'conjunction' } as const;
const A_DAY = { dateStyle: 'long', timeZone: 'Europe/Amsterdam' } as const;

/** A number as the reader writes it: 3,7 or 3.7. */
export function numberText(value: number, language: Language, decimals = 0): string {
	const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	return kept(`n${decimals}`, language, (tag) => new Intl.NumberFormat(tag, digits)).format(value);
}

/** "a, b en c" or "a, b and c". */
export function listText(items: readonly string[], language: Language): string {
	return kept('list', language, (tag) => new Intl.ListFormat(tag, CONJUNCTION)).format(items);
}

/** A day in words, e.g. "21 november 2026", in Dutch time. */
export function dayText(atMs: number, language: Language): string {
	return kept('day', language, (tag) => new Intl.DateTimeFormat(tag, A_DAY)).format(atMs);
}

/** The sentence that every result page and export carries. */
export function honestLine(
	{ participants: { total, people = total }, mode }: Pick<Release, 'participants' | 'mode'>,
	releasedAtMs: number,
	locale: Language
): string {
	const inputs = {
		people:
			total === 1
				? m.people_one({}, { locale })
				: m.people_many({ count: numberText(total, locale) }, { locale }),
		heads: numberText(people, locale),
		date: dayText(releasedAtMs, locale)
	};
	const line =
		people > total ? m.honest_line_tables(inputs, { locale }) : m.honest_line(inputs, { locale });
	return mode === 'open' ? `${line} ${m.honest_line_open({}, { locale })}` : line;
}
