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

export const REMARK_MAX_LENGTH = 500;

/** Everything a person says about one theme in one go. */
export interface ThemeAnswers {
	/** null takes an earlier answer back; a question left out is left as it was. */
	answers: Partial<Record<Question, Answer | null>>;
	/** Empty takes an earlier remark back; left out it is left as it was. */
	remark?: string;
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
