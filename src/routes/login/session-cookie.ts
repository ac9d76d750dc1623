import type { Cookies } from '@sveltejs/kit';
import type { Auth } from '#lib/server/auth/lucia.ts';

/** Gives this browser the session that was just started. */
export function setSessionCookie(cookies: Cookies, auth: Auth, sessionId: string): void {
	const { name, value, attributes } = auth.lucia.createSessionCookie(sessionId);
	cookies.set(name, value, { path: '/', ...attributes });
}

/** Takes the session away from this browser. */
export function removeSessionCookie(cookies: Cookies, auth: Auth): void {
	const { name, value, attributes } = auth.lucia.createBlankSessionCookie();
	cookies.set(name, value, { path: '/', ...attributes });
}
