import type { LocalText, Language } from '#lib/domain/language.ts';
import type { Theme } from '#lib/domain/theme.ts';
import { readRating, type RatingView } from '#lib/server/usecases/read-rating.ts';
import { receiptOf, receiptText, seatMark } from '#lib/server/usecases/receipt.ts';
import { cellsOf } from './[theme]/card.ts';
import type { Card, Own, Rating } from './rating.ts';
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

function cardsOf({ steps }: RatingView, language: Language): Card[] {
	// One object per lever: it is sent once.
	const levers = new Map<LocalText, Told>();
	return steps.map(({ slug, lever, theme }) => {
		const title = levers.get(lever) ?? told(lever, language);
		levers.set(lever, title);
		return { slug, lever: title, ...shown(theme, language) };
	});
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

function ownOf(
	{ said, lastTheme }: RatingView,
	readAtMs: number,
	code: string,
	secret: string
): Own {
	return {
		readAtMs,
		lastTheme,
		said: Object.fromEntries(
			Object.entries(said).map(([slug, mine]) => [
				slug,
				{ cells: cellsOf(mine), remark: mine.remark ?? '' }
			])
		),
		returnPath: `/s/${code}/return/${secret}`,
		receipt: receiptText(receiptOf(secret))
	};
}
