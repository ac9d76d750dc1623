/**
 * A round goes open → closing → released, each once. While closing, late answers of people who
 * had already joined still count; nobody new comes in.
 */
export type RoundState = 'open' | 'closing' | 'released';

/**
 * Which of the themes that a round asks a person rates first: all of them; those that they say play
 * here ("speelt dit hier?"); or those that most people in the hall said so of.
 */
export const WAYS = ['all', 'own', 'hall'] as const;
export type Way = (typeof WAYS)[number];

/** The themes that the hall chose, once, for all to see; nothing in it is said per group. */
export interface Choice {
	/** Slugs, most chosen first. */
	readonly themes: readonly string[];
	/** Who had said of at least one theme whether it plays here. */
	readonly people: number;
	/** By slug of every theme asked: people who said yes or a little. */
	readonly counts: Readonly<Record<string, number>>;
}

/** Up to so many themes everybody may as well rate all of them: that takes seven minutes. */
const ALL_UP_TO = 12;

/** The way that a round of so many themes is proposed to go. */
export function wayFor(themes: number): Way {
	return themes > ALL_UP_TO ? 'own' : 'all';
}

/** How many themes a hall chooses: at least, at most, and when nobody says otherwise. */
export const CHOICE_SIZE = { least: 3, most: 20, usual: 12 } as const;

/** How many people said of one theme that it plays here. */
export interface Played {
	readonly theme: string;
	readonly yes: number;
	readonly little: number;
}

/**
 * The themes that most people said play here, yes or a little; of those with as many, the ones with
 * more yes, then as in the scan. A theme of which nobody said so is not chosen.
 * @param played every theme that is asked, in the order of the scan
 * @param people who said anything of any theme
 * @param size so many at most
 */
export function choiceOf(played: readonly Played[], people: number, size: number): Choice {
	const count = ({ yes, little }: Played) => yes + little;
	const themes = played
		.filter((theme) => count(theme) > 0)
		.toSorted((a, b) => count(b) - count(a) || b.yes - a.yes)
		.slice(0, size)
		.map(({ theme }) => theme);
	const counts = Object.fromEntries(played.map((theme) => [theme.theme, count(theme)]));
	return { themes, people, counts };
}

export interface Round {
	readonly id: number;
	/** 1 for the first round of a scan. */
	readonly number: number;
	/** Slugs of the themes that it asks, in the order of the scan; null: all active ones. */
	readonly themes: readonly string[] | null;
	readonly way: Way;
	/** Everybody gets the levers in the order of the scan, to talk them through together. */
	readonly sameOrder: boolean;
	/** Null until the hall has chosen. */
	readonly choice: Choice | null;
	readonly state: RoundState;
	readonly openedAtMs: number;
	/** When the grace time ends; null while open. */
	readonly closesAtMs: number | null;
	readonly releasedAtMs: number | null;
}

export const DEFAULT_GRACE_SECONDS = 120;
/** Longer than this nobody waits for the last answers. */
export const GRACE_MAX_SECONDS = 3600;

/** Whether a round asks this theme: it is active, and among those that were chosen. */
export function asks(
	round: Pick<Round, 'themes'>,
	theme: { readonly slug: string; readonly active: boolean }
): boolean {
	return theme.active && (round.themes === null || round.themes.includes(theme.slug));
}

/** Whether answers are still taken at this moment, from people who have joined. */
export function takesAnswers(round: Round, nowMs: number): boolean {
	return round.state === 'open' || (round.state === 'closing' && nowMs < round.closesAtMs!);
}

/**
 * When the raw answers of a scan have to be forgotten: so many calendar months (UTC) after its last
 * release; a day that the month does not have becomes that month's last.
 */
export function forgetAtMs(lastReleasedAtMs: number, retentionMonths: number): number {
	const released = new Date(lastReleasedAtMs);
	const forget = new Date(lastReleasedAtMs);
	forget.setUTCMonth(released.getUTCMonth() + retentionMonths);
	// 31 January plus one month would be 3 March: day 0 is the last of the month before.
	if (forget.getUTCDate() !== released.getUTCDate()) forget.setUTCDate(0);
	return forget.getTime();
}

/** Whether its grace time is over and the release has to be made. */
export function isDue(round: Round, nowMs: number): boolean {
	return round.state === 'closing' && nowMs >= round.closesAtMs!;
}
