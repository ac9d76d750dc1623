import type { Place } from './place.ts';

/** The four questions asked of every theme, in the order in which they are asked. */
export const QUESTIONS = ['impact', 'feasibility', 'effort', 'knowledge'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Something of each question. */
export function byQuestion<T>(of: (question: Question) => T): Record<Question, T> {
	return Object.fromEntries(QUESTIONS.map((question) => [question, of(question)])) as Record<
		Question,
		T
	>;
}

/** Five points; 1 and 5 have words on screen. */
export const SCALE = [1, 2, 3, 4, 5] as const;
export type ScalePoint = (typeof SCALE)[number];

/** What a person can say to one question of one theme. Not answering is the absence of an answer. */
export type Answer = { kind: 'rated'; value: ScalePoint } | { kind: 'dont-know' };

/** "Speelt dit hier?": whether a theme matters here, as one person sees it. */
export const PLAYS = ['yes', 'little', 'no'] as const;
export type Plays = (typeof PLAYS)[number];

/** What it takes, in the eyes of who finds a theme hard or uncertain here. */
export const NEEDS = ['money', 'land', 'rules', 'knowledge', 'support', 'time', 'other'] as const;
export type Need = (typeof NEEDS)[number];

/** Up to this feasibility it is asked what is needed. */
export const NEEDS_UP_TO: ScalePoint = 3;

/** What a person can write: a remark, an offer ("hier doe ik mee, als …"), a place in words. */
export const TEXT_KINDS = ['remark', 'offer', 'where'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
/** In characters. */
export const TEXT_MAX: Readonly<Record<TextKind, number>> = { remark: 500, offer: 300, where: 200 };
export const REMARK_MAX_LENGTH = TEXT_MAX.remark;

/** What is said of a theme beside the four answers. Left out, it is left as it was. */
export interface Beside extends Partial<Record<TextKind, string>> {
	/** Their card was opened. */
	seen?: true;
	plays?: Plays | null;
	needs?: readonly Need[];
	places?: readonly Place[];
	/** Their group may stand beside what they wrote. */
	withGroup?: boolean;
}

export const BESIDE_PARTS = [
	...TEXT_KINDS,
	'plays',
	'needs',
	'places',
	'withGroup',
	'seen'
] as const satisfies readonly (keyof Beside)[];

/** One thing that is said of a theme. */
export const PARTS = [...QUESTIONS, ...BESIDE_PARTS] as const;
export type Part = (typeof PARTS)[number];

/** Everything a person says about one theme in one go; empty or null takes back what was said. */
export interface ThemeAnswers extends Beside {
	/** A question left out is left as it was. */
	answers: Partial<Record<Question, Answer | null>>;
}

/**
 * One answer as a form field or a table cell says it.
 * @param cell '1' … '5', 'dk', or '' for no answer
 * @returns the answer, null for no answer, or undefined if it is none of these
 */
export function answerFromCell(cell: string): Answer | null | undefined {
	const text = cell.trim().toLowerCase();
	if (text === '') return null;
	if (text === 'dk') return { kind: 'dont-know' };
	const value = SCALE.find((point) => String(point) === text);
	return value === undefined ? undefined : { kind: 'rated', value };
}
