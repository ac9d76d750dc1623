import { LANGUAGES, type Language } from '../lib/domain/language.ts';
import { m } from '../lib/i18n/paraglide/messages.js';

/** What the machine speaks (LC_ALL, LC_MESSAGES, LANG) where the house does too, else English. */
export function consoleLanguage(
	env: Readonly<Record<string, string | undefined>> = process.env
): Language {
	const set = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	const spoken = set.toLowerCase().split(/[_.@-]/)[0];
	return LANGUAGES.find((language) => language === spoken) ?? 'en';
}

/** A message in the language of the console. */
export function say(message: (messages: typeof m, at: { locale: Language }) => string): string {
	return message(m, { locale: consoleLanguage() });
}
