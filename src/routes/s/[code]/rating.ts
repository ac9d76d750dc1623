import { QUESTIONS, type Beside } from '#lib/domain/rating.ts';
import { ratingQueue } from '#lib/state/rating-queue.svelte.ts';
import { cellOf, type Cells } from './[theme]/card.ts';
import type { Progress } from './place.ts';
import type { Told } from './told.ts';

/** A theme as its card shows it. */
export interface Card {
	readonly slug: string;
	readonly lever: Told;
	readonly title: Told;
	readonly text: Told;
	readonly facts: readonly Told[];
	readonly factLink: { readonly href: string; readonly host: string } | null;
}

/** All that a person can say of a theme, as its card shows it; empty or null where nothing is said. */
export interface OnCard extends Readonly<Required<Omit<Beside, 'seen'>>> {
	readonly cells: Cells;
}

/** What is of this person alone. */
export interface Own {
	/** When the server read this, by its clock. */
	readonly readAtMs: number;
	/** By slug; a theme of which nothing was said is left out. */
	readonly said: Readonly<Record<string, Partial<OnCard>>>;
	readonly lastTheme: string | null;
	readonly returnPath: string;
	/** As a person reads it, e.g. "BCDFG HJKLM". */
	readonly receipt: string;
}

/** All that rating needs, loaded once. */
export interface Rating {
	readonly round: number;
	readonly takesAnswers: boolean;
	/** '' where none is told. */
	readonly contact: string;
	readonly cards: readonly Card[];
	/** Null in the copy for when there is no network: then only this device knows what was said. */
	readonly own: Own | null;
}

/**
 * What stands on a card: what the server had, and on top what was said on this device since.
 * @param typed what the server sent back as it was typed, instead of what it had
 */
export function answersOn({ own }: Rating, slug: string, typed?: Partial<OnCard> | null): OnCard {
	const since = ratingQueue.shown(slug, own?.readAtMs ?? 0);
	const before = { ...own?.said[slug], ...typed };
	const cell = (question: (typeof QUESTIONS)[number]) => {
		const answer = since.answers[question];
		return answer === undefined ? (before.cells?.[question] ?? '') : cellOf(answer);
	};
	return {
		cells: {
			impact: cell('impact'),
			feasibility: cell('feasibility'),
			effort: cell('effort'),
			knowledge: cell('knowledge')
		},
		remark: since.remark ?? before.remark ?? '',
		offer: since.offer ?? before.offer ?? '',
		where: since.where ?? before.where ?? '',
		plays: since.plays === undefined ? (before.plays ?? null) : since.plays,
		needs: since.needs ?? before.needs ?? [],
		places: since.places ?? before.places ?? [],
		withGroup: since.withGroup ?? before.withGroup ?? false
	};
}

/** How far this person is, card by card. */
export function progressIn(rating: Rating) {
	const { cards, own } = rating;
	const steps = cards.map(({ slug, lever, title }) => {
		const { cells, remark } = answersOn(rating, slug);
		const answered = QUESTIONS.filter((question) => cells[question] !== '').length;
		return { slug, lever, title, answered, remarked: remark !== '' };
	});
	const said = Object.fromEntries(
		steps.filter((step) => step.answered > 0 || step.remarked).map((step) => [step.slug, true])
	);
	const lastTheme = ratingQueue.lastTheme ?? own?.lastTheme ?? null;
	return { steps, said, lastTheme } satisfies Progress;
}
