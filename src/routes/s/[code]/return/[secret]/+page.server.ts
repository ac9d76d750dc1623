import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readWelcome } from '#lib/server/usecases/read-welcome.ts';
import { seatAt, takeSeat } from '../../seat.ts';
import type { PageServerLoad } from './$types';

/** Somebody's own link: this device gets their seat. */
export const load: PageServerLoad = async (event) => {
	const { app, viewer } = event.locals;
	const { code } = seatAt(event);
	const { secret } = event.params;
	const found = await readWelcome(app, viewer, code, secret);
	if (!found.ok || found.welcome.myGroup === null) error(404, m.welcome_return_unknown());
	redirect(303, await takeSeat(event, code, secret));
};
