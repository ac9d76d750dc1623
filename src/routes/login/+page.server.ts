import { fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { logIn } from '#lib/server/auth/accounts.ts';
import { isFirstStart } from '#lib/server/usecases/first-start.ts';
import { nextPath } from './next-path.ts';
import { setSessionCookie } from './session-cookie.ts';
import { typed } from './typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.user) redirect(303, next);
	if (await isFirstStart(locals.app)) redirect(303, '/setup');
	return { next, ended: url.searchParams.has('ended') };
};

export const actions: Actions = {
	default: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const { app, auth } = locals;
		const email = typed(form, 'email');
		const next = nextPath(form.get('next'));
		const entered = await logIn(auth, app.db, { email, password: typed(form, 'password') });
		if (!entered.ok) {
			const status = entered.reason === 'too-many-attempts' ? 429 : 400;
			return fail(status, { message: refusalSentence(entered), email, next });
		}
		setSessionCookie(cookies, auth, entered.sessionId);
		redirect(303, next);
	}
};
