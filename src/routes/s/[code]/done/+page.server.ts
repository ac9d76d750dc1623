import { redirect } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { QUESTIONS } from '#lib/domain/rating.ts';
import type { Language, LocalText } from '#lib/domain/language.ts';
import { readRating, type RatingStep } from '#lib/server/usecases/read-rating.ts';
import { placeOf } from '../place.ts';
import { seatAt } from '../seat.ts';
import { told } from '../told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, language } = event.locals;
	const { code, secret } = seatAt(event);
	const read = await readRating(app, code, secret);
	if (!read.ok) redirect(303, `/s/${code}`);
	const { contact, said, steps } = read.view;
	const place = placeOf(read.view);
	const returnLink = `${event.url.origin}/s/${code}/return/${secret}`;
	return {
		code,
		contact: contact.trim(),
		answers: steps.reduce((sum, step) => sum + step.answered, 0),
		remarks: steps.filter((step) => said[step.slug]?.remark).length,
		themes: steps.filter((step) => step.answered > 0).length,
		total: steps.length,
		complete: steps.every((step) => step.answered === QUESTIONS.length),
		levers: byLever(steps, language),
		/** A theme where one can go on; null when the last one was reached. */
		goOn: place === 'done' ? firstEmpty(steps) : place,
		returnLink,
		qr: `data:image/svg+xml,${encodeURIComponent(renderSVG(returnLink, { border: 3 }))}`
	};
};

function firstEmpty(steps: readonly RatingStep[]): string | null {
	return steps.find((step) => step.answered === 0)?.slug ?? null;
}

/** Steps stand by lever already. */
function byLever(steps: readonly RatingStep[], language: Language) {
	const levers = new Map<LocalText, RatingStep[]>();
	for (const step of steps) levers.set(step.lever, [...(levers.get(step.lever) ?? []), step]);
	return [...levers].map(([title, themes]) => ({
		title: told(title, language),
		themes: themes.map(({ slug, theme, answered }) => ({
			slug,
			title: told(theme.title, language),
			answered
		}))
	}));
}
