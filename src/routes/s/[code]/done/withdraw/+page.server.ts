import { fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { seatMark } from '#lib/server/usecases/receipt.ts';
import { withdraw } from '#lib/server/usecases/withdraw.ts';
import { leaveSeat, seatAt } from '../../seat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
	const { code, rating, seat } = await parent();
	/** Mark of the person who has just gone. */
	const gone = url.searchParams.get('gone');
	if (!seat && !gone) redirect(303, `/s/${code}`);
	return { gone, isFirst: (rating?.round ?? 1) === 1, back: rating ? 'done' : 'explore' };
};

export const actions: Actions = {
	default: async (event) => {
		const { code, secret } = seatAt(event);
		const done = await withdraw(event.locals.app, code, secret);
		if (!done.ok) return fail(409, { message: refusalSentence(done) });
		leaveSeat(event, code);
		redirect(303, `/s/${code}/done/withdraw?gone=${seatMark(secret!)}`);
	}
};
