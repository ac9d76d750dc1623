/** The languages a scan's content can have; Dutch is the first choice everywhere. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text per language; null where the scan has no text in that language. */
export type LocalText = Readonly<Record<Language, string | null>>;

export const NO_TEXT: LocalText = { nl: null, en: null };

/**
 * The text for a reader, with the language it is in (for the `lang` attribute).
 * @returns the wanted language where it has words, else the other one, else an empty text
 */
export function textFor(text: LocalText, wanted: Language): { text: string; language: Language } {
	const other = wanted === 'nl' ? 'en' : 'nl';
	const language = text[wanted] ? wanted : text[other] ? other : wanted;
	return { text: text[language] ?? '', language };
}
