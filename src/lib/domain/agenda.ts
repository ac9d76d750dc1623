import type { Shows } from './meeting.ts';

/** The scripts that are proposed, from short to long. */
export const AGENDA_KINDS = [
	'short',
	'evening',
	'half-day',
	'kitchen-tables',
	'online-week'
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/**
 * Minutes that each is meant to take. With kitchen tables that is one table, closing, and the
 * evening; in an online week it is the time of the facilitator.
 */
export const AGENDA_MINUTES: Readonly<Record<AgendaKind, number>> = {
	short: 25,
	evening: 90,
	'half-day': 240,
	'kitchen-tables': 165,
	'online-week': 195
};

export const AGENDA_STEPS_MAX = 40;
export const AGENDA_TEXT_MAX = { title: 120, purpose: 400, say: 1200 } as const;
/** A day. */
export const STEP_MINUTES_MAX = 1440;
const MINUTES_A_DAY = 1440;

/** Steps that follow one another without leaving the room: an evening, a kitchen table, a day. */
export interface AgendaPart {
	/** Empty where the script has one part alone. */
	readonly title: string;
	/** Minutes after midnight; null: not said, so that its steps have no times. */
	readonly startsAt: number | null;
}

/** One step of the script of a meeting, in the words of the facilitator. */
export interface AgendaStep {
	/** In which part, from 0. */
	readonly part: number;
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
	readonly kind: AgendaKind;
	/** At least one. */
	readonly parts: readonly AgendaPart[];
	/** Part by part. */
	readonly steps: readonly AgendaStep[];
}

/** Minutes of all steps, or of those in one part. */
export function totalMinutes({ steps }: Agenda, part: number | null = null): number {
	return steps
		.filter((step) => part === null || step.part === part)
		.reduce((sum, step) => sum + step.minutes, 0);
}

/**
 * When each step begins, in minutes after midnight, in the order of the steps; past midnight it
 * counts on from 0.
 * @returns null for the steps of a part whose start was not said
 */
export function startsOf({ parts, steps }: Agenda): readonly (number | null)[] {
	const next = parts.map((part) => part.startsAt);
	return steps.map(({ part, minutes }) => {
		const at = next[part] ?? null;
		if (at !== null) next[part] = (at + minutes) % MINUTES_A_DAY;
		return at;
	});
}

/** @param text such as '19:30' or '9:05' @returns minutes after midnight; null when it is no time */
export function minuteFrom(text: string): number | null {
	const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
	if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
	return Number(hours) * 60 + Number(minutes);
}

/** @param minute after midnight @returns as a clock tells it, e.g. '09:05' */
export function minuteText(minute: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** As it is with this step at the end of its part. */
export function withStep(agenda: Agenda, step: AgendaStep): Agenda {
	return withStepAt(agenda, step, agenda.steps.findLastIndex(({ part }) => part <= step.part) + 1);
}

/** As it is with this step in this place, from 0; the place is moved to where its part is. */
export function withStepAt(agenda: Agenda, step: AgendaStep, at: number): Agenda {
	const first = agenda.steps.filter(({ part }) => part < step.part).length;
	const last = agenda.steps.filter(({ part }) => part <= step.part).length;
	const place = Math.min(Math.max(at, first), last);
	return { ...agenda, steps: agenda.steps.toSpliced(place, 0, step) };
}

/**
 * As it is with a step one place up (−1) or down (1). At the edge of its part it goes over to the
 * part beside it; at either end it stays.
 */
export function withMoved(agenda: Agenda, at: number, by: -1 | 1): Agenda {
	const step = agenda.steps[at]!;
	const beside = agenda.steps[at + by];
	if (beside?.part === step.part)
		return { ...agenda, steps: agenda.steps.with(at, beside).with(at + by, step) };
	const part = step.part + by;
	if (part < 0 || part >= agenda.parts.length) return agenda;
	return { ...agenda, steps: agenda.steps.with(at, { ...step, part }) };
}
