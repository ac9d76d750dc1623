import { fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { logIn } from '#lib/server/auth/accounts.ts';
import { PASSWORD_MIN_LENGTH } from '#lib/server/auth/passwords.ts';
import { createFirstAccount } from '#lib/server/usecases/create-account.ts';
import { isFirstStart } from '#lib/server/usecases/first-start.ts';
import { setSessionCookie } from '../login/session-cookie.ts';
import { typed } from '../login/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!(await isFirstStart(locals.app))) redirect(303, '/login');
	return { passwordMinimum: PASSWORD_MIN_LENGTH };
};

export const actions: Actions = {
	default: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const { app, auth, viewer } = locals;
		const credentials = { email: typed(form, 'email'), password: typed(form, 'password') };
		const made = await createFirstAccount(app, viewer, credentials);
		if (!made.ok) {
			// Somebody was first, perhaps in another tab.
			if (made.reason === 'not-allowed') redirect(303, '/login');
			const field = made.reason === 'email-invalid' ? 'email' : 'password';
			return fail(400, { message: refusalSentence(made), field, email: credentials.email });
		}
		const entered = await logIn(auth, app.db, credentials);
		if (!entered.ok) redirect(303, '/login');
		setSessionCookie(cookies, auth, entered.sessionId);
		redirect(303, '/scans');
	}
};
