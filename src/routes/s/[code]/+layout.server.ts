import type { LocalText, Language } from '#lib/domain/language.ts';
import type { ThemeAnswers } from '#lib/domain/rating.ts';
import type { Theme } from '#lib/domain/theme.ts';
import { readRating, type RatingView } from '#lib/server/usecases/read-rating.ts';
import { receiptOf, receiptText, seatMark } from '#lib/server/usecases/receipt.ts';
import { cellsOf } from './[theme]/card.ts';
import type { Card, OnCard, Own, Rating } from './rating.ts';
import { seatAt } from './seat.ts';
import { told, type Told } from './told.ts';
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
	if (!read.ok || !secret) return { code, seat, rating: null };
	const rating: Rating = {
		round: read.view.round,
		takesAnswers: read.view.takesAnswers,
		contact: read.view.contact.trim(),
		cards: cardsOf(read.view, language),
		own: event.request.headers.has(FOR_LATER) ? null : ownOf(read.view, readAtMs, code, secret)
	};
	return { code, seat, rating };
};

function cardsOf({ steps, languages: [main] }: RatingView, language: Language): Card[] {
	// One object per lever: it is sent once.
	const levers = new Map<LocalText, Told>();
	return steps.map(({ slug, lever, theme }) => {
		const title = levers.get(lever) ?? told(lever, language, main);
		levers.set(lever, title);
		return { slug, lever: title, ...shown(theme, language, main) };
	});
}

function shown(theme: Theme, language: Language, main?: Language) {
	const { title, text, facts, factLink } = theme;
	const link = factLink && /^https?:\/\//i.test(factLink) ? factLink : null;
	return {
		title: told(title, language, main),
		text: told(text, language, main),
		facts: facts.map((fact) => told(fact, language, main)),
		factLink: link && URL.canParse(link) ? { href: link, host: new URL(link).host } : null
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
function onCard({ answers, seen: _seen, ...beside }: ThemeAnswers): Partial<OnCard> {
	const said = Object.entries(beside).filter(([, value]) =>
		Array.isArray(value) ? value.length > 0 : Boolean(value)
	);
	return { cells: cellsOf({ answers }), ...Object.fromEntries(said) };
}
