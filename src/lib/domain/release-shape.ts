import * as v from 'valibot';
import { LANGUAGES } from './language.ts';
import { byQuestion, NEEDS, PLAYS } from './rating.ts';
import { BREAKDOWNS, K_CHOICES, MODES } from './scan.ts';

/** The class of an opportunity; docs/method.md §7. */
export const CLASSES = ['start', 'long-haul', 'sustain', 'later', 'too-few'] as const;
export type OpportunityClass = (typeof CLASSES)[number];

/** What stands beside the class, in this order; docs/method.md §7. */
export const FLAGS = ['talk', 'learn', 'unsure', 'executors-doubt', 'borderline'] as const;
export type Flag = (typeof FLAGS)[number];

/** What became of the answers to a question since an earlier time; docs/method.md §9. */
export const MOVES = ['up', 'down', 'more-agreed', 'less-agreed', 'stable', 'mixed'] as const;
export type Move = (typeof MOVES)[number];

const say = <S extends v.GenericSchema>(schema: S, description: string) =>
	v.pipe(schema, v.description(description));

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const mean = v.pipe(v.number(), v.minValue(1), v.maxValue(5));
const agreement = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const points = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const rank = v.pipe(v.number(), v.integer(), v.minValue(1));

function numbersFor<T extends string>(choices: readonly T[]): Record<T, typeof count> {
	return Object.fromEntries(choices.map((choice) => [choice, count])) as Record<T, typeof count>;
}

const UnitsShape = say(
	v.pipe(v.array(v.string()), v.minLength(1)),
	'Ids of the units (families or groups) that are shown together, in the order of the scan.'
);

// Dutch and English are always there; a language that the house learnt later where it has words.
const TitleShape = v.strictObject({
	...v.entriesFromList(LANGUAGES, v.optional(v.nullable(v.string()))),
	nl: v.nullable(v.string()),
	en: v.nullable(v.string())
});

const QuestionResultShape = v.strictObject({
	n: say(count, 'People who gave a number from 1 to 5.'),
	dontKnow: say(count, 'People who said that they do not know.'),
	dontKnowShare: say(v.nullable(share), "Don't know as a share of n + dontKnow; null when n < 5."),
	counts: say(
		v.nullable(v.pipe(v.array(count), v.length(5))),
		'People per scale point, lowest first; null when n < 5.'
	),
	median: say(v.nullable(mean), 'Type-7 quantile 0.5 of the persons; null when n < 5.'),
	q1: say(v.nullable(mean), 'Type-7 quantile 0.25; null when n < 5.'),
	q3: say(v.nullable(mean), 'Type-7 quantile 0.75; null when n < 5.'),
	mean: say(v.nullable(mean), 'Mean of the persons; null when n < 5.'),
	balancedMean: say(
		v.nullable(mean),
		'Weighted mean of the pool means, every unit weighing equally; null when n < 5.'
	),
	pools: say(
		v.nullable(
			v.array(
				v.strictObject({
					units: UnitsShape,
					n: say(count, 'People in the pool who gave a number.'),
					mean
				})
			)
		),
		'The sides of the table for this question; each pool has at least k people, unless there is only one pool. Null when n < 5.'
	),
	agreement: say(
		v.nullable(agreement),
		"Van der Eijk's A on counts: 1 all alike, 0 evenly spread, -1 two ends; null when n < 5."
	),
	twoCamps: say(
		v.nullable(v.boolean()),
		'At least 30 % at 1-2, at least 30 % at 4-5 and few in the middle; null when n < 5.'
	),
	groupGap: say(
		v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(4))),
		'Largest minus smallest pool mean; null when n < 5 or with one pool.'
	),
	interval: say(
		v.nullable(v.pipe(v.array(mean), v.length(2))),
		'5 % and 95 % quantile of balancedMean under resampling of people, in tenths; null when n < 5, and for a carried theme whose release had none.'
	)
});

const OpportunityShape = v.strictObject({
	score: say(
		v.nullable(points),
		'0 to 100: the sum of the parts; null when a part that weighs is unknown.'
	),
	parts: say(
		v.strictObject({
			impact: v.nullable(points),
			feasibility: v.nullable(points),
			room: v.nullable(points)
		}),
		'What each question adds to the score, in points; 0 for a part that does not weigh, null when unknown.'
	),
	rank: say(
		v.nullable(rank),
		'Place within the measures, or within the enabling themes; equal scores share a place. Null in class too-few.'
	),
	rankLow: say(
		v.nullable(rank),
		'5 % quantile of the place under resampling of people; null with fewer than eight ranked themes in its list.'
	),
	rankHigh: say(v.nullable(rank), '95 % quantile of the place; null as rankLow.'),
	topFiveShare: say(
		v.nullable(share),
		'Share of resamples in the top five, in steps of 0.05; null as rankLow.'
	),
	weightShare: say(
		v.nullable(share),
		'Share of 81 reasonable sets of weights with which it is in the top five; null as rankLow.'
	),
	personScore: say(
		v.nullable(points),
		'Score when every person weighs equally; null when score is.'
	),
	personRank: say(v.nullable(rank), 'Place by personScore; null when rank is.'),
	class: v.picklist(CLASSES),
	flags: say(v.array(v.picklist(FLAGS)), 'What stands beside the class, in a fixed order.'),
	executorsFeasibility: say(
		v.nullable(mean),
		'Balanced mean of feasibility over the pools of those who would carry it out; null when they form no pools of their own.'
	)
});

const PairsShape = say(
	v.strictObject({
		n: say(count, 'People who gave a number both times.'),
		up: say(count, 'Of them, who went up.'),
		down: count,
		same: count,
		signP: say(share, 'Exact two-sided sign test of up against down.'),
		signedRankP: say(
			v.nullable(share),
			'Two-sided Wilcoxon signed-rank test; null when nobody moved.'
		),
		distributionChange: say(share, 'Half the sum of differences between both counts, per person.'),
		kappa: say(
			v.nullable(v.pipe(v.number(), v.minValue(-1), v.maxValue(1))),
			'Quadratic weighted kappa; null where it is not defined.'
		),
		agreementBefore: say(agreement, "Van der Eijk's A of these people then."),
		agreementNow: say(agreement, "Van der Eijk's A of these people now.")
	}),
	'What people did who answered both times.'
);

const QuestionChangeShape = v.strictObject({
	move: say(v.picklist(MOVES), 'The word for it: by pairs where they are told, else by delta.'),
	delta: say(
		v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
		"Cliff's delta: how often an answer of now is higher than one of then, minus how often lower."
	),
	distributionChange: say(share, 'Half the sum of differences between the shares of both counts.'),
	difference: say(
		v.nullable(v.pipe(v.number(), v.minValue(-4), v.maxValue(4))),
		'balancedMean now minus then; null when the sides of the table were not the same.'
	),
	agreementBefore: agreement,
	agreementNow: agreement,
	pairs: say(
		v.nullable(PairsShape),
		'Null between two scans, with fewer than five pairs, and where it could tell what somebody answered who came only once.'
	)
});

const ChangeShape = v.strictObject({
	kind: say(
		v.picklist(['round', 'scan']),
		'Since the release before this one, or since the newest release of the scan that this one follows.'
	),
	title: say(v.string(), 'Title of the scan then.'),
	checksum: say(v.string(), 'Of the release then.'),
	themes: say(
		v.array(
			v.strictObject({
				id: say(v.string(), 'Id of a theme that was asked both times.'),
				since: say(rank, 'The round then whose answers are compared.'),
				reworded: say(v.boolean(), 'The title reads differently now.'),
				rankBefore: say(v.nullable(rank), 'Place in the release then.'),
				questions: v.strictObject(
					byQuestion(() =>
						say(
							v.nullable(QuestionChangeShape),
							'Null where either time fewer than 5 gave a number.'
						)
					)
				)
			})
		),
		'In the order of the scan.'
	)
});

const BesideShape = v.strictObject({
	seen: say(count, 'People who had the card of this theme in front of them.'),
	plays: say(
		v.nullable(v.strictObject(numbersFor(PLAYS))),
		'People by what they said to "does this play here?"; null when fewer than 5 said so, and where the hall chose by it before.'
	),
	needs: say(
		v.nullable(v.strictObject({ people: count, counts: v.strictObject(numbersFor(NEEDS)) })),
		'Of who gave feasibility 1 to 3 and said what is needed: people, and people per need. Null when fewer than 5.'
	),
	places: say(
		v.nullable(
			v.strictObject({
				people: say(count, 'People who pointed somewhere.'),
				subAreas: say(
					v.array(v.strictObject({ id: v.string(), people: count })),
					'Sub-areas to which at least k people pointed; a drawing counts wherever one of its points lies.'
				),
				hexagons: say(
					v.array(v.strictObject({ cell: v.string(), people: count })),
					'Cells of the H3 grid to which at least 5 people pointed by drawing.'
				)
			})
		),
		'Null when fewer than 5 people pointed somewhere.'
	)
});

/** Strict all the way down: a field that is not named here cannot leave the house. */
export const ReleaseShape = v.strictObject({
	methodVersion: say(v.string(), 'Version of docs/method.md by which this was computed.'),
	scan: v.strictObject({
		id: v.string(),
		title: v.string(),
		area: v.strictObject({ name: v.string(), hectares: v.pipe(v.number(), v.minValue(0)) }),
		languages: v.array(v.picklist(LANGUAGES)),
		themeSet: say(
			v.nullable(v.strictObject({ id: v.string(), version: v.string() })),
			'The set the themes were copied from, of the library or own; null for a scan that started empty.'
		),
		subAreas: say(
			v.optional(v.array(v.strictObject({ id: v.string(), title: v.string() }))),
			'Named parts of the area, for places; absent in releases of a method before 1.2.'
		)
	}),
	round: say(rank, 'Number of the round, from 1.'),
	mode: say(
		v.picklist(MODES),
		"How people sat at the table: without a name, or under their organisation's; each group is then one organisation."
	),
	k: say(
		v.picklist([1, ...K_CHOICES]),
		'The smallest number of people of whom a figure is shown; 1 with open cards.'
	),
	breakdown: v.picklist(BREAKDOWNS),
	weights: v.strictObject({ impact: v.number(), feasibility: v.number(), room: v.number() }),
	participants: v.strictObject({
		total: say(
			count,
			'Participants who answered at least one question in this round; a table that shares a device is one.'
		),
		people: say(
			v.optional(count),
			'The people behind them: more than total where tables share a device; absent in releases of a method before 1.3.'
		),
		byGroup: say(v.record(v.string(), count), 'The same per group of the scan, zero included.')
	}),
	pools: say(
		v.array(v.strictObject({ units: UnitsShape })),
		'The sides of the table as they were fixed for this release; empty with fewer than 5 participants.'
	),
	themes: say(
		v.array(
			v.strictObject({
				id: say(v.string(), 'Library id or own slug of the theme.'),
				lever: v.string(),
				title: TitleShape,
				enabling: say(v.boolean(), 'A condition, listed and ranked apart from measures.'),
				executors: say(v.array(v.string()), 'Ids of the groups that would carry it out.'),
				carriedFrom: say(
					v.nullable(rank),
					'The round whose figures these are, when the theme was not asked again; else null.'
				),
				questions: v.strictObject(byQuestion(() => QuestionResultShape)),
				opportunity: OpportunityShape,
				beside: say(
					v.optional(BesideShape),
					'What was said beside the answers; absent in releases of a method before 1.2.'
				)
			})
		),
		'In the order of the scan; empty with fewer than 5 participants.'
	),
	change: say(
		v.nullable(ChangeShape),
		'What changed since an earlier round or scan; null when there is none to compare with.'
	),
	checksum: say(
		v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
		'SHA-256 of the RFC 8785 form of this object without checksum and scan.id.'
	)
});

export type Release = v.InferOutput<typeof ReleaseShape>;
export type ReleaseContent = Omit<Release, 'checksum'>;
export type ReleaseTheme = Release['themes'][number];
export type QuestionResult = ReleaseTheme['questions']['impact'];
export type ReleaseBeside = v.InferOutput<typeof BesideShape>;
export type Opportunity = ReleaseTheme['opportunity'];
export type Change = NonNullable<Release['change']>;
export type QuestionChange = v.InferOutput<typeof QuestionChangeShape>;
export type Pairs = v.InferOutput<typeof PairsShape>;
export type PoolResult = NonNullable<QuestionResult['pools']>[number];
