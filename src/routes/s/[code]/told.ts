import { textFor, type Language, type LocalText } from '#lib/domain/language.ts';

/** A text of a scan as a page shows it. */
export interface Told {
	readonly text: string;
	/** For the `lang` attribute; only when it differs from the page's. */
	readonly lang?: Language;
}

/**
 * The text for a reader, in their language where the scan has it.
 * @param main first language of the scan, for who reads another one
 */
export function told(local: LocalText, page: Language, main?: Language): Told {
	const { text, language } = textFor(local, page, main);
	return language === page ? { text } : { text, lang: language };
}

/** The same, or null where the scan has no text: then its heading is left out too. */
export function toldOrNull(local: LocalText, page: Language, main?: Language): Told | null {
	const shown = told(local, page, main);
	return shown.text.trim() ? shown : null;
}
