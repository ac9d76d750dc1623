import { LANGUAGE_LIST } from './languages.js';

export type Language = (typeof LANGUAGE_LIST)[number]['id'];

/** The languages a scan's content can have; Dutch is the first choice everywhere. */
export const LANGUAGES: readonly Language[] = LANGUAGE_LIST.map(({ id }) => id);

/**
 * One text per language; null where there are no words. A language that the house learnt later is
 * absent from a text of before, which means the same.
 */
export type LocalText = Readonly<
	Record<'nl' | 'en', string | null> & Partial<Record<Language, string | null>>
>;

export const NO_TEXT: LocalText = { nl: null, en: null };

/** Made by a machine and not yet read by people. */
export function isDraft(language: Language): boolean {
	return LANGUAGE_LIST.some(({ id, draft }) => id === language && draft);
}

/**
 * The text for a reader, with the language it is in (for the `lang` attribute).
 * @param main first language of the scan, where the caller knows it
 * @returns the wanted language where it has words, else the main one, else the first that has, else
 * an empty text
 */
export function textFor(
	text: LocalText,
	wanted: Language,
	main: Language = wanted
): { text: string; language: Language } {
	const language = [wanted, main, ...LANGUAGES].find((code) => text[code]) ?? wanted;
	return { text: text[language] ?? '', language };
}

/**
 * A text from what is said per language. Dutch and English are always there, another language where
 * it has words: a house that learns a language writes the texts of its scans as before.
 */
export function textOf(said: (language: Language) => string | null | undefined): LocalText {
	const further = LANGUAGES.map((code) => [code, said(code)] as const).filter(([, words]) => words);
	return { nl: said('nl') ?? null, en: said('en') ?? null, ...Object.fromEntries(further) };
}

/** The words in the first language that has any, e.g. for a slug. */
export function anyWords(text: LocalText): string {
	return textFor(text, LANGUAGES[0]!).text;
}

/** Whether it has words in any language. */
export function hasWords(text: LocalText): boolean {
	return LANGUAGES.some((code) => text[code]);
}

/** Characters of the longest of its languages. */
export function lengthOf(text: LocalText): number {
	return Math.max(...LANGUAGES.map((code) => text[code]?.length ?? 0));
}

/** Whether two texts say the same in every language. */
export function sameText(a: LocalText, b: LocalText): boolean {
	return LANGUAGES.every((code) => (a[code] ?? null) === (b[code] ?? null));
}
