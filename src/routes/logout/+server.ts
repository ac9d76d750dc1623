import { redirect } from '@sveltejs/kit';
import { logOut } from '#lib/server/auth/accounts.ts';
import { SESSION_COOKIE } from '#lib/server/auth/lucia.ts';
import { removeSessionCookie } from '../login/session-cookie.ts';
import type { RequestHandler } from './$types';

/** Ends the session of this browser. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	const sessionId = cookies.get(SESSION_COOKIE);
	if (sessionId) await logOut(locals.auth, sessionId);
	removeSessionCookie(cookies, locals.auth);
	redirect(303, '/login?ended');
};

/** A link logs nobody out: the button is on the account page. */
export const GET: RequestHandler = () => redirect(303, '/account');
