import { building } from '$app/environment';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { LANGUAGES } from '#lib/domain/language.ts';
import { cookieName } from '#lib/i18n/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/i18n/paraglide/server.js';
import { m } from '#lib/i18n/paraglide/messages.js';
import { openApp, type App } from '#lib/server/app.ts';
import { createAuth, SESSION_COOKIE, type Auth } from '#lib/server/auth/lucia.ts';
import { forgetAnswers } from '#lib/server/usecases/forget-answers.ts';
import { screenLanguage } from '#lib/server/usecases/read-screen.ts';
import { releaseDueRounds } from '#lib/server/usecases/release-due-rounds.ts';

let app: App;
let auth: Auth;

/** How often rounds are looked at whose grace time is over. */
const DUE_ROUNDS_EVERY_MS = 1000;
const A_DAY_MS = 24 * 60 * 60 * 1000;

export const init: ServerInit = async () => {
	// A build imports this module too, and must not touch a database.
	if (building) return;
	app = openApp();
	auth = createAuth(app.db, {
		secureCookies: app.settings.origin?.startsWith('https:') ?? false
	});
	await auth.lucia.deleteExpiredSessions();
	await releaseDueRounds(app);
	await forgetAnswers(app);
	every(DUE_ROUNDS_EVERY_MS, () => releaseDueRounds(app));
	every(A_DAY_MS, () => forgetAnswers(app));
	// Said by src/cli/serve.ts; who follows a stream would keep the server from stopping.
	process.once('sveltekit:shutdown', () => app.live.stop());
};

/** Goes on when it fails once, and says so. */
function every(ms: number, task: () => Promise<unknown>): void {
	const run = () => task().catch((problem: unknown) => console.error(problem));
	setInterval(run, ms).unref();
}

const inLanguage: Handle = async ({ event, resolve }) =>
	paraglideMiddleware(await inItsLanguage(event), ({ request, locale }) => {
		event.request = request;
		event.locals.language = locale;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale)
		});
	});

/**
 * The screen in the hall speaks the main language of its scan, whoever's browser it is in, and what
 * is published that of its address: no cookie is needed to read it in another one.
 */
async function inItsLanguage({ params, request, route, url }: RequestEvent): Promise<Request> {
	const isScreen = ['/screen/[key]', '/screen/[key]/shown'].includes(route.id ?? '');
	const asked = route.id?.startsWith('/story/') ? url.searchParams.get('lang') : null;
	const language = isScreen
		? await screenLanguage(app, params.key ?? '')
		: LANGUAGES.find((one) => one === asked);
	if (!language) return request;
	const headers = new Headers(request.headers);
	headers.set('cookie', `${cookieName}=${language}`);
	return new Request(request, { headers });
}

const withViewer: Handle = async ({ event, resolve }) => {
	event.locals.app = app;
	event.locals.auth = auth;
	event.locals.user = null;
	event.locals.viewer = { kind: 'nobody' };
	const sessionId = event.cookies.get(SESSION_COOKIE);
	if (sessionId) {
		const { session, user } = await auth.lucia.validateSession(sessionId);
		// Sent again when it was renewed; taken away when it has ended.
		if (!session || session.fresh) {
			const cookie = session
				? auth.lucia.createSessionCookie(session.id)
				: auth.lucia.createBlankSessionCookie();
			event.cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes });
		}
		if (user) {
			event.locals.user = { id: user.id, email: user.email };
			event.locals.viewer = { kind: 'facilitator', userId: user.id };
		}
	}
	if (!event.locals.user && FOR_FACILITATORS.test(event.url.pathname))
		redirect(303, `/login?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	return resolve(event);
};

/** A convenience only: what may be seen is decided by every use case itself. */
const FOR_FACILITATORS = /^\/(scans|account)(\/|$)/;

/** What cannot be read as a form, e.g. multipart without its boundary, is no mistake of ours. */
const withReadableForms: Handle = ({ event, resolve }) => {
	const { request } = event;
	request.formData = () =>
		Request.prototype.formData.call(request).catch((problem: unknown) => {
			if (problem instanceof TypeError) error(400, m.form_unreadable());
			throw problem;
		});
	return resolve(event);
};

const withHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('x-content-type-options', 'nosniff');
	// Not 'no-referrer': a form post without an origin would be taken for a foreign one.
	response.headers.set('referrer-policy', 'same-origin');
	allowMap(event.route.id, response.headers);
	// Pages hold people's own answers: no shared cache may keep them.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-cache');
	return response;
};

/** Routes with a map on them, or from which a participant opens one. */
const WITH_MAP = /^\/(s\/\[code\]|scans\/\[id\]\/results\/map$)/;

/** A page with a map asks one other host for its ground; no other page asks any. */
function allowMap(route: string | null, headers: Headers): void {
	const policy = headers.get('content-security-policy');
	const { map } = app.settings;
	if (!policy || !map || !route || !WITH_MAP.test(route)) return;
	const { origin } = new URL(map.tiles);
	headers.set('content-security-policy', `${policy}; connect-src 'self' ${origin}`);
}

export const handle = sequence(inLanguage, withHeaders, withReadableForms, withViewer);

export const handleError: HandleServerError = ({ error, status, event }) => {
	if (status === 404) return { message: m.error_not_found() };
	if (status === 413) {
		const files = event.request.headers.get('content-type')?.startsWith('multipart/');
		return { message: files ? m.error_too_large() : m.form_too_large() };
	}
	// The address without its query and without a person's own link.
	console.error(`${event.request.method} ${event.route.id ?? 'unknown route'}`, error);
	return { message: m.error_ours() };
};
