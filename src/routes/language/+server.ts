import { redirect } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/domain/language.ts';
import { cookieName } from '#lib/i18n/paraglide/runtime.js';
import { nextPath } from '../login/next-path.ts';
import type { RequestHandler } from './$types';

/** A reader chooses a language and goes back to where they were. */
export const POST: RequestHandler = async ({ request, cookies }) => {
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
	redirect(303, nextPath(form.get('back') ?? '/'));
};
