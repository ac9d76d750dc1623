import { m } from './paraglide/messages.js';

/** How many others wrote the same, e.g. "en 2 anderen"; null when nobody did. @param people 1 or more */
export function othersWords(people: number): string | null {
	if (people < 2) return null;
	return people === 2 ? m.remarks_and_one() : m.remarks_and_many({ count: people - 1 });
}
