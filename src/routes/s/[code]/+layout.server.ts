import { policyById } from '#lib/content/content.ts';
import type { LocalText, Language } from '#lib/domain/language.ts';
import { byQuestion, type ThemeAnswers } from '#lib/domain/rating.ts';
import { factLinkOf, type Theme } from '#lib/domain/theme.ts';
import { figure, sideName } from '#lib/i18n/result-words.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { isStoryAsked } from '#lib/server/usecases/read-recognition.ts';
import { readRating, type RatingView } from '#lib/server/usecases/read-rating.ts';
import { receiptOf, receiptText, seatMark } from '#lib/server/usecases/receipt.ts';
import { cellsOf } from './[theme]/card.ts';
import { placeWords } from './[theme]/place-words.ts';
import { beforeWords, cardWords } from './[theme]/words.ts';
import type { Card, Own, Rating } from './rating.ts';
import { seatAt } from './seat.ts';
import { told, toldOrNull } from './told.ts';
import type { LayoutServerLoad } from './$types';

/** Asked for by the service worker: a copy without answers, to be kept for when there is no network. */
const FOR_LATER = 'peddel-for-later';

/**
 * All cards at once, so that going through them needs no network. It reads nothing of the address
 * but the code: SvelteKit loads it once and keeps it from page to page.
 */
export const load: LayoutServerLoad = async (event) => {
	const { app, language } = event.locals;
	const { code, secret } = seatAt(event);
	const readAtMs = app.now();
	const read = await readRating(app, code, secret);
	// A page from the browser's store would show answers of some time ago.
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const seat = secret && seatMark(secret);
	/** A draft of the story lies open: do they recognise it? */
	const storyAsked = await isStoryAsked(app, code);
	if (!read.ok || !secret) return { code, seat, storyAsked, rating: null };
	const rating: Rating = {
		round: read.view.round,
		takesAnswers: read.view.takesAnswers,
		contact: read.view.contact.trim(),
		way: read.view.way,
		choice: read.view.choice,
		cards: cardsOf(read.view, language),
		words: cardWords(),
		subAreas: read.view.subAreas,
		placeWords: placeWords(app.settings.map?.credit ?? null),
		before: beforeOf(read.view, language),
		own: event.request.headers.has(FOR_LATER) ? null : ownOf(read.view, readAtMs, code, secret)
	};
	return { code, seat, storyAsked, rating };
};

/** What was said before, beside the cards of a next round; null in a first one. */
function beforeOf(view: RatingView, language: Language): Rating['before'] {
	if (!view.before) return null;
	const names = namesOf({ release: view, groups: view.groups });
	return {
		words: beforeWords(),
		themes: Object.fromEntries(
			Object.entries(view.before).map(([slug, { round, own, sides }]) => [
				slug,
				{
					round,
					own: own && cellsOf({ answers: own }),
					sides: byQuestion((question) =>
						sides[question].map(({ units, mean }) => ({
							name: sideName(units, names, language),
							mean: figure(mean, language)
						}))
					)
				}
			])
		)
	};
}

function cardsOf({ groups, steps, languages: [main] }: RatingView, language: Language): Card[] {
	// One object per text: what many cards say is sent once.
	const tellOnce = once((text: LocalText) => told(text, language, main));
	const leverOnce = once((lever: LocalText) => {
		const { about } = steps.find((step) => step.lever === lever)!;
		return { ...told(lever, language, main), about: toldOrNull(about, language, main) };
	});
	const groupTitle = (slug: string) => groups.find((group) => group.slug === slug)?.title;
	return steps.map(({ slug, lever, theme }) => ({
		...{ slug, lever: leverOnce(lever), ...shown(theme, language, main) },
		executors: theme.executors.map(groupTitle).filter(isThere).map(tellOnce),
		policies: theme.policies
			.map(({ id }) => policyById(id)?.title)
			.filter(isThere)
			.map(tellOnce)
	}));
}

/** The same function, which gives one object for one text. */
function once<T>(of: (text: LocalText) => T): (text: LocalText) => T {
	const made = new Map<LocalText, T>();
	return (text) => {
		if (!made.has(text)) made.set(text, of(text));
		return made.get(text)!;
	};
}

function isThere<T>(text: T | undefined): text is T {
	return text !== undefined;
}

function shown(theme: Theme, language: Language, main?: Language) {
	const { title, text, facts, factLink } = theme;
	return {
		title: told(title, language, main),
		text: told(text, language, main),
		facts: facts.map((fact) => told(fact, language, main)),
		factLink: factLinkOf(factLink)
	};
}

function ownOf(
	{ said, lastTheme }: RatingView,
	readAtMs: number,
	code: string,
	secret: string
): Own {
	return {
		readAtMs,
		lastTheme,
		said: Object.fromEntries(Object.entries(said).map(([slug, mine]) => [slug, onCard(mine)])),
		returnPath: `/s/${code}/return/${secret}`,
		receipt: receiptText(receiptOf(secret))
	};
}

/** Without what is empty: most of it mostly is. */
function onCard({ answers, ...beside }: ThemeAnswers): Own['said'][string] {
	const said = Object.entries(beside).filter(([, value]) =>
		Array.isArray(value) ? value.length > 0 : Boolean(value)
	);
	return { cells: cellsOf({ answers }), ...Object.fromEntries(said) };
}
