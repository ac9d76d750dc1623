import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Outcome } from '#lib/domain/refusal.ts';
import type { Theme } from '#lib/domain/theme.ts';
import { asks, type Choice, type RoundState } from '#lib/domain/round.ts';
import { chooseThemes } from '#lib/server/usecases/choose-themes.ts';
import { changeScreen, type ScreenChange } from '#lib/server/usecases/change-screen.ts';
import { closeRound } from '#lib/server/usecases/close-round.ts';
import { extendRound } from '#lib/server/usecases/extend-round.ts';
import { missingIn, openRound } from '#lib/server/usecases/open-round.ts';
import { readRoom, type RoomView } from '#lib/server/usecases/read-room.ts';
import { askingOf, chosenIn, nextRound, sizeIn } from './asking.ts';
import { invitationTo } from './invitation.ts';
import { resultOnScreen } from '../../../screen/[key]/result.ts';
import { joinAddress } from './join-address.ts';
import { secondsIn, showIn, timerIn } from './screen-form.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, viewer } = locals;
	const read = await readRoom(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, rounds, keeps, now } = read.room;
	const running = rounds.at(-1)?.state === 'released' ? undefined : rounds.at(-1);
	const active = scan.levers.flatMap((lever) => lever.themes.filter((theme) => theme.active));
	const join = joinAddress(app.settings, url, url.searchParams.get('address'));
	return {
		id: scan.id,
		title: scan.title,
		breakdown: scan.breakdown,
		k: scan.k,
		groups: scan.groups.map(({ slug, family, title }) => ({ slug, family, title })),
		themeCount: active.filter((theme) => !running || asks(running, theme)).length,
		asksSome: running ? running.themes !== null : false,
		/** What a round can ask; nothing while one runs. */
		next: running ? null : nextRound(scan, keeps),
		choice: running?.choice ? chosenBy(running.choice, active) : null,
		missing: missingIn(scan, viewer).map((reason) => refusalSentence({ ok: false, reason })),
		invitation: invitationTo(scan.code, join),
		graceSeconds: app.settings.graceSeconds,
		now,
		nowMs: app.now(),
		/** Parts of the result, to walk through on the screen. */
		steps:
			now.screen.shows === 'result'
				? ((await resultOnScreen(app, scan.id, locals.language))?.steps ?? null)
				: null,
		released: rounds.some(({ state }) => state === 'released'),
		askingToClose: url.searchParams.has('close')
	};
};

/** What the hall chose, with titles. */
function chosenBy({ people, themes, counts }: Choice, active: readonly Theme[]) {
	return {
		people,
		themes: themes.flatMap((slug) => {
			const theme = active.find((one) => one.slug === slug);
			return theme ? [{ slug, title: theme.title, people: counts[slug]! }] : [];
		})
	};
}

type RoomEvent = RequestEvent<RouteParams>;

export const actions: Actions = {
	open: (event) =>
		inState(event, [null, 'released'], (form, { scan, keeps }) => {
			const { app, viewer } = event.locals;
			return openRound(app, viewer, event.params.id, askingOf(chosenIn(form), scan, keeps));
		}),
	choose: (event) =>
		inState(event, ['open'], (form) =>
			chooseThemes(event.locals.app, event.locals.viewer, event.params.id, sizeIn(form))
		),
	close: (event) =>
		inState(event, ['open'], (form) => {
			const { app, viewer } = event.locals;
			const grace = secondsIn(form, 'grace', app.settings.graceSeconds);
			return closeRound(app, viewer, event.params.id, grace);
		}),
	extend: (event) =>
		inState(event, ['closing'], (form) => {
			const { app, viewer } = event.locals;
			return extendRound(app, viewer, event.params.id, secondsIn(form, 'seconds', EXTRA_SECONDS));
		}),
	finish: (event) =>
		inState(event, ['closing'], () =>
			closeRound(event.locals.app, event.locals.viewer, event.params.id, 0)
		),
	show: (event) => onScreen(event, showIn),
	black: (event) =>
		onScreen(event, (form) => ({ kind: 'black', black: form.get('black') === '1' })),
	timer: (event) => onScreen(event, timerIn),
	newlink: (event) => onScreen(event, () => ({ kind: 'new-link' })),
	link: async ({ locals: { app, viewer }, params, request }) => {
		const address = (await request.formData()).get('address');
		const made = await changeScreen(app, viewer, params.id, { kind: 'link' });
		if (!made.ok) error(404, refusalSentence(made));
		const query = typeof address === 'string' ? `?address=${encodeURIComponent(address)}` : '';
		redirect(303, `/screen/${made.screenKey}${query}`);
	}
};

/** So much longer a closing round stays, when the form does not say. */
const EXTRA_SECONDS = 120;

/** Steers the screen, and goes back to the room. @param change null: not one of our buttons */
async function onScreen(
	{ locals: { app, viewer }, params, request }: RoomEvent,
	changeIn: (form: FormData) => ScreenChange | null
) {
	const change = changeIn(await request.formData());
	if (!change) return fail(400, { message: m.form_unreadable(), chosen: null });
	const done = await changeScreen(app, viewer, params.id, change);
	if (!done.ok && done.reason === 'not-found') error(404, refusalSentence(done));
	if (!done.ok) return fail(400, { message: refusalSentence(done), chosen: null });
	redirect(303, `/scans/${params.id}/room#screen`);
}

/**
 * Does something to the round that the button was about, and goes back to the room. An old tab must
 * not close a later round: the form says which round it saw, and that round must still be so.
 */
async function inState(
	{ locals, params, request }: RoomEvent,
	states: readonly (RoundState | null)[],
	act: (form: FormData, room: RoomView) => Promise<Outcome>
) {
	const form = await request.formData();
	const read = await readRoom(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const round = read.room.rounds.at(-1);
	const seen = form.get('round') === String(round?.number ?? 0);
	// What was ticked stays ticked, also on a page that is loaded anew.
	const chosen = chosenIn(form);
	if (!seen || !states.includes(round?.state ?? null))
		return fail(409, { message: m.room_changed(), chosen });
	const done = await act(form, read.room);
	if (!done.ok) return fail(400, { message: refusalSentence(done), chosen });
	redirect(303, `/scans/${params.id}/room`);
}
