import type { Language } from '#lib/domain/language.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Attempt, OtherText, ToSave } from './part-saver.svelte.ts';

const PATIENCE_MS = 15_000;
/** More than this a browser does not send for a page that is gone. */
const KEEPALIVE_MAX = 60_000;

/** One attempt over the network. */
export async function sendPart(
	path: string,
	language: Language,
	made: ToSave,
	leaving: boolean
): Promise<Attempt> {
	const body = JSON.stringify({ language, ...made });
	try {
		const response = await fetch(path, {
			...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
			keepalive: leaving && new Blob([body]).size < KEEPALIVE_MAX,
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		// The house sends who is not logged in to its door.
		if (response.redirected) return { kind: 'signed-out' };
		if (response.status === 429 || response.status >= 500) return { kind: 'later' };
		if (response.status === 413) return { kind: 'refused', message: m.storyedit_too_long() };
		const answer = (await response.json()) as Partial<OtherText> & {
			readonly other?: OtherText;
			readonly message?: string;
		};
		const { version, savedAtMs, other, message } = answer;
		if (response.ok && version !== undefined && savedAtMs !== undefined)
			return { kind: 'saved', version, savedAtMs };
		if (other) return { kind: 'changed', other };
		return message === undefined ? { kind: 'later' } : { kind: 'refused', message };
	} catch {
		return { kind: 'later' };
	}
}
