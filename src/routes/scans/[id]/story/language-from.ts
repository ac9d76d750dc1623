import * as v from 'valibot';
import { LANGUAGES, type Language } from '#lib/domain/language.ts';

const LanguageShape = v.picklist(LANGUAGES);

/**
 * The language of the story: what `?lang=` asks for, else the reader's own, else the first one.
 * @param offered languages of the scan
 */
export function languageFrom(url: URL, offered: readonly Language[], reader: Language): Language {
	const parsed = v.safeParse(LanguageShape, url.searchParams.get('lang'));
	const wanted = parsed.success ? parsed.output : reader;
	return offered.includes(wanted) ? wanted : (offered[0] ?? wanted);
}
