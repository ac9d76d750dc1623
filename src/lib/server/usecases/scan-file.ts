import * as v from 'valibot';
import {
	AGENDA_KINDS,
	AGENDA_STEPS_MAX,
	AGENDA_TEXT_MAX,
	STEP_MINUTES_MAX
} from '../../domain/agenda.ts';
import {
	CLUSTER_TITLE_MAX_LENGTH,
	CLUSTERS_MAX,
	CONTRIBUTION_KINDS,
	CONTRIBUTION_MAX_LENGTH,
	REPLY_MAX_LENGTH
} from '../../domain/contribution.ts';
import { GroupShape } from '../../domain/group.ts';
import { FINDING_MAX_LENGTH, isDay, KNOWLEDGE_KINDS } from '../../domain/knowledge.ts';
import { COMMITMENTS_MAX, LEAVE_MAX_LENGTH } from '../../domain/leave.ts';
import {
	LAYER_SOURCE_MAX,
	LAYER_TITLE_MAX,
	LAYERS_MAX,
	readLayer
} from '../../domain/map-layer.ts';
import { NO_TEXT } from '../../domain/language.ts';
import { HIGHLIGHT_KINDS, SHOWS } from '../../domain/meeting.ts';
import { SlugShape } from '../../domain/slug.ts';
import { LocalTextShape } from '../../domain/local-text-shape.ts';
import { ORIGINS } from '../../domain/origin.ts';
import { PLACES_MAX } from '../../domain/place.ts';
import { byQuestion, NEEDS, PLAYS, REMARK_MAX_LENGTH, TEXT_KINDS } from '../../domain/rating.ts';
import { AnswerShape, PlaceShape, QuestionShape } from '../../domain/rating-shape.ts';
import { ReleaseShape } from '../../domain/release-shape.ts';
import { WAYS } from '../../domain/round.ts';
import {
	BREAKDOWNS,
	K_CHOICES,
	LanguagesShape,
	MODES,
	NO_PRECONDITIONS,
	TABLE_MAX,
	TITLE_MAX_LENGTH,
	WEIGHT_MAX
} from '../../domain/scan.ts';
import { CONCLUSION_MAX_LENGTH } from '../../domain/talk.ts';
import { CONDITIONS, PLAN_PLACES } from '../../domain/theme.ts';
import { FOLLOWED_ENTRIES, NO_STORY, StoryShape } from './story-in-file.ts';

/** Says what the file is; a later version of the format gets another number. */
export const SCAN_FILE_FORMAT = 'peddel-scan';
export const SCAN_FILE_VERSION = 4;
/** What can be read; 1 has nothing but answers and remarks, 2 no meeting, 3 no story. */
const READABLE = [1, 2, 3, SCAN_FILE_VERSION];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(WEIGHT_MAX));
/** Becomes a link on a page: no address that a browser would run. */
const link = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//));
const slug = SlugShape;
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const coordinates = v.array(v.array(v.array(v.tuple([v.number(), v.number()]))));

const ThemeShape = v.strictObject({
	slug,
	title: LocalTextShape,
	text: LocalTextShape,
	enabling: v.boolean(),
	core: v.boolean(),
	active: v.boolean(),
	origin: v.picklist(['library', 'reworded', 'own']),
	corrected: v.boolean(),
	facts: v.array(LocalTextShape),
	factLink: v.nullable(link),
	executors: v.array(v.string()),
	planPlace: v.nullable(v.picklist(PLAN_PLACES)),
	policies: v.array(v.strictObject({ id: v.string(), articles: v.optional(v.array(v.string())) })),
	conditions: v.array(v.picklist(CONDITIONS))
});

/** Typed words, without the NUL at which SQLite would cut them short. */
function words(max: number, min = 0) {
	return v.pipe(v.string(), v.regex(/^[^\0]*$/), v.minLength(min), v.maxLength(max));
}

const day = v.nullable(v.pipe(v.string(), v.check(isDay, 'a day')));
const themeOrNone = v.nullable(slug);

const AgendaShape = v.pipe(
	v.strictObject({
		kind: v.picklist(AGENDA_KINDS),
		parts: v.pipe(
			v.array(v.strictObject({ title: words(AGENDA_TEXT_MAX.title), startsAt: v.nullable(count) })),
			v.minLength(1)
		),
		steps: v.pipe(
			v.array(
				v.strictObject({
					part: count,
					title: words(AGENDA_TEXT_MAX.title),
					purpose: words(AGENDA_TEXT_MAX.purpose),
					say: words(AGENDA_TEXT_MAX.say),
					minutes: v.pipe(count, v.maxValue(STEP_MINUTES_MAX)),
					screen: v.nullable(v.picklist(SHOWS))
				})
			),
			v.maxLength(AGENDA_STEPS_MAX)
		)
	}),
	v.check(({ parts, steps }) => steps.every(({ part }) => part < parts.length), 'parts')
);

const MeetingShape = v.strictObject({
	agenda: v.nullable(AgendaShape),
	after: words(LEAVE_MAX_LENGTH.after),
	explore: v.picklist(['off', 'closed']),
	clusters: v.pipe(
		v.array(
			v.strictObject({
				title: words(CLUSTER_TITLE_MAX_LENGTH, 1),
				theme: themeOrNone,
				reply: words(REPLY_MAX_LENGTH)
			})
		),
		v.maxLength(CLUSTERS_MAX)
	),
	talks: v.array(
		v.strictObject({
			theme: slug,
			picked: v.boolean(),
			parked: v.boolean(),
			conclusion: words(CONCLUSION_MAX_LENGTH)
		})
	),
	highlights: v.array(
		v.strictObject({
			kind: v.picklist(HIGHLIGHT_KINDS),
			theme: themeOrNone,
			text: words(LEAVE_MAX_LENGTH.highlight)
		})
	),
	commitments: v.pipe(
		v.array(
			v.strictObject({
				theme: themeOrNone,
				what: words(LEAVE_MAX_LENGTH.what),
				who: words(LEAVE_MAX_LENGTH.who),
				firstStep: words(LEAVE_MAX_LENGTH.firstStep),
				due: day,
				sign: words(LEAVE_MAX_LENGTH.sign),
				...FOLLOWED_ENTRIES
			})
		),
		v.maxLength(COMMITMENTS_MAX)
	),
	invitations: v.array(v.strictObject({ party: words(TITLE_MAX_LENGTH, 1), group: themeOrNone }))
});

/** Of a file of before there were meetings. */
const NO_MEETING: v.InferOutput<typeof MeetingShape> = {
	...{ agenda: null, after: '', explore: 'off' as const },
	...{ clusters: [], talks: [], highlights: [], commitments: [], invitations: [] }
};

const PersonShape = v.strictObject({
	group: slug,
	origin: v.picklist(ORIGINS),
	people: v.optional(v.pipe(count, v.minValue(1), v.maxValue(TABLE_MAX)), 1),
	consented: v.optional(v.boolean(), false),
	contributions: v.optional(
		v.array(
			v.strictObject({
				kind: v.picklist(CONTRIBUTION_KINDS),
				text: words(CONTRIBUTION_MAX_LENGTH, 1),
				cluster: v.nullable(count),
				hidden: v.boolean()
			})
		),
		[]
	),
	rounds: v.array(
		v.strictObject({
			round: count,
			answers: v.array(
				v.strictObject({
					theme: slug,
					question: QuestionShape,
					answer: v.nonNullable(AnswerShape)
				})
			),
			remarks: v.array(
				v.strictObject({
					theme: slug,
					kind: v.optional(v.picklist(TEXT_KINDS), 'remark'),
					// SQLite takes a NUL for the end of a text.
					text: v.pipe(v.string(), v.regex(/^[^\0]+$/), v.maxLength(REMARK_MAX_LENGTH)),
					hidden: v.optional(v.boolean(), false),
					quoted: v.optional(v.boolean(), false),
					joined: v.optional(v.nullable(v.pipe(count, v.minValue(1))), null),
					leads: v.optional(v.boolean(), false)
				})
			),
			beside: v.optional(
				v.array(
					v.strictObject({
						theme: slug,
						seen: v.boolean(),
						plays: v.nullable(v.picklist(PLAYS)),
						needs: v.array(v.picklist(NEEDS)),
						places: v.pipe(v.array(PlaceShape), v.maxLength(PLACES_MAX)),
						withGroup: v.boolean()
					})
				),
				[]
			)
		})
	)
});

const FindingShape = v.strictObject({
	theme: slug,
	kinds: v.array(v.picklist(KNOWLEDGE_KINDS)),
	question: v.pipe(v.string(), v.maxLength(FINDING_MAX_LENGTH.question)),
	who: v.pipe(v.string(), v.maxLength(FINDING_MAX_LENGTH.who)),
	due: v.nullable(v.pipe(v.string(), v.check(isDay, 'a day')))
});

const LayerShape = v.strictObject({
	title: v.pipe(v.string(), v.minLength(1), v.maxLength(LAYER_TITLE_MAX)),
	source: v.pipe(v.string(), v.minLength(1), v.maxLength(LAYER_SOURCE_MAX)),
	/** As text, which an upload came to: nothing but shapes. */
	geojson: v.pipe(
		v.string(),
		v.check((text) => {
			const read = readLayer(text);
			return read.ok && read.geojson === text;
		}, 'a layer')
	)
});

const ReleaseText = v.pipe(v.string(), v.parseJson(), ReleaseShape);

/** A whole scan as one JSON file: set-up, released rounds, and answers without who gave them. */
export const ScanFileShape = v.strictObject({
	format: v.literal(SCAN_FILE_FORMAT),
	version: v.picklist(READABLE),
	scan: v.strictObject({
		title: v.pipe(v.string(), v.minLength(1), v.maxLength(TITLE_MAX_LENGTH)),
		purpose: LocalTextShape,
		use: LocalTextShape,
		decision: LocalTextShape,
		preconditions: v.optional(
			v.strictObject({
				legal: LocalTextShape,
				financial: LocalTextShape,
				ecological: LocalTextShape
			}),
			NO_PRECONDITIONS
		),
		roles: v.optional(LocalTextShape, NO_TEXT),
		contact: v.string(),
		retentionMonths: v.pipe(count, v.minValue(1), v.maxValue(120)),
		languages: LanguagesShape,
		mode: v.optional(v.picklist(MODES), 'anonymous'),
		breakdown: v.picklist(BREAKDOWNS),
		k: v.picklist([1, ...K_CHOICES]),
		weights: v.pipe(
			v.strictObject({ impact: weight, feasibility: weight, room: weight }),
			v.check(({ impact, feasibility, room }) => impact + feasibility + room > 0, 'some weight')
		),
		area: v.nullable(
			v.strictObject({ name: v.string(), polygons: coordinates, hectares: v.number() })
		),
		themeSet: v.nullable(v.strictObject({ id: v.string(), version: v.string() })),
		corrected: v.boolean(),
		levers: v.array(
			v.strictObject({
				slug,
				title: LocalTextShape,
				summary: LocalTextShape,
				corrected: v.boolean(),
				themes: v.array(ThemeShape)
			})
		),
		groups: v.array(v.strictObject(GroupShape.entries)),
		subAreas: v.optional(
			v.array(
				v.strictObject({
					slug,
					title: v.pipe(v.string(), v.minLength(1), v.maxLength(TITLE_MAX_LENGTH)),
					polygons: v.nullable(coordinates)
				})
			),
			[]
		)
	}),
	rounds: v.array(
		v.strictObject({
			number: v.pipe(count, v.minValue(1)),
			themes: v.nullable(v.pipe(v.array(slug), v.minLength(1))),
			way: v.optional(v.picklist(WAYS), 'all'),
			sameOrder: v.optional(v.boolean(), true),
			choice: v.optional(
				v.nullable(
					v.strictObject({
						themes: v.array(slug),
						people: count,
						counts: v.record(v.string(), count)
					})
				),
				null
			),
			openedAtMs: count,
			closesAtMs: count,
			releasedAtMs: count,
			/** The release as text, byte for byte. */
			json: v.pipe(
				v.string(),
				v.check((json) => v.is(ReleaseText, json), 'a release')
			),
			checksum: v.string(),
			/** Null: the raw answers had been forgotten. */
			digests: v.nullable(
				v.strictObject({
					cells: v.record(v.string(), v.strictObject(byQuestion(() => digest))),
					people: digest
				})
			)
		})
	),
	people: v.array(PersonShape),
	findings: v.optional(v.array(FindingShape), []),
	layers: v.optional(v.pipe(v.array(LayerShape), v.maxLength(LAYERS_MAX)), []),
	meeting: v.optional(MeetingShape, NO_MEETING),
	story: v.optional(StoryShape, NO_STORY)
});
