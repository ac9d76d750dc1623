/**
 * What other choices than those of docs/method.md would have made of the demo's finished scan. With
 * the program's own functions and other input where that can be; what the program does not have is
 * written out here, and nowhere else.
 */
import {
	drawAnew,
	firmnessOf,
	MIN_RANKED,
	TOP,
	type Draws,
	type Said
} from '#lib/domain/firmness.ts';
import { AGREEMENT_STEP, DELTA, SIGN_P, STABLE } from '#lib/domain/change.ts';
import { bordersOf, DIVIDED, GAP, isDivided, LEARN, UNSURE } from '#lib/domain/flags.ts';
import { byQuestion, QUESTIONS, type Question } from '#lib/domain/rating.ts';
import { makeRelease, unitOf, unitsOf, type Fact } from '#lib/domain/release.ts';
import {
	MOVES,
	type Move,
	type OpportunityClass,
	type QuestionChange,
	type QuestionResult,
	type Release,
	type ReleaseContent,
	type ReleaseTheme
} from '#lib/domain/release-shape.ts';
import type { Weights, WholeScan } from '#lib/domain/scan.ts';
import { CUT, EFFORT_CUT, scoreOf, scoreParts } from '#lib/domain/score.ts';
import { agreement } from '#lib/domain/stats/agreement.ts';
import { balancedMean } from '#lib/domain/stats/balanced-mean.ts';
import { distributionChange } from '#lib/domain/stats/distribution-change.ts';
import { mean } from '#lib/domain/stats/mean.ts';
import { quantile } from '#lib/domain/stats/quantile.ts';
import { atLeast, ranks } from '#lib/domain/stats/ranks.ts';
import { signTest } from '#lib/domain/stats/sign-test.ts';
import { signedRank } from '#lib/domain/stats/signed-rank.ts';
import { topShare } from '#lib/domain/stats/top-share.ts';
import { weightedKappa } from '#lib/domain/stats/weighted-kappa.ts';
import { seededRandom } from '../../src/cli/demo/answers.ts';
import worked from '../fixtures/worked-examples.json' with { type: 'json' };
import type { DemoRound } from './demo.ts';

/** What a reader takes from a theme: its class, and its place in its list. */
interface Outcome {
	readonly id: string;
	readonly enabling: boolean;
	readonly class: OpportunityClass;
	readonly rank: number | null;
}

/** What differs between the result and an alternative, measures and conditions apart. */
export interface Difference {
	/** Themes with another class, conditions too. */
	readonly classes: readonly string[];
	/** Measures that come into the top five, and that leave it. */
	readonly into: readonly string[];
	readonly out: readonly string[];
	/** The measure that moves most, with its place now and then; null when none moves. */
	readonly farthest: { readonly id: string; readonly now: number; readonly then: number } | null;
	/** Measures that move at least three places. */
	readonly moved: number;
	/** Measures that share their place with another one. */
	readonly shared: number;
}

type Means = Readonly<Record<'impact' | 'feasibility' | 'effort', number | null>>;

interface Rule {
	readonly cut: number;
	readonly effortCut: number;
	readonly gate: boolean;
	readonly score: (means: Means) => number | null;
}

export function allFigures({ scan, facts, release, second }: DemoRound) {
	const now = outcomesOf(release);
	const differs = (then: readonly Outcome[]) => difference(now, then);
	const remade = (change: Partial<WholeScan>, answers = facts) =>
		makeRelease({ ...scan, ...change }, 1, answers, { resamples: 0 });
	const balanced = (theme: ReleaseTheme) => meansBy(theme, (result) => result.balancedMean);
	const rule: Rule = { cut: CUT, effortCut: EFFORT_CUT, gate: true, score: sumOf(scan.weights) };
	const decided = (other: Partial<Rule>, means = balanced) =>
		differs(decide(release, means, { ...rule, ...other }));
	const weighed = (impact: number, feasibility: number, room: number) =>
		differs(outcomesOf(remade({ weights: { impact, feasibility, room } })));
	const apart = poolsApart(scan, facts, release);
	const groups = remade({ breakdown: 'groups' });
	return {
		head: headOf(release, facts),
		same: decided({}),
		top: release.themes
			.filter((theme) => !theme.enabling && (theme.opportunity.rank ?? Infinity) <= 10)
			.sort((a, b) => a.opportunity.rank! - b.opportunity.rank!),
		dontKnowIsThree: differs(outcomesOf(remade({}, facts.map(asThree)))),
		dontKnows: facts.filter(({ answer }) => answer.kind === 'dont-know').length,
		medians: decided({}, (theme) => meansBy(theme, (_, question) => apart.median(theme, question))),
		tooFew: [3, 5, 10].map((least) => ({ least, themes: fewerThan(release, least) })),
		words: wordsOf(release),
		talk: talkOf(release),
		person: decided({}, (theme) => meansBy(theme, (result) => result.mean)),
		groups: differs(outcomesOf(groups)),
		groupPools: groups.pools.map(({ units }) => units),
		k5: differs(outcomesOf(remade({ k: 5 }))),
		k5Cells: poolsMerged(release, remade({ k: 5 })),
		unitsApart: decided({}, (theme) =>
			meansBy(theme, (_, question) => apart.unitMean(theme, question))
		),
		hiddenLeftOut: decided({}, (theme) =>
			meansBy(theme, (_, question) => apart.shownMean(theme, question))
		),
		hidden: apart.leak(),
		weights: [
			{ weights: [1, 1, 0], ...weighed(1, 1, 0) },
			{ weights: [3, 1, 0], ...weighed(3, 1, 0) },
			{ weights: [2, 1, 1], ...weighed(2, 1, 1) }
		],
		product: decided({ score: productOf(scan.weights) }),
		noGate: decided({ gate: false }),
		cuts: [2.5, 3.5].map((cut) => ({ cut, ...decided({ cut }) })),
		effortCuts: [3, 4].map((effortCut) => ({ effortCut, ...decided({ effortCut }) })),
		flags: flagsOf(release),
		learn: [3, LEARN, 4].map((from) => ({ from, themes: needing(release, from) })),
		unsure: [1 / 4, UNSURE, 1 / 2].map((from) => ({ from, themes: unsureFrom(release, from) })),
		executors: executorsOf(scan, facts, release, groups),
		firm: firmOf(scan, facts, release),
		change: changeOf(scan, facts),
		again: againOf(second),
		moves: movesOf()
	};
}

export type Figures = ReturnType<typeof allFigures>;

function outcomesOf(release: ReleaseContent): readonly Outcome[] {
	return release.themes.map(({ id, enabling, opportunity: { class: base, rank } }) => ({
		id,
		enabling,
		class: base,
		rank
	}));
}

function difference(now: readonly Outcome[], then: readonly Outcome[]): Difference {
	const pairs = now.map((one, i) => ({ ...one, other: then[i]! }));
	const measures = pairs.filter(({ enabling }) => !enabling);
	const inTop = (rank: number | null) => rank !== null && rank <= TOP;
	const moves = measures
		.filter(({ rank, other }) => rank !== null && other.rank !== null && rank !== other.rank)
		.map(({ id, rank, other }) => ({ id, now: rank!, then: other.rank! }));
	const far = moves.toSorted((a, b) => Math.abs(b.now - b.then) - Math.abs(a.now - a.then));
	const places = then.filter(({ enabling, rank }) => !enabling && rank !== null);
	return {
		classes: pairs.filter((one) => one.class !== one.other.class).map(({ id }) => id),
		into: measures.filter((one) => !inTop(one.rank) && inTop(one.other.rank)).map(({ id }) => id),
		out: measures.filter((one) => inTop(one.rank) && !inTop(one.other.rank)).map(({ id }) => id),
		farthest: far[0] ?? null,
		moved: moves.filter((move) => Math.abs(move.now - move.then) >= 3).length,
		shared: places.filter((one) => places.some((two) => two !== one && two.rank === one.rank))
			.length
	};
}

function meansBy(
	theme: ReleaseTheme,
	of: (result: QuestionResult, question: Question) => number | null
): Means {
	const { impact, feasibility, effort } = theme.questions;
	return {
		impact: of(impact, 'impact'),
		feasibility: of(feasibility, 'feasibility'),
		effort: of(effort, 'effort')
	};
}

/** Classes and places by other rules than the program's; with its own rules the same as it gives. */
function decide(
	{ themes }: ReleaseContent,
	meansOf: (theme: ReleaseTheme) => Means,
	{ cut, effortCut, gate, score }: Rule
): readonly Outcome[] {
	const judged = themes.map((theme) => {
		const means = meansOf(theme);
		return { ...theme, base: classOf(means, cut, effortCut), score: score(means) };
	});
	const places = new Map<string, number>();
	for (const enabling of [false, true]) {
		const list = judged.filter(
			(one) => one.enabling === enabling && one.base !== 'too-few' && one.score !== null
		);
		ranks(
			list.map((one) => ({ gate: gate ? one.base !== 'later' : true, score: one.score! }))
		).forEach((rank, i) => places.set(list[i]!.id, rank));
	}
	return judged.map(({ id, enabling, base }) => ({
		id,
		enabling,
		class: base,
		rank: places.get(id) ?? null
	}));
}

function classOf(
	{ impact, feasibility, effort }: Means,
	cut: number,
	effortCut: number
): OpportunityClass {
	if (impact === null || feasibility === null || effort === null) return 'too-few';
	if (!atLeast(impact, cut)) return 'later';
	if (atLeast(effort, effortCut)) return 'sustain';
	return atLeast(feasibility, cut) ? 'start' : 'long-haul';
}

const sumOf = (weights: Weights) => (means: Means) =>
	scoreOf(scoreParts(means.impact, means.feasibility, means.effort, weights));

/** The weighted geometric mean: what is 0 in one part is 0 altogether. */
const productOf =
	({ impact, feasibility }: Weights) =>
	(means: Means) =>
		means.impact === null || means.feasibility === null
			? null
			: 100 *
				(((means.impact - 1) / 4) ** impact * ((means.feasibility - 1) / 4) ** feasibility) **
					(1 / (impact + feasibility));

function asThree(fact: Fact): Fact {
	return fact.answer.kind === 'rated' ? fact : { ...fact, answer: { kind: 'rated', value: 3 } };
}

/** Numbers given per pool of the release or per unit, to judge what is not published. */
function poolsApart(scan: WholeScan, facts: readonly Fact[], release: ReleaseContent) {
	const cells = new Map<string, number[]>();
	const unitByGroup = new Map(
		scan.groups.map((group) => [group.slug, unitOf(scan.breakdown, group)])
	);
	for (const { group, theme, question, answer } of facts) {
		if (answer.kind !== 'rated') continue;
		const key = `${theme} ${question} ${unitByGroup.get(group)}`;
		const counts = cells.get(key) ?? [0, 0, 0, 0, 0];
		counts[answer.value - 1]! += 1;
		cells.set(key, counts);
	}
	const countsOf = (theme: ReleaseTheme, question: Question, units: readonly string[]) =>
		units.reduce(
			(sum, unit) =>
				sum.map((n, i) => n + (cells.get(`${theme.id} ${question} ${unit}`)?.[i] ?? 0)),
			[0, 0, 0, 0, 0]
		);
	const sides = release.pools.flatMap(({ units }) => units);
	const isSmall = (unit: string) =>
		new Set(facts.filter(({ group }) => unitByGroup.get(group) === unit).map((f) => f.participant))
			.size < scan.k;
	const small = sides.filter(isSmall);
	const average = (numbers: readonly (number | null)[]) => {
		const known = numbers.filter((number) => number !== null);
		return known.length === 0 ? null : known.reduce((sum, x) => sum + x, 0) / known.length;
	};
	const meanOf = (theme: ReleaseTheme, question: Question, units: readonly string[]) =>
		theme.questions[question].counts === null
			? null
			: average(units.map((unit) => mean(countsOf(theme, question, [unit]))));
	return {
		/** The median of each pool instead of its mean, pools weighing as they do. */
		median: (theme: ReleaseTheme, question: Question) => {
			const { pools } = theme.questions[question];
			return (
				pools &&
				average(
					pools.flatMap(({ units }) =>
						units.map(() => quantile(countsOf(theme, question, units), 0.5))
					)
				)
			);
		},
		unitMean: (theme: ReleaseTheme, question: Question) => meanOf(theme, question, sides),
		shownMean: (theme: ReleaseTheme, question: Question) =>
			meanOf(
				theme,
				question,
				sides.filter((unit) => !small.includes(unit))
			),
		/** What hiding the small sides would give away, computed as an outsider would. */
		leak: () => {
			const found = release.themes.flatMap((theme) =>
				QUESTIONS.flatMap((question) => {
					const people = countsOf(theme, question, small).reduce((sum, n) => sum + n, 0);
					const all = meanOf(theme, question, sides);
					if (people === 0 || all === null) return [];
					const shown = sides
						.filter((unit) => !small.includes(unit))
						.map((unit) => mean(countsOf(theme, question, [unit])))
						.filter((known) => known !== null);
					const back = (shown.length + 1) * all - shown.reduce((sum, x) => sum + x, 0);
					const real = mean(countsOf(theme, question, small))!;
					return [{ theme: theme.id, question, people, back, exact: Math.abs(back - real) < 1e-9 }];
				})
			);
			return {
				small,
				cells: found.length,
				exact: found.filter(({ exact }) => exact).length,
				single: found.filter(({ people }) => people === 1).length,
				// Of two people: at 1, 1.5, 4.5 and 5 the mean can come about in one way only.
				both: found.filter(
					({ people, back }) =>
						people === 2 && [1, 1.5, 4.5, 5].some((x) => Math.abs(x - back) < 1e-9)
				).length
			};
		}
	};
}

function headOf(release: ReleaseContent, facts: readonly Fact[]) {
	const classes = new Map<OpportunityClass, number>();
	for (const { opportunity } of release.themes)
		classes.set(opportunity.class, (classes.get(opportunity.class) ?? 0) + 1);
	const ranked = release.themes.filter((one) => !one.enabling && one.opportunity.rank !== null);
	return {
		people: release.participants.total,
		answers: facts.length,
		themes: release.themes.length,
		ranked: ranked.length,
		enabling: release.themes.filter(({ enabling }) => enabling).length,
		pools: release.pools.map(({ units }) => ({ units })),
		classes: Object.fromEntries(classes) as Readonly<Partial<Record<OpportunityClass, number>>>
	};
}

function fewerThan({ themes }: ReleaseContent, least: number): number {
	return themes.filter(({ questions: { impact, feasibility, effort } }) =>
		[impact, feasibility, effort].some(({ n }) => n < least)
	).length;
}

/** Cells that are shown of impact and feasibility: there the agreement has a word. */
function cellsOf({ themes }: ReleaseContent) {
	return themes.flatMap(({ id, questions: { impact, feasibility } }) =>
		[impact, feasibility].flatMap((result) =>
			result.counts ? [{ id, counts: result.counts, result }] : []
		)
	);
}

/** Agreement as Tastle & Wierman (2007) have it, as R's agrmt computes it: 0 two ends, 1 all alike. */
export function consensus(counts: readonly number[]): number {
	const n = counts.reduce((sum, count) => sum + count, 0);
	const middle = mean(counts)!;
	return counts.reduce(
		(sum, count, i) =>
			count === 0
				? sum
				: sum + (count / n) * Math.log2(1 - Math.abs(i + 1 - middle) / (counts.length - 1)),
		1
	);
}

/** Standard deviation of the people in a histogram. */
export function deviation(counts: readonly number[]): number {
	const n = counts.reduce((sum, count) => sum + count, 0);
	const middle = mean(counts)!;
	return Math.sqrt(counts.reduce((sum, count, i) => sum + count * (i + 1 - middle) ** 2, 0) / n);
}

/**
 * Which cells would get another word for their agreement by another measure. That has another scale,
 * so as many cells as now are called agreed, fairly agreed and divided; only which ones may differ.
 */
function wordsOf(release: ReleaseContent) {
	const cells = cellsOf(release);
	const now = cells.map(({ counts }) => agreement(counts)!);
	const agreed = now.filter((a) => atLeast(a, 0.5)).length;
	const divided = now.filter((a) => !atLeast(a, DIVIDED)).length;
	const wordsBy = (measure: (counts: readonly number[]) => number) => {
		const order = cells
			.map(({ counts }, i) => ({ i, value: measure(counts) }))
			.sort((a, b) => b.value - a.value || a.i - b.i)
			.map(({ i }) => i);
		return cells.map((_, i) => {
			const place = order.indexOf(i);
			if (place < agreed) return 'agreed';
			return place < cells.length - divided ? 'fairly' : 'divided';
		});
	};
	const own = wordsBy((counts) => agreement(counts)!);
	const others = (measure: (counts: readonly number[]) => number) =>
		wordsBy(measure).filter((word, i) => word !== own[i]).length;
	return {
		cells: cells.length,
		...{ agreed, fairly: cells.length - agreed - divided, divided },
		consensus: others(consensus),
		deviation: others((counts) => -deviation(counts)),
		flat: { agreement: agreement([2, 2, 2, 2, 2])!, consensus: consensus([2, 2, 2, 2, 2]) }
	};
}

interface Camps {
	readonly share: number;
	readonly middle: number;
}

/** Two camps with other thresholds: at least `share` at either side, `middle` times the smaller between. */
function isTwoCamps(counts: readonly number[], { share, middle }: Camps): boolean {
	const [one, two, three, four, five] = counts as [number, number, number, number, number];
	const smaller = Math.min(one + two, four + five);
	const n = one + two + three + four + five;
	return atLeast(smaller, share * n) && three < middle * smaller - 1e-9;
}

function talkOf(release: ReleaseContent) {
	const cells = cellsOf(release);
	const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id)).size;
	const below =
		(divided: number) =>
		({ result }: (typeof cells)[number]) =>
			!atLeast(result.agreement!, divided);
	const wide =
		(gap: number) =>
		({ result }: (typeof cells)[number]) =>
			result.groupGap !== null && atLeast(result.groupGap, gap);
	const ours = { share: 0.3, middle: 0.5 };
	const talks = ({ divided = DIVIDED, gap = GAP, camps = ours }) =>
		ids(
			cells.filter((one) => below(divided)(one) || wide(gap)(one) || isTwoCamps(one.counts, camps))
		);
	return {
		now: release.themes.filter(({ questions }) =>
			[questions.impact, questions.feasibility].some(isDivided)
		).length,
		byAgreement: ids(cells.filter(below(DIVIDED))),
		byCamps: ids(cells.filter(({ counts }) => isTwoCamps(counts, ours))),
		byGap: ids(cells.filter(wide(GAP))),
		gaps: [1, GAP, 2].map((gap) => ({
			gap,
			cells: cells.filter(wide(gap)).length,
			themes: talks({ gap })
		})),
		agreements: [0.1, DIVIDED, 0.3].map((divided) => ({
			divided,
			cells: cells.filter(below(divided)).length,
			themes: talks({ divided })
		})),
		camps: [
			{ share: 0.2, middle: 1 },
			{ share: 0.25, middle: 0.5 },
			{ share: 0.3, middle: 1 },
			ours,
			{ share: 0.4, middle: 0.5 }
		].map((camps) => ({
			...camps,
			cells: cells.filter(({ counts }) => isTwoCamps(counts, camps)).length,
			themes: talks({ camps })
		}))
	};
}

/** Questions for which more sides have to be shown together when k is larger. */
function poolsMerged(now: ReleaseContent, then: ReleaseContent): number {
	return now.themes.reduce(
		(sum, theme, i) =>
			sum +
			QUESTIONS.filter(
				(question) =>
					(theme.questions[question].pools?.length ?? 0) >
					(then.themes[i]!.questions[question].pools?.length ?? 0)
			).length,
		0
	);
}

function flagsOf({ themes }: ReleaseContent) {
	const count = (flag: ReleaseTheme['opportunity']['flags'][number]) =>
		themes.filter(({ opportunity }) => opportunity.flags.includes(flag)).length;
	return {
		talk: count('talk'),
		learn: count('learn'),
		unsure: count('unsure'),
		'executors-doubt': count('executors-doubt'),
		borderline: count('borderline')
	};
}

function needing({ themes }: ReleaseContent, from: number): number {
	return themes.filter(({ questions: { knowledge } }) => {
		return knowledge.balancedMean !== null && atLeast(knowledge.balancedMean, from);
	}).length;
}

function unsureFrom({ themes }: ReleaseContent, from: number): number {
	return themes.filter(({ questions: { impact } }) => {
		return impact.dontKnowShare !== null && atLeast(impact.dontKnowShare, from);
	}).length;
}

/** Of how many themes those who would do it can be shown, and of how many they doubt it. */
function executorsOf(
	scan: WholeScan,
	facts: readonly Fact[],
	families: ReleaseContent,
	groups: ReleaseContent
) {
	const shown = ({ themes }: ReleaseContent) => ({
		shown: themes.filter(({ opportunity }) => opportunity.executorsFeasibility !== null).length,
		doubt: themes.filter(({ opportunity }) => opportunity.flags.includes('executors-doubt')).length
	});
	const peopleOf = ({ id, executors }: ReleaseTheme) =>
		facts.flatMap(({ group, theme, question, answer }) =>
			theme === id && question === 'feasibility' && executors.includes(group)
				? answer.kind === 'rated'
					? [answer.value as number]
					: []
				: []
		);
	const known = families.themes.map(peopleOf).filter((values) => values.length > 0);
	return {
		families: shown(families),
		groups: shown(groups),
		anybody: {
			shown: known.length,
			doubt: known.filter((values) => values.reduce((a, b) => a + b, 0) / values.length < CUT)
				.length
		}
	};
}

/** Draws enough for ten results: each takes its own 2000, as if it had another seed. */
const SEEDS = 10;
const TIMES = 2000;

function firmOf(scan: WholeScan, facts: readonly Fact[], release: ReleaseContent) {
	const said = saidOf(scan, facts);
	const many = drawAnew(release, said, SEEDS * TIMES);
	const units = unitsOf(scan.breakdown, scan.groups).filter((unit) =>
		release.pools.some((pool) => pool.units.includes(unit))
	);
	const inUnits = drawnInUnits(release, said, units, TIMES);
	const measures = release.themes.filter((one) => !one.enabling && one.opportunity.rank !== null);
	const part = (draws: ReadonlyMap<string, Draws>, from: number, times: number) =>
		new Map(
			[...draws].map(([id, own]) => [
				id,
				byQuestion((question) => own[question].slice(from, from + times))
			])
		);
	const judge = (draws: ReadonlyMap<string, Draws>, times: number) =>
		firmnessOf(
			measures.map((theme) => ({
				means: {
					impact: theme.questions.impact.balancedMean!,
					feasibility: theme.questions.feasibility.balancedMean!,
					effort: theme.questions.effort.balancedMean!
				},
				draws: draws.get(theme.id)!
			})),
			scan.weights,
			times
		);
	const own = measures.map(({ opportunity }) => opportunity);
	const compared = (firm: ReturnType<typeof judge>) => ({
		ranges: firm.filter(
			(one, i) => one.rankLow !== own[i]!.rankLow || one.rankHigh !== own[i]!.rankHigh
		).length,
		farthest: Math.max(
			...firm.map((one, i) =>
				Math.max(
					Math.abs(one.rankLow! - own[i]!.rankLow!),
					Math.abs(one.rankHigh! - own[i]!.rankHigh!)
				)
			)
		),
		shares: firm.filter((one, i) => Math.abs(one.topFiveShare! - own[i]!.topFiveShare!) > 1e-9)
			.length,
		largest: Math.max(...firm.map((one, i) => Math.abs(one.topFiveShare! - own[i]!.topFiveShare!)))
	});
	const seeds = Array.from({ length: SEEDS - 1 }, (_, i) =>
		compared(judge(part(many, (i + 1) * TIMES, TIMES), TIMES))
	);
	const first = part(many, 0, TIMES);
	return {
		measures: measures.length,
		least: MIN_RANKED,
		same: compared(judge(first, TIMES)),
		b500: compared(judge(part(many, 0, 500), 500)),
		seeds: {
			ranges: Math.max(...seeds.map(({ ranges }) => ranges)),
			farthest: Math.max(...seeds.map(({ farthest }) => farthest)),
			shares: Math.max(...seeds.map(({ shares }) => shares)),
			largest: Math.max(...seeds.map(({ largest }) => largest))
		},
		inUnits: compared(judge(inUnits, TIMES)),
		borderUnits: borderlines(release, inUnits, 0.05),
		width: widths(measures, first, scan.weights),
		borderline: {
			now: borderlines(release, first, 0.05),
			eighty: borderlines(release, first, 0.1)
		},
		tops: [TOP, 10].map((top) => ({ top, ...openIn(measures, first, scan.weights, top) })),
		weights: weightsOf(measures)
	};
}

/** People drawn inside their own unit, also where it is shown together with another. */
function drawnInUnits(
	release: ReleaseContent,
	said: readonly Said[],
	units: readonly string[],
	times: number
): ReadonlyMap<string, Draws> {
	const random = seededRandom(1);
	const people = units.map((unit) => [
		...Map.groupBy(
			said.filter((one) => one.unit === unit && one.value > 0),
			({ participant }) => participant
		).values()
	]);
	const draws = new Map(
		release.themes.map(({ id }) => [
			id,
			byQuestion(() => new Float64Array(times).fill(NaN)) satisfies Draws
		])
	);
	for (let time = 0; time < times; time += 1) {
		const drawn = people.flatMap((all) =>
			all.flatMap(() => all[Math.floor(random() * all.length)]!)
		);
		const cells = Map.groupBy(drawn, ({ theme, question }) => `${theme} ${question}`);
		for (const { id, questions } of release.themes)
			for (const question of QUESTIONS) {
				const cell = cells.get(`${id} ${question}`) ?? [];
				const means = (questions[question].pools ?? []).flatMap((pool) => {
					const here = cell.filter(({ unit }) => pool.units.includes(unit));
					const sum = here.reduce((total, { value }) => total + value, 0);
					return here.length === 0 ? [] : [{ weight: pool.units.length, mean: sum / here.length }];
				});
				draws.get(id)![question][time] = balancedMean(means) ?? NaN;
			}
	}
	return draws;
}

function saidOf(scan: WholeScan, facts: readonly Fact[]): readonly Said[] {
	const unitByGroup = new Map(
		scan.groups.map((group) => [group.slug, unitOf(scan.breakdown, group)])
	);
	return facts.map(({ participant, group, theme, question, answer }) => ({
		...{ participant, theme, question },
		unit: unitByGroup.get(group)!,
		value: answer.kind === 'rated' ? answer.value : 0
	}));
}

/** Places of the measures in every draw. */
function placesIn(
	measures: readonly ReleaseTheme[],
	draws: ReadonlyMap<string, Draws>,
	weights: Weights
): readonly (readonly number[])[] {
	return Array.from({ length: TIMES }, (_, time) =>
		ranks(
			measures.map((theme) => {
				const at = (question: 'impact' | 'feasibility' | 'effort') => {
					const drawn = draws.get(theme.id)![question][time]!;
					return Number.isNaN(drawn) ? theme.questions[question].balancedMean! : drawn;
				};
				const means = {
					impact: at('impact'),
					feasibility: at('feasibility'),
					effort: at('effort')
				};
				return { gate: atLeast(means.impact, CUT), score: sumOf(weights)(means)! };
			})
		)
	);
}

/** Mean number of places in a range, for the middle 90 % and for the middle 80 %. */
function widths(
	measures: readonly ReleaseTheme[],
	draws: ReadonlyMap<string, Draws>,
	weights: Weights
) {
	const places = placesIn(measures, draws, weights);
	const width = (tail: number) =>
		measures.reduce((sum, _, i) => {
			const mine = places.map((all) => all[i]!).sort((a, b) => a - b);
			const at = (share: number) => mine[Math.ceil(mine.length * share) - 1]!;
			return sum + at(1 - tail) - at(tail) + 1;
		}, 0) / measures.length;
	return { ninety: width(0.05), eighty: width(0.1) };
}

/** Themes near a cut when the interval leaves out `tail` at either side. */
function borderlines(
	{ themes }: ReleaseContent,
	draws: ReadonlyMap<string, Draws>,
	tail: number
): number {
	const intervalOf = (id: string, question: Question): [number, number] | null => {
		const drawn = draws.get(id)![question];
		const found = drawn.filter((x) => !Number.isNaN(x)).sort();
		const at = (share: number) => Math.round(found[Math.ceil(found.length * share) - 1]! * 10) / 10;
		return found.length === 0 ? null : [at(tail), at(1 - tail)];
	};
	return themes.filter(
		({ id, questions }) =>
			bordersOf(
				byQuestion((question) => ({
					...questions[question],
					interval: questions[question].counts ? intervalOf(id, question) : null
				}))
			).length > 0
	).length;
}

/** How many measures are surely in the first so many, how many surely not, and how many are open. */
function openIn(
	measures: readonly ReleaseTheme[],
	draws: ReadonlyMap<string, Draws>,
	weights: Weights,
	top: number
) {
	const sums = measures.map(() => 0);
	for (const places of placesIn(measures, draws, weights))
		topShare(places, top).forEach((share, i) => (sums[i]! += share));
	const shares = sums.map((sum) => sum / TIMES);
	return {
		sure: shares.filter((share) => share >= 0.9).length,
		open: shares.filter((share) => share >= 0.1 && share < 0.9).length
	};
}

/** Measures in the top five by some weights, out of the 81 reasonable ones and out of all 231. */
function weightsOf(measures: readonly ReleaseTheme[]) {
	const sums = { reasonable: measures.map(() => 0), all: measures.map(() => 0) };
	const points = { reasonable: 0, all: 0 };
	for (let impact = 0; impact <= 20; impact += 1)
		for (let feasibility = 0; feasibility <= 20 - impact; feasibility += 1) {
			const room = 20 - impact - feasibility;
			const places = ranks(
				measures.map((theme) => {
					const means = meansBy(theme, (result) => result.balancedMean);
					return {
						gate: atLeast(means.impact!, CUT),
						score: sumOf({ impact, feasibility, room })(means)!
					};
				})
			);
			const reasonable = impact >= feasibility && impact >= room;
			points.all += 1;
			if (reasonable) points.reasonable += 1;
			places.forEach((place, i) => {
				if (place > TOP) return;
				sums.all[i]! += 1;
				if (reasonable) sums.reasonable[i]! += 1;
			});
		}
	const seen = (kind: 'reasonable' | 'all') => ({
		points: points[kind],
		ever: sums[kind].filter((sum) => sum > 0).length,
		half: sums[kind].filter((sum) => sum >= points[kind] / 2).length
	});
	return { reasonable: seen('reasonable'), all: seen('all') };
}

/**
 * A second round that nobody held: everybody answers as before, and on each side one person comes in
 * who answers as somebody there did. Which figures of who answered both times would be told, by the
 * rule of the program and by one that looks at the whole round only?
 */
function changeOf(scan: WholeScan, facts: readonly Fact[]) {
	const content = makeRelease(scan, 1, facts, { resamples: 0 });
	const first: Release = { ...content, checksum: '0'.repeat(64) };
	const unitByGroup = new Map(
		scan.groups.map((group) => [group.slug, unitOf(scan.breakdown, group)])
	);
	const poolOf = (group: string) =>
		content.pools.findIndex(({ units }) => units.includes(unitByGroup.get(group)!));
	const models = content.pools.map((_, pool) => facts.find(({ group }) => poolOf(group) === pool)!);
	const newcomers = models.flatMap(({ participant }, i) =>
		facts
			.filter((fact) => fact.participant === participant)
			.map((fact) => ({ ...fact, participant: -1 - i }))
	);
	const told = (second: readonly Fact[]) => {
		const { change } = makeRelease(scan, 2, second, {
			resamples: 0,
			earlier: { kind: 'round', releases: [first], factsOf: () => facts }
		});
		return change!.themes
			.flatMap(({ questions }) => QUESTIONS.map((question) => questions[question]))
			.filter((one) => one !== null && one.pairs !== null).length;
	};
	const joined = [...facts, ...newcomers];
	const second = makeRelease(scan, 2, joined, { resamples: 0 });
	return {
		newcomers: models.length,
		same: told(facts),
		pools: told(joined),
		...wholeRound(scan, content, second, newcomers, (fact) => poolOf(fact.group))
	};
}

/** What could be computed if the whole round decided: 0 or at least k people came in or stayed away. */
function wholeRound(
	scan: WholeScan,
	first: ReleaseContent,
	second: ReleaseContent,
	newcomers: readonly Fact[],
	poolOf: (fact: Fact) => number
) {
	let told = 0;
	let found = 0;
	for (const theme of first.themes)
		for (const question of QUESTIONS) {
			const then = theme.questions[question];
			const now = second.themes.find(({ id }) => id === theme.id)!.questions[question];
			const came = newcomers.filter(
				(fact) =>
					fact.theme === theme.id && fact.question === question && fact.answer.kind === 'rated'
			);
			if (!then.pools || !now.pools || then.n < 5) continue;
			if (came.length > 0 && came.length < scan.k) continue;
			told += 1;
			for (const fact of came) {
				const units = first.pools[poolOf(fact)]!.units;
				const pool = (result: QuestionResult) =>
					result.pools!.find((one) => one.units.join() === units.join());
				const [before, after] = [pool(then), pool(now)];
				if (!before || !after) continue;
				// Nobody changed an answer, so what the mean changed by is the newcomer.
				const back = after.n * after.mean - before.n * before.mean;
				if (fact.answer.kind === 'rated' && Math.abs(back - fact.answer.value) < 1e-9) found += 1;
			}
		}
	return { wholeTold: told, wholeFound: found };
}

interface Wording {
	readonly stable: number;
	readonly step: number;
	/** What decides on a direction for people who came both times, at p ≤ 0.05. */
	readonly test: 'signP' | 'signedRankP';
	readonly usesPairs: boolean;
}

const WORDING: Wording = { stable: STABLE, step: AGREEMENT_STEP, test: 'signP', usesPairs: true };

/** The word for a change by other rules than the program's. */
function wordFor(change: QuestionChange, { stable, step, test, usesPairs }: Wording): Move {
	const pairs = usesPairs ? change.pairs : null;
	const { distributionChange: moved, agreementBefore, agreementNow } = pairs ?? change;
	const way = pairs
		? (pairs[test] ?? 1) <= SIGN_P
			? Math.sign(pairs.up - pairs.down)
			: 0
		: atLeast(Math.abs(change.delta), DELTA)
			? Math.sign(change.delta)
			: 0;
	if (!atLeast(moved, stable)) return 'stable';
	if (way !== 0) return way > 0 ? 'up' : 'down';
	if (atLeast(agreementNow - agreementBefore, step)) return 'more-agreed';
	return atLeast(agreementBefore - agreementNow, step) ? 'less-agreed' : 'mixed';
}

/** The demo's second round: what is told of it, and which words would have been others. */
function againOf({ themes, change }: Release) {
	const cells = change!.themes.flatMap(({ questions }) =>
		QUESTIONS.flatMap((question) => questions[question] ?? [])
	);
	const others = (other: Partial<Wording>) =>
		cells.filter((cell) => wordFor(cell, { ...WORDING, ...other }) !== cell.move).length;
	return {
		asked: change!.themes.length,
		carried: themes.filter(({ carriedFrom }) => carriedFrom !== null).length,
		cells: cells.length,
		pairs: cells.filter(({ pairs }) => pairs !== null).length,
		words: MOVES.map((move) => ({
			move,
			cells: cells.filter((cell) => cell.move === move).length
		})),
		same: others({}),
		stable: [0.1, 0.2].map((stable) => ({ stable, cells: others({ stable }) })),
		steps: [0.1, 0.3].map((step) => ({ step, cells: others({ step }) })),
		signedRank: others({ test: 'signedRankP' }),
		withoutPairs: others({ usesPairs: false })
	};
}

/** The worked example of two rounds, by the tests that could have been chosen. */
function movesOf() {
	const { r1, r2, f1, f2 } = worked.pairedRounds;
	const table = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
	r1.forEach((then, i) => (table[then - 1]![r2[i]! - 1]! += 1));
	const up = r1.filter((then, i) => r2[i]! > then).length;
	const down = r1.filter((then, i) => r2[i]! < then).length;
	return {
		...{ pairs: r1.length, up, down, same: r1.length - up - down },
		signP: signTest(up, down),
		signedRankP: signedRank(r1.map((then, i) => r2[i]! - then))!.p,
		distributionChange: distributionChange(f1, f2)!,
		movers: (up + down) / r1.length,
		kappa: weightedKappa(table)!,
		agreementBefore: agreement(f1)!,
		agreementNow: agreement(f2)!
	};
}
