import { error, fail, redirect } from '@sveltejs/kit';
import { REMARK_MAX_LENGTH } from '#lib/domain/rating.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { submitAnswers } from '#lib/server/usecases/submit-answers.ts';
import { seatAt } from '../seat.ts';
import type { Actions } from './$types';
import { readCard } from './card.ts';

export const actions: Actions = {
	/** Saves the whole card and goes on, or back. For who has no JavaScript. */
	save: async (event) => {
		const { app } = event.locals;
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		const { cells, remark, said, valid } = readCard(form);
		const back = { cells, remark };
		if (!valid) return fail(400, { message: refusalSentence(refuse('value-invalid')), ...back });
		if (remark.trim().length > REMARK_MAX_LENGTH)
			return fail(400, { message: refusalSentence(refuse('remark-too-long')), ...back });
		// A card that stood open since another round says nothing about this one.
		const round = Number(form.get('round')) || null;
		const saved = await submitAnswers(app, code, secret, event.params.theme, said, { round });
		if (saved.ok) redirect(303, `/s/${code}/${wantedPage(form)}`);
		if (saved.reason === 'theme-unknown') error(404, refusalSentence(saved));
		// There is no card any more to show this on.
		redirect(303, `/s/${code}?late`);
	}
};

/** Where the person goes: a slug beside the button. Anything else would be no page of this scan. */
function wantedPage(form: FormData): string {
	const to = String(form.get('to') ?? '');
	return /^[a-z0-9-]+$/.test(to) ? to : 'done';
}
