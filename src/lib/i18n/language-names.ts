import type { Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';

/** What a language is called by who speaks it, e.g. 'Nederlands'. */
export function languageName(language: Language): string {
	return m.language_name({}, { locale: language });
}
