import * as v from 'valibot';

/** The four questions asked of every theme, in the order in which they are asked. */
export const QUESTIONS = ['impact', 'feasibility', 'effort', 'knowledge'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Five points; 1 and 5 have words on screen. */
export const SCALE = [1, 2, 3, 4, 5] as const;
export type ScalePoint = (typeof SCALE)[number];

/** What a person can say to one question of one theme. Not answering is the absence of an answer. */
export type Answer = { kind: 'rated'; value: ScalePoint } | { kind: 'dont-know' };

export const REMARK_MAX_LENGTH = 500;

export const QuestionShape = v.picklist(QUESTIONS);

/** `null` takes an earlier answer back. */
export const AnswerShape = v.nullable(
	v.variant('kind', [
		v.object({ kind: v.literal('rated'), value: v.picklist(SCALE) }),
		v.object({ kind: v.literal('dont-know') })
	])
);

/** Everything a person says about one theme in one go; a question left out is left as it was. */
export const ThemeAnswersShape = v.object({
	answers: v.partial(
		v.object({
			impact: AnswerShape,
			feasibility: AnswerShape,
			effort: AnswerShape,
			knowledge: AnswerShape
		})
	),
	remark: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(REMARK_MAX_LENGTH)))
});
export type ThemeAnswers = v.InferOutput<typeof ThemeAnswersShape>;

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
