import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { App } from '#lib/server/app.ts';
import { readRating, type RatingView } from '#lib/server/usecases/read-rating.ts';
import { readWelcome } from '#lib/server/usecases/read-welcome.ts';
import { normaliseCode } from '#lib/server/usecases/secrets.ts';
import { placeOf, progressFrom, type Progress } from './place.ts';

type Event = Pick<RequestEvent, 'cookies' | 'url'> & { readonly params: { readonly code: string } };

const COOKIE = 'peddel-seat';
const SECONDS_PER_MONTH = 31 * 24 * 60 * 60;

/**
 * Which scan the address is about, and the secret of who sits at this device.
 * @returns code in upper case; secret null when nobody joined here
 * @throws a redirect to the same page when the code was written in another way
 */
export function seatAt({ params, cookies, url }: Event): { code: string; secret: string | null } {
	const code = normaliseCode(params.code);
	if (code !== params.code) {
		const rest = url.pathname.split('/').slice(3);
		redirect(303, ['/s', encodeURIComponent(code), ...rest].join('/') + url.search);
	}
	return { code, secret: cookies.get(COOKIE) ?? null };
}

/**
 * Gives this device its seat: the cookie, for as long as the answers are kept.
 * @returns where the person goes on
 */
export async function takeSeat(
	{ cookies, url, locals }: Event & Pick<RequestEvent, 'locals'>,
	code: string,
	secret: string
): Promise<string> {
	const { app, viewer } = locals;
	const read = await readWelcome(app, viewer, code, secret);
	const months = read.ok ? read.welcome.about.retentionMonths : 1;
	cookies.set(COOKIE, secret, {
		path: `/s/${code}`,
		httpOnly: true,
		sameSite: 'lax',
		// A village hall has plain http.
		secure: url.protocol === 'https:',
		maxAge: months * SECONDS_PER_MONTH
	});
	return wayOn(app, code, secret);
}

/** This device has no seat in the scan any more. */
export function leaveSeat(
	{ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
	code: string
): void {
	cookies.delete(COOKIE, { path: `/s/${code}`, secure: url.protocol === 'https:' });
}

/**
 * Where this person goes on: at their theme; while no round runs where they write what plays here,
 * or see what became of it before the first round; else at the start.
 */
export async function wayOn(app: App, code: string, secret: string): Promise<string> {
	const rating = await readRating(app, code, secret);
	if (rating.ok) return `/s/${code}/${placeOf(progressOf(rating.view))}`;
	const found = await readWelcome(app, { kind: 'nobody' }, code, secret);
	if (!found.ok) return `/s/${code}`;
	const { explore, state } = found.welcome;
	const explores = explore === 'open' || (explore === 'closed' && state === 'not-yet');
	return explores ? `/s/${code}/explore` : `/s/${code}`;
}

/** How far this person is, as far as the server knows. */
export function progressOf({ steps, said, lastTheme, ...round }: RatingView): Progress {
	const found = steps.map(({ slug, answered }) => {
		const { plays = null, remark, offer, seen: opened = false } = said[slug] ?? {};
		return { slug, answered, plays, begun: answered > 0 || Boolean(remark || offer), opened };
	});
	return progressFrom(found, round, lastTheme);
}
