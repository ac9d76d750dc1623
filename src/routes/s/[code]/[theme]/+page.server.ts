import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { PLACES_MAX } from '#lib/domain/place.ts';
import { ThemeAnswersShape } from '#lib/domain/rating-shape.ts';
import { TEXT_KINDS, TEXT_MAX, type ThemeAnswers } from '#lib/domain/rating.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readRating } from '#lib/server/usecases/read-rating.ts';
import { submitAnswers } from '#lib/server/usecases/submit-answers.ts';
import { seatAt } from '../seat.ts';
import type { Actions, RouteParams } from './$types';
import { readCard } from './card.ts';

export const actions: Actions = {
	/** Saves the whole card and goes on, or back. For who has no JavaScript. */
	save: async (event) => {
		const { app } = event.locals;
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		const { cells, said, valid } = readCard(form);
		const stay = (refusal: Refusal) =>
			fail(400, { message: refusalSentence(refusal), ...said, cells });
		if (!valid) return stay(refuse('value-invalid'));
		const tooLong = TEXT_KINDS.find((kind) => (said[kind] ?? '').trim().length > TEXT_MAX[kind]);
		if (tooLong === 'remark') return stay(refuse('remark-too-long'));
		if (tooLong) return stay(refuse('text-too-long', { max: TEXT_MAX[tooLong] }));
		// Who sends a card has seen it; with the script the page itself says so.
		const answers = form.has('keep')
			? { ...(await earlier(event)), ...said.answers }
			: said.answers;
		const whole = v.safeParse(ThemeAnswersShape, { ...said, answers, seen: true });
		if (!whole.success) return stay(refuse('places-invalid', { max: PLACES_MAX }));
		// A card that stood open since another round says nothing about this one.
		const round = Number(form.get('round')) || null;
		const { theme } = event.params;
		const saved = await submitAnswers(app, code, secret, theme, whole.output, { round });
		if (saved.ok) redirect(303, `/s/${code}/${wantedPage(form)}`);
		if (saved.reason === 'theme-unknown') error(404, refusalSentence(saved));
		if (saved.reason === 'place-unknown') return stay(saved);
		// There is no card any more to show this on.
		redirect(303, `/s/${code}?late`);
	}
};

/** What this person said of the theme the last time; nothing where they did not. */
async function earlier(event: RequestEvent<RouteParams>): Promise<ThemeAnswers['answers']> {
	const { code, secret } = seatAt(event);
	const read = await readRating(event.locals.app, code, secret);
	return (read.ok && read.view.before?.[event.params.theme]?.own) || {};
}

/** Where the person goes: a slug beside the button. Anything else would be no page of this scan. */
function wantedPage(form: FormData): string {
	const to = String(form.get('to') ?? '');
	return /^[a-z0-9-]+$/.test(to) ? to : 'done';
}
