import { QUESTIONS, type Beside, type Question } from '#lib/domain/rating.ts';
import type { Way } from '#lib/domain/round.ts';
import { ratingQueue } from '#lib/state/rating-queue.svelte.ts';
import { cellOf, type Cells } from './[theme]/card.ts';
import type { PlaceWords } from './[theme]/place-words.ts';
import type { BeforeWords, CardWords } from './[theme]/words.ts';
import { after, progressFrom, type Chosen } from './place.ts';
import type { Told } from './told.ts';

/** A theme as its card shows it. */
export interface Card {
	readonly slug: string;
	readonly lever: Told & { readonly about: Told | null };
	readonly title: Told;
	readonly text: Told;
	readonly facts: readonly Told[];
	readonly factLink: { readonly href: string; readonly host: string } | null;
	/** Groups that would carry it out. */
	readonly executors: readonly Told[];
	/** Policies that it may help. */
	readonly policies: readonly Told[];
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
	readonly said: Readonly<Record<string, Partial<OnCard> & Pick<Beside, 'seen'>>>;
	readonly lastTheme: string | null;
	readonly returnPath: string;
	/** As a person reads it, e.g. "BCDFG HJKLM". */
	readonly receipt: string;
}

/** What was said of a theme in an earlier round. */
export interface BeforeOnCard {
	readonly round: number;
	/** What this person said then; null where they said nothing. */
	readonly own: Cells | null;
	/** The sides of the table as released, with figures as people write them. */
	readonly sides: Readonly<
		Record<Question, readonly { readonly name: string; readonly mean: string }[]>
	>;
}

/** All that rating needs, loaded once. */
export interface Rating {
	readonly round: number;
	readonly takesAnswers: boolean;
	/** '' where none is told. */
	readonly contact: string;
	/** Which cards this person rates first. */
	readonly way: Way;
	/** Null until the hall has chosen, and where it does not. */
	readonly choice: Chosen | null;
	/** By lever, in the order of this person. */
	readonly cards: readonly Card[];
	readonly words: CardWords;
	/** At which one can point; none when the facilitator named none. */
	readonly subAreas: readonly { readonly slug: string; readonly title: string }[];
	readonly placeWords: PlaceWords;
	/** What was said before; null in a first round. */
	readonly before: {
		readonly words: BeforeWords;
		/** By slug. */
		readonly themes: Readonly<Record<string, BeforeOnCard>>;
	} | null;
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

/**
 * How far this person is, card by card, in the order in which they rate: what is asked of them
 * first. It follows from what they said plays here, on this device too.
 */
export function progressIn(rating: Rating) {
	const found = rating.cards.map(({ slug, lever, title }) => {
		const { cells, remark, offer, plays } = answersOn(rating, slug);
		const answered = QUESTIONS.filter((question) => cells[question] !== '').length;
		const remarked = remark !== '';
		const begun = answered > 0 || remarked || offer !== '';
		const opened = (rating.own?.said[slug]?.seen ?? ratingQueue.shown(slug, 0).seen) === true;
		return { slug, lever, title, plays, answered, remarked, begun, opened };
	});
	return progressFrom(found, rating, ratingQueue.lastTheme ?? rating.own?.lastTheme ?? null);
}

/** What comes before the first card. */
function before({ way }: Rating, isRest: boolean): string | null {
	if (isRest) return 'done';
	return way === 'all' ? null : 'plays';
}

/**
 * Where a card stands on the way of this person.
 * @returns position from 1 among those that are asked, or among the rest; the pages before and after
 * it, a slug, 'done' or 'plays', null for the welcome; and the steps from this one on
 */
export function wayAround(rating: Rating, slug: string) {
	const { steps, main } = progressIn(rating);
	const at = steps.findIndex((step) => step.slug === slug);
	const isRest = at >= main;
	const [from, to] = isRest ? [main, steps.length] : [0, main];
	return {
		isRest,
		position: at - from + 1,
		total: to - from,
		previous: at > from ? steps[at - 1]!.slug : before(rating, isRest),
		next: after(at, { steps, main }),
		left: steps.slice(at, to)
	};
}
