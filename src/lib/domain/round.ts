/**
 * A round goes open → closing → released, each once. While closing, late answers of people who
 * had already joined still count; nobody new comes in.
 */
export type RoundState = 'open' | 'closing' | 'released';

export interface Round {
	readonly id: number;
	/** 1 for the first round of a scan. */
	readonly number: number;
	readonly state: RoundState;
	readonly openedAtMs: number;
	/** When the grace time ends; null while open. */
	readonly closesAtMs: number | null;
	readonly releasedAtMs: number | null;
}

export const DEFAULT_GRACE_SECONDS = 120;

/** Whether answers are still taken at this moment, from people who have joined. */
export function takesAnswers(round: Round, nowMs: number): boolean {
	return round.state === 'open' || (round.state === 'closing' && nowMs < round.closesAtMs!);
}

/** Whether its grace time is over and the release has to be made. */
export function isDue(round: Round, nowMs: number): boolean {
	return round.state === 'closing' && nowMs >= round.closesAtMs!;
}
