import type { Language } from '../lib/domain/language.ts';
import { m } from '../lib/i18n/paraglide/messages.js';

/** Dutch where the machine speaks Dutch (LC_ALL, LC_MESSAGES, LANG), else English. */
export function consoleLanguage(
	env: Readonly<Record<string, string | undefined>> = process.env
): Language {
	const set = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	return /^nl([_.-]|$)/i.test(set) ? 'nl' : 'en';
}

/** A message in the language of the console. */
export function say(message: (messages: typeof m, at: { locale: Language }) => string): string {
	return message(m, { locale: consoleLanguage() });
}
