import { redirect } from '@sveltejs/kit';
import { PLAYS } from '#lib/domain/rating.ts';
import { readRating } from '#lib/server/usecases/read-rating.ts';
import { submitAnswers } from '#lib/server/usecases/submit-answers.ts';
import { placeOf } from '../place.ts';
import { progressOf, seatAt } from '../seat.ts';
import { fieldOf } from './field.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Saves all lines that changed and goes on. For who has no JavaScript. */
	save: async (event) => {
		const { app } = event.locals;
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		// A page that stood open since another round says nothing about this one.
		const round = Number(form.get('round')) || null;
		const before = await readRating(app, code, secret);
		if (!before.ok) redirect(303, `/s/${code}?late`);
		for (const { slug } of before.view.steps) {
			const plays = PLAYS.find((one) => one === form.get(fieldOf(slug)));
			if (!plays || plays === before.view.said[slug]?.plays) continue;
			const saved = await submitAnswers(app, code, secret, slug, { answers: {}, plays }, { round });
			if (!saved.ok) redirect(303, `/s/${code}?late`);
		}
		const after = await readRating(app, code, secret);
		if (!after.ok) redirect(303, `/s/${code}?late`);
		const progress = progressOf(after.view);
		redirect(303, `/s/${code}/${placeOf({ ...progress, passOpen: false })}`);
	}
};
