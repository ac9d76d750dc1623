import { redirect } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/domain/language.ts';
import { cookieName } from '#lib/i18n/paraglide/runtime.js';
import type { RequestHandler } from './$types';

/** A reader chooses Dutch or English and goes back to where they were. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const chosen = LANGUAGES.find((language) => language === form.get('language'));
	// Readable for the page itself, and on plain http in a hall.
	if (chosen)
		cookies.set(cookieName, chosen, {
			path: '/',
			httpOnly: false,
			secure: false,
			sameSite: 'lax',
			maxAge: 365 * 24 * 60 * 60
		});
	const back = new URL(String(form.get('back') ?? '/'), url.origin);
	redirect(303, back.origin === url.origin ? back.pathname + back.search : '/');
};
