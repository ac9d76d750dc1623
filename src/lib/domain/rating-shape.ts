// Apart from rating.ts: what a page needs of that must not bring valibot to a phone.
import * as v from 'valibot';
import { QUESTIONS, REMARK_MAX_LENGTH, SCALE, type ThemeAnswers } from './rating.ts';

/** SQLite ends a text at this character; nobody can type it. */
const withoutNul = (text: string) => text.replaceAll('\0', '');

export const QuestionShape = v.picklist(QUESTIONS);

/** `null` takes an earlier answer back. */
export const AnswerShape = v.nullable(
	v.variant('kind', [
		v.object({ kind: v.literal('rated'), value: v.picklist(SCALE) }),
		v.object({ kind: v.literal('dont-know') })
	])
);

/** Everything a person says about one theme in one go; a question left out is left as it was. */
export const ThemeAnswersShape: v.GenericSchema<unknown, ThemeAnswers> = v.object({
	answers: v.partial(
		v.object({
			impact: AnswerShape,
			feasibility: AnswerShape,
			effort: AnswerShape,
			knowledge: AnswerShape
		})
	),
	remark: v.optional(
		v.pipe(v.string(), v.transform(withoutNul), v.trim(), v.maxLength(REMARK_MAX_LENGTH))
	)
});
