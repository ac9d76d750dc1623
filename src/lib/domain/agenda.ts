import type { Shows } from './meeting.ts';

/** One step of the script of a meeting, in the words of the facilitator. */
export interface AgendaStep {
	readonly title: string;
	/** What it is for. */
	readonly purpose: string;
	/** What to say. */
	readonly say: string;
	/** Whole minutes, from 0. */
	readonly minutes: number;
	/** What stands on the screen meanwhile; null: nothing. */
	readonly screen: Shows | null;
}

/** The script of a meeting. */
export interface Agenda {
	/** The proposal that it was made from. */
	readonly kind: string;
	readonly steps: readonly AgendaStep[];
}
