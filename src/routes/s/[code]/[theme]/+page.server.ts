import { error, fail, redirect } from '@sveltejs/kit';
import { QUESTIONS, REMARK_MAX_LENGTH } from '#lib/domain/rating.ts';
import { refuse } from '#lib/domain/refusal.ts';
import type { Theme } from '#lib/domain/theme.ts';
import type { Language } from '#lib/domain/language.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readRating, type RatingStep } from '#lib/server/usecases/read-rating.ts';
import { submitAnswers } from '#lib/server/usecases/submit-answers.ts';
import { minutesFor } from '../place.ts';
import { seatAt } from '../seat.ts';
import { told } from '../told.ts';
import type { Actions, PageServerLoad } from './$types';
import { cellsOf, readCard } from './card.ts';

export const load: PageServerLoad = async (event) => {
	const { app, language } = event.locals;
	const { code, secret } = seatAt(event);
	const readAtMs = app.now();
	const read = await readRating(app, code, secret);
	if (!read.ok) redirect(303, `/s/${code}`);
	const { steps, said, contact, takesAnswers } = read.view;
	const index = steps.findIndex((step) => step.slug === event.params.theme);
	const step = steps[index];
	if (!step) error(404, refusalSentence(refuse('theme-unknown')));
	const mine = said[step.slug] ?? { answers: {} };
	return {
		code,
		slug: step.slug,
		lever: told(step.lever, language),
		...shown(step.theme, language),
		position: index + 1,
		total: steps.length,
		minutesLeft: minutesFor(steps.slice(index).filter(isOpen).length),
		/** Slug, or null at the first theme. */
		previous: steps[index - 1]?.slug ?? null,
		next: steps[index + 1]?.slug ?? null,
		cells: cellsOf(mine),
		remark: mine.remark ?? '',
		contact: contact.trim(),
		takesAnswers,
		readAtMs
	};
};

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
		const saved = await submitAnswers(app, code, secret, event.params.theme, said);
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

function shown(theme: Theme, language: Language) {
	const { title, text, facts, factLink } = theme;
	const link = factLink && /^https?:\/\//i.test(factLink) ? factLink : null;
	return {
		title: told(title, language),
		text: told(text, language),
		facts: facts.map((fact) => told(fact, language)),
		factLink: link && URL.canParse(link) ? { href: link, host: new URL(link).host } : null
	};
}

function isOpen(step: RatingStep): boolean {
	return step.answered < QUESTIONS.length;
}
