import {
	BESIDE_PARTS,
	QUESTIONS,
	type Answer,
	type Beside,
	type Part,
	type Question,
	type ThemeAnswers
} from '#lib/domain/rating.ts';

/** The last thing said to one question of one theme, or beside the questions. */
export interface Item {
	/** Number of the round in which it was said: it counts there or nowhere. */
	readonly round: number;
	/** Slug. */
	readonly theme: string;
	/** As on the card: to name it when it cannot be saved. */
	readonly title: string;
	readonly part: Part;
	/** Empty or null takes back what was said. */
	readonly value: Answer | NonNullable<Beside[keyof Beside]> | null;
	/** When it was said, as a number that no other item of this device has; see `tapAt`. */
	readonly tap: number;
	/** When the server had it on disk, by its clock; null: not yet. */
	readonly savedAtMs: number | null;
	/** Why the server will not have it; null: it may still. It stays until the person has read so. */
	readonly refused: string | null;
}

/** All that one person said on this device in one scan. */
export interface Kept {
	/** The newest tap that was given out; 0 before the first. */
	readonly lastTap: number;
	/** How far the server's clock is ahead of the one here, as measured last. */
	readonly aheadMs: number;
	readonly items: readonly Item[];
}

export const NOTHING: Kept = { lastTap: 0, aheadMs: 0, items: [] };

const TAPS_PER_MS = 1024;
/** Reasons that hold for everything that still waits. */
const FOR_ALL = ['round-closed', 'participant-unknown'];

/** Of which theme something is said, and in which round. */
export type Card = Pick<Item, 'round' | 'theme' | 'title'>;

/**
 * Adds what is said now. Each item gets a tap that is later than all before on this device,
 * whatever the clock does: the later tap is the one that counts, here and on the server.
 * @param nowMs by the clock of this device
 */
export function withSaid(kept: Kept, card: Card, said: ThemeAnswers, nowMs: number): Kept {
	let { lastTap } = kept;
	const fresh = partsOf(said).map(([part, value]): Item => {
		lastTap = Math.max(lastTap + 1, Math.round((nowMs + kept.aheadMs) * TAPS_PER_MS));
		return { ...card, part, value, tap: lastTap, savedAtMs: null, refused: null };
	});
	// What is saved already stays: it is what counts when the new answer is refused.
	const rest = kept.items.filter(
		(item) => item.savedAtMs !== null || !fresh.some((newer) => areAboutTheSame(newer, item))
	);
	return { ...kept, lastTap, items: [...rest, ...fresh] };
}

/** What the server says when it has a batch on disk. */
export interface Arrival {
	/** By its clock. */
	readonly atMs: number;
	/** How far that clock is ahead of the one here. */
	readonly aheadMs: number;
	/** Of these parts something newer was there already, from another device. */
	readonly older: readonly Part[];
}

/** The batch has arrived. */
export function withSaved(kept: Kept, batch: readonly Item[], arrival: Arrival): Kept {
	const { aheadMs, atMs: savedAtMs, older } = arrival;
	const isReplaced = (item: Item, newer: Item) =>
		item.savedAtMs !== null && areAboutTheSame(item, newer) && item.tap < newer.tap;
	const items = kept.items
		.filter((item) => !batch.some((newer) => isReplaced(item, newer)))
		.filter((item) => !older.includes(item.part) || !isIn(batch, item))
		// What was said again meanwhile has another tap, and still waits.
		.map((item) => (isIn(batch, item) ? { ...item, savedAtMs, refused: null } : item));
	return { ...kept, aheadMs, items };
}

/** The server will never take the batch; some reasons hold for all that waits. */
export function withRefused(kept: Kept, batch: readonly Item[], reason: string): Kept {
	const round = batch[0]?.round;
	const also = (item: Item) =>
		FOR_ALL.includes(reason) &&
		isWaiting(item) &&
		(item.round === round || reason !== 'round-closed');
	return {
		...kept,
		items: kept.items.flatMap((item) => {
			if (!isIn(batch, item) && !also(item)) return [item];
			return isSaid(item) ? [{ ...item, refused: reason }] : [];
		})
	};
}

/** The person has read what could not be saved. */
export function withoutRefused(kept: Kept): Kept {
	return { ...kept, items: kept.items.filter((item) => item.refused === null) };
}

/** What was saved in another round is not needed any more. @param round null: none is running */
export function inRound(kept: Kept, round: number | null): Kept {
	const items = kept.items.filter((item) => item.savedAtMs === null || item.round === round);
	return { ...kept, items };
}

/** Not on the server, and it may still get there. */
export function isWaiting(item: Item): boolean {
	return item.savedAtMs === null && item.refused === null;
}

/** Not that a card was opened: that goes along, and nobody waits for it. */
export function isSaid(item: Item): boolean {
	return item.part !== 'seen';
}

/** Items as one sends them: of two about the same, the later wins. */
export function bodyOf(items: readonly Item[]): ThemeAnswers {
	const said: ThemeAnswers = { answers: {} };
	for (const { part, value } of items)
		Object.assign(isQuestion(part) ? said.answers : said, { [part]: value });
	return said;
}

function partsOf({ answers, ...beside }: ThemeAnswers): (readonly [Part, Item['value']])[] {
	const given = QUESTIONS.map((question) => [question, answers[question]] as const);
	const others = BESIDE_PARTS.map((part) => [part, beside[part]] as const);
	return [...given, ...others].flatMap(([part, value]) =>
		value === undefined ? [] : [[part, value] as const]
	);
}

function isQuestion(part: Part): part is Question {
	return QUESTIONS.some((question) => question === part);
}

function areAboutTheSame(one: Item, other: Item): boolean {
	return one.round === other.round && one.theme === other.theme && one.part === other.part;
}

function isIn(batch: readonly Item[], item: Item): boolean {
	return batch.some(({ tap }) => tap === item.tap);
}
