import type { Refusal } from '../domain/refusal.ts';
import type { Language } from '../domain/language.ts';
import * as messages from './paraglide/messages.js';

type Message = (inputs: Record<string, string | number>, options?: { locale?: Language }) => string;

/**
 * The sentence for a refusal: what is wrong and what to do, in the reader's language.
 * For the server only: it holds every refusal's words.
 * @param language left out: the language of the request
 * @throws Error when a reason has no sentence, which is a bug
 */
export function refusalSentence(refusal: Refusal, language?: Language): string {
	const name = `refusal_${refusal.reason.replaceAll('-', '_')}`;
	const message = (messages as unknown as Record<string, Message | undefined>)[name];
	if (!message) throw new Error(`No sentence for refusal "${refusal.reason}"`);
	const details = { place: '', ...refusal.details };
	return message(details, language && { locale: language });
}
