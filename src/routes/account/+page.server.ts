import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { changePassword } from '#lib/server/auth/accounts.ts';
import { PASSWORD_MIN_LENGTH } from '#lib/server/auth/passwords.ts';
import { setSessionCookie } from '../login/session-cookie.ts';
import { typed } from '../login/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.user) redirect(303, '/login?next=/account');
	return {
		email: locals.user.email,
		passwordMinimum: PASSWORD_MIN_LENGTH,
		changed: url.searchParams.has('changed')
	};
};

export const actions: Actions = {
	password: async ({ locals, request, cookies }) => {
		if (!locals.user) redirect(303, '/login?next=/account');
		const form = await request.formData();
		const changed = await changePassword(locals.auth, locals.app.db, {
			userId: locals.user.id,
			current: typed(form, 'current'),
			next: typed(form, 'next')
		});
		if (!changed.ok) {
			if (changed.reason === 'login-failed')
				return fail(400, { message: m.account_current_wrong(), field: 'current' });
			if (changed.reason === 'too-many-attempts')
				return fail(429, { message: refusalSentence(changed), field: 'current' });
			return fail(400, { message: refusalSentence(changed), field: 'next' });
		}
		setSessionCookie(cookies, locals.auth, changed.sessionId);
		redirect(303, '/account?changed');
	}
};
