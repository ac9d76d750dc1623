/**
 * A round goes open → closing → released, each once. While closing, late answers of people who
 * had already joined still count; nobody new comes in.
 */
export type RoundState = 'open' | 'closing' | 'released';

export interface Round {
	readonly id: number;
	/** 1 for the first round of a scan. */
	readonly number: number;
	/** Slugs of the themes that it asks, in the order of the scan; null: all active ones. */
	readonly themes: readonly string[] | null;
	readonly state: RoundState;
	readonly openedAtMs: number;
	/** When the grace time ends; null while open. */
	readonly closesAtMs: number | null;
	readonly releasedAtMs: number | null;
}

export const DEFAULT_GRACE_SECONDS = 120;

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
