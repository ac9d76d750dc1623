import * as v from 'valibot';
import { GOAL_MAX_LENGTH, GOAL_YEARS, GOALS_MAX, PROGRESS } from '../../domain/goal.ts';
import { isDay } from '../../domain/knowledge.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { SlugShape } from '../../domain/slug.ts';
import { BlockShape, PartTextShape, STORY_PARTS } from '../../domain/story-document.ts';
import {
	ATTACHMENT_KINDS,
	ATTACHMENT_MAX,
	ATTACHMENT_TEXT_MAX,
	ATTACHMENT_TYPES,
	EDITION_KINDS,
	RECOGNISED
} from '../../domain/story-shared.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pixels = v.pipe(count, v.minValue(1));
const day = v.nullable(v.pipe(v.string(), v.check(isDay, 'a day')));
const year = v.nullable(v.pipe(count, v.minValue(GOAL_YEARS.min), v.maxValue(GOAL_YEARS.max)));
const token = v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/));
/** Without the NUL at which SQLite would cut it short. */
const anyText = v.pipe(v.string(), v.regex(/^[^\0]*$/));

function words(max: number) {
	return v.pipe(anyText, v.maxLength(max));
}

/** How something that is followed stands, as an agreement and a goal have it. */
export const FOLLOWED_ENTRIES = {
	state: v.optional(v.picklist(PROGRESS), 'open'),
	why: v.optional(words(GOAL_MAX_LENGTH.why), ''),
	since: v.optional(day, null),
	nextLook: v.optional(day, null)
};

const GoalShape = v.strictObject({
	theme: v.nullable(SlugShape),
	what: v.pipe(words(GOAL_MAX_LENGTH.what), v.minLength(1)),
	indicator: words(GOAL_MAX_LENGTH.indicator),
	start: words(GOAL_MAX_LENGTH.start),
	startYear: year,
	target: words(GOAL_MAX_LENGTH.target),
	targetYear: year,
	now: words(GOAL_MAX_LENGTH.now),
	...FOLLOWED_ENTRIES
});

const AttachmentShape = v.pipe(
	v.strictObject({
		id: token,
		kind: v.picklist(ATTACHMENT_KINDS),
		title: words(ATTACHMENT_TEXT_MAX.title),
		alt: words(ATTACHMENT_TEXT_MAX.alt),
		credit: words(ATTACHMENT_TEXT_MAX.credit),
		mime: v.string(),
		width: v.nullable(pixels),
		height: v.nullable(pixels),
		removed: v.boolean(),
		bytes: v.pipe(v.string(), v.base64())
	}),
	v.check(({ kind, mime, bytes }) => {
		const types: readonly string[] = ATTACHMENT_TYPES[kind];
		return types.includes(mime) && bytes.length <= (ATTACHMENT_MAX[kind] * 4) / 3 + 4;
	}, 'a file of its kind')
);

/** Drawn by a house: nothing in it runs, and nothing is asked for from elsewhere. */
const svg = v.pipe(
	v.string(),
	v.startsWith('<svg'),
	v.regex(/^(?!.*(<script|<image|<foreignObject|href\s*=|\son\w+\s*=))/is)
);

const DocumentShape = v.strictObject({
	language: v.picklist(LANGUAGES),
	title: anyText,
	lead: anyText,
	honest: anyText,
	notes: v.array(anyText),
	about: v.strictObject({ area: anyText, releasedAtMs: count, round: count }),
	logos: v.array(v.strictObject({ attachment: token, name: anyText })),
	parts: v.array(
		v.strictObject({
			part: v.picklist(STORY_PARTS),
			heading: anyText,
			recognition: v.nullable(anyText),
			blocks: v.array(BlockShape)
		})
	),
	figures: v.record(
		v.string(),
		v.variant('kind', [
			v.strictObject({ kind: v.literal('svg'), svg }),
			v.strictObject({
				kind: v.literal('picture'),
				attachment: token,
				width: pixels,
				height: pixels
			})
		])
	),
	attachments: v.array(
		v.strictObject({
			attachment: token,
			title: anyText,
			credit: anyText,
			size: count,
			mime: v.string()
		})
	)
});

const counts = v.strictObject(
	Object.fromEntries(RECOGNISED.map((answer) => [answer, count])) as Record<
		(typeof RECOGNISED)[number],
		typeof count
	>
);

const EditionShape = v.strictObject({
	kind: v.picklist(EDITION_KINDS),
	number: v.pipe(count, v.minValue(1)),
	madeAtMs: count,
	withdrawn: v.boolean(),
	documents: v.strictObject(
		Object.fromEntries(
			LANGUAGES.map((language) => [language, v.optional(DocumentShape)])
		) as Record<(typeof LANGUAGES)[number], v.OptionalSchema<typeof DocumentShape, undefined>>
	),
	recognition: v.nullable(
		v.array(
			v.strictObject({
				part: v.picklist(STORY_PARTS),
				counts: v.nullable(counts),
				sides: v.nullable(v.array(v.strictObject({ units: v.array(v.string()), counts })))
			})
		)
	)
});

/** The area story in the file of a whole scan. */
export const StoryShape = v.strictObject({
	listed: v.boolean(),
	goals: v.pipe(v.array(GoalShape), v.maxLength(GOALS_MAX)),
	parts: v.array(
		v.strictObject({
			part: v.picklist(STORY_PARTS),
			language: v.picklist(LANGUAGES),
			text: PartTextShape
		})
	),
	attachments: v.array(AttachmentShape),
	editions: v.array(EditionShape)
});

/** Of a file of before there were stories. */
export const NO_STORY: v.InferOutput<typeof StoryShape> = {
	...{ listed: false, goals: [], parts: [], attachments: [], editions: [] }
};
