// Apart from rating.ts: what a page needs of that must not bring valibot to a phone.
import * as v from 'valibot';
import { PLACES_MAX, POSITIONS_MAX } from './place.ts';
import {
	NEEDS,
	PLAYS,
	QUESTIONS,
	SCALE,
	TEXT_MAX,
	type TextKind,
	type ThemeAnswers
} from './rating.ts';
import { SlugShape } from './slug.ts';

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

const position = v.tuple([
	v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
	v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
]);
const positions = (from: number) =>
	v.pipe(v.array(position), v.minLength(from), v.maxLength(POSITIONS_MAX));

export const PlaceShape = v.variant('kind', [
	v.strictObject({ kind: v.literal('sub-area'), id: SlugShape }),
	v.strictObject({ kind: v.literal('point'), positions: v.pipe(positions(1), v.maxLength(1)) }),
	v.strictObject({ kind: v.literal('line'), positions: positions(2) }),
	v.strictObject({
		kind: v.literal('area'),
		positions: v.pipe(
			positions(4),
			v.check((ring) => String(ring[0]) === String(ring.at(-1)), 'closed')
		)
	})
]);

const text = (kind: TextKind) =>
	v.optional(v.pipe(v.string(), v.transform(withoutNul), v.trim(), v.maxLength(TEXT_MAX[kind])));

/** What is said of a theme beside the answers: `Beside`. */
const beside = {
	remark: text('remark'),
	offer: text('offer'),
	where: text('where'),
	seen: v.optional(v.literal(true)),
	plays: v.optional(v.nullable(v.picklist(PLAYS))),
	needs: v.optional(v.pipe(v.array(v.picklist(NEEDS)), v.maxLength(NEEDS.length))),
	places: v.optional(v.pipe(v.array(PlaceShape), v.maxLength(PLACES_MAX))),
	withGroup: v.optional(v.boolean())
};

/** Everything a person says about one theme in one go; what is left out is left as it was. */
export const ThemeAnswersShape: v.GenericSchema<unknown, ThemeAnswers> = v.object({
	answers: v.partial(
		v.object({
			impact: AnswerShape,
			feasibility: AnswerShape,
			effort: AnswerShape,
			knowledge: AnswerShape
		})
	),
	...beside
});
