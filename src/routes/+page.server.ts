import { redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { isFirstStart } from '#lib/server/usecases/first-start.ts';
import { readWelcome } from '#lib/server/usecases/read-welcome.ts';
import type { PageServerLoad } from './$types';

/** A code is sent as ?code=…: it is no secret, and works from a bookmark too. */
export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
	const typed = url.searchParams.get('code');
	const firstStart = await isFirstStart(app);
	if (typed === null) return { firstStart, typed: '', message: null };
	if (!/[a-z0-9]/i.test(typed)) return { firstStart, typed, message: m.join_code_missing() };
	const found = await readWelcome(app, viewer, typed, null);
	if (found.ok) redirect(303, `/s/${found.welcome.code}`);
	return { firstStart, typed, message: refusalSentence(found) };
};
