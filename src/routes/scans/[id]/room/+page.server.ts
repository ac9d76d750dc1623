import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Outcome } from '#lib/domain/refusal.ts';
import { asks, type RoundState } from '#lib/domain/round.ts';
import { closeRound } from '#lib/server/usecases/close-round.ts';
import { missingIn, openRound } from '#lib/server/usecases/open-round.ts';
import { readRoom } from '#lib/server/usecases/read-room.ts';
import { typedAll } from '../../form-values.ts';
import { invitationTo } from './invitation.ts';
import { joinAddress } from './join-address.ts';
import { roomNow } from './room-now.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, viewer } = locals;
	const read = await readRoom(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, rounds, keeps } = read.room;
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
		next: keeps && {
			round: keeps.round,
			levers: scan.levers.flatMap(({ slug, title, themes }) => {
				const own = themes.filter((theme) => theme.active);
				const choices = own.map((theme) => ({
					...{ slug: theme.slug, title: theme.title },
					talk: keeps.talk.includes(theme.slug)
				}));
				return choices.length > 0 ? [{ slug, title, themes: choices }] : [];
			})
		},
		missing: missingIn(scan, viewer).map((reason) => refusalSentence({ ok: false, reason })),
		invitation: invitationTo(scan.code, join),
		graceSeconds: app.settings.graceSeconds,
		now: roomNow(read.room, app.now()),
		askingToClose: url.searchParams.has('close')
	};
};

type RoomEvent = RequestEvent<RouteParams>;

export const actions: Actions = {
	open: (event) =>
		inState(event, [null, 'released'], (form) => {
			const themes = form.get('which') === 'some' ? typedAll(form, 'themes') : null;
			return openRound(event.locals.app, event.locals.viewer, event.params.id, themes);
		}),
	close: (event) =>
		inState(event, ['open'], () =>
			closeRound(event.locals.app, event.locals.viewer, event.params.id)
		),
	finish: (event) =>
		inState(event, ['closing'], () =>
			closeRound(event.locals.app, event.locals.viewer, event.params.id, 0)
		)
};

/**
 * Does something to the round that the button was about, and goes back to the room. An old tab must
 * not close a later round: the form says which round it saw, and that round must still be so.
 */
async function inState(
	{ locals, params, request }: RoomEvent,
	states: readonly (RoundState | null)[],
	act: (form: FormData) => Promise<Outcome>
) {
	const form = await request.formData();
	const read = await readRoom(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const round = read.room.rounds.at(-1);
	const seen = form.get('round') === String(round?.number ?? 0);
	// What was ticked stays ticked, also on a page that is loaded anew.
	const chosen = form.get('which') === 'some' ? typedAll(form, 'themes') : null;
	if (!seen || !states.includes(round?.state ?? null))
		return fail(409, { message: m.room_changed(), chosen });
	const done = await act(form);
	if (!done.ok) return fail(400, { message: refusalSentence(done), chosen });
	redirect(303, `/scans/${params.id}/room`);
}
