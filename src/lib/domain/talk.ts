import { AGREED } from './standing.ts';
import { GAP, isDivided } from './flags.ts';
import { byKnowledge } from './knowledge.ts';
import { NEEDS, type Need } from './rating.ts';
import type {
	OpportunityClass,
	PoolResult,
	QuestionResult,
	Release,
	ReleaseTheme
} from './release-shape.ts';
import { CUT } from './score.ts';
import { atLeast } from './stats/ranks.ts';
import type { Path } from './story.ts';

// The result in an order made for talk (docs/method.md §12). All thresholds here are ★, conventions
// of ours; every one that stands elsewhere already is taken from there.

/** The parts in which a meeting goes through a result, in this order. */
export const TALK_PARTS = [
	...(['shared', 'start', 'hard', 'running'] as const),
	...(['differ', 'minority', 'find-out', 'surprise'] as const)
] as const;
export type TalkPart = (typeof TALK_PARTS)[number];

/** So many themes of a part are told; more a hall cannot take in, and they are counted. */
export const TOLD_AT_MOST = 7;
/** From this impact on, and up to this effort, it is a surprise that hardly anybody works on it. */
export const SURPRISE = { impact: 3.5, effort: 2 } as const;
/** A side that lies so far from the whole table, across the middle of the scale, stands apart. */
export const APART = GAP;

/** The questions about which a table can differ. */
const DIVIDING = ['impact', 'feasibility'] as const;
export type Dividing = (typeof DIVIDING)[number];

/** One reason why a theme stands in a part, as a code with its figures; i18n makes the sentence. */
export type TalkFact = { readonly paths: readonly Path[] } & (
	| { readonly kind: 'agreed'; readonly impact: number; readonly agreement: number }
	| {
			readonly kind: 'placed';
			readonly class: OpportunityClass;
			readonly impact: number;
			readonly feasibility: number;
			readonly effort: number;
	  }
	| { readonly kind: 'needs'; readonly people: number; readonly needs: readonly Needed[] }
	| {
			readonly kind: 'gap';
			readonly question: Dividing;
			/** Lowest mean first; at least two. */
			readonly sides: readonly PoolResult[];
	  }
	/** People on 1-2 and on 4-5. */
	| {
			readonly kind: 'camps';
			readonly question: Dividing;
			readonly low: number;
			readonly high: number;
	  }
	| { readonly kind: 'spread'; readonly question: Dividing; readonly agreement: number }
	| {
			readonly kind: 'side-apart';
			readonly question: Dividing;
			readonly side: PoolResult;
			/** The balanced mean of the whole table. */
			readonly mean: number;
	  }
	| {
			readonly kind: 'camp-apart';
			readonly question: Dividing;
			readonly people: number;
			readonly of: number;
			/** They gave 1-2, where more people gave 4-5. */
			readonly isLow: boolean;
	  }
	| { readonly kind: 'knowledge'; readonly need: number }
	| { readonly kind: 'unsure'; readonly dontKnow: number; readonly of: number }
	| { readonly kind: 'idle'; readonly impact: number; readonly effort: number }
);

interface Needed {
	readonly need: Need;
	readonly people: number;
}

/** A theme in a part, with why it stands there; at least one reason. */
export interface TalkItem {
	readonly theme: ReleaseTheme;
	readonly why: readonly TalkFact[];
}

/** One part; without items there is nothing to say in it. */
export interface TalkSection {
	readonly part: TalkPart;
	readonly items: readonly TalkItem[];
	/** So many themes more belong here. */
	readonly more: number;
}

/**
 * A result in the order in which a meeting talks about it. It says nothing that the release does not
 * hold.
 * @param most themes that are told of each part
 * @returns every part, in order; all are empty with fewer than 5 participants
 */
export function talkSections(release: Release, most = TOLD_AT_MOST): readonly TalkSection[] {
	const placed = release.themes.map((theme, index) => ({ theme, at: `/themes/${index}` }));
	return TALK_PARTS.map((part) => {
		const items = IN_PART[part](placed, release);
		return {
			part,
			items: items.slice(0, most),
			more: Math.max(0, items.length - most)
		};
	});
}

interface Placed {
	readonly theme: ReleaseTheme;
	/** Where it stands in the release, for the paths. */
	readonly at: Path;
}

const IN_PART: Readonly<
	Record<TalkPart, (placed: readonly Placed[], release: Release) => readonly TalkItem[]>
> = {
	shared: (placed) => strongest(placed, sharedOf),
	start: (placed) => ofClass(placed, 'start'),
	hard: (placed) => ofClass(placed, 'long-haul', needsOf),
	running: (placed) => ofClass(placed, 'sustain'),
	differ: (placed) => strongest(placed, differOf),
	minority: (placed, { k }) => strongest(placed, (one) => minorityOf(one, k)),
	'find-out': findOut,
	surprise: (placed) => strongest(placed, surpriseOf)
};

/** Why a theme stands in a part, and how strongly; null where it does not. */
type Reason = { readonly strength: number; readonly why: readonly TalkFact[] } | null;

/** Those for which there is a reason, the strongest first; equal ones in the order of the scan. */
function strongest(
	placed: readonly Placed[],
	reason: (one: Placed) => Reason
): readonly TalkItem[] {
	return placed
		.flatMap((one) => {
			const found = reason(one);
			return found ? [{ theme: one.theme, ...found }] : [];
		})
		.sort((a, b) => b.strength - a.strength)
		.map(({ theme, why }) => ({ theme, why }));
}

/** Of one class, by place, measures before conditions: these are not ranked together. */
function ofClass(
	placed: readonly Placed[],
	name: OpportunityClass,
	more: (one: Placed) => readonly TalkFact[] = () => []
): readonly TalkItem[] {
	const inList = (enabling: boolean) =>
		placed
			.filter(({ theme }) => theme.enabling === enabling && theme.opportunity.class === name)
			.sort((a, b) => placeOf(a) - placeOf(b));
	return [...inList(false), ...inList(true)].map((one) => ({
		theme: one.theme,
		why: [placedFact(one), ...more(one)]
	}));
}

function placeOf({ theme }: Placed): number {
	// A theme with a class has a place, but for one whose score is unknown: it comes last.
	return theme.opportunity.rank ?? Number.MAX_SAFE_INTEGER;
}

function placedFact({ theme, at }: Placed): TalkFact {
	const { impact, feasibility, effort } = theme.questions;
	return {
		kind: 'placed',
		class: theme.opportunity.class,
		impact: impact.balancedMean!,
		feasibility: feasibility.balancedMean!,
		effort: effort.balancedMean!,
		paths: [
			`${at}/opportunity/class`,
			...(['impact', 'feasibility', 'effort'] as const).map(
				(question) => `${at}/questions/${question}/balancedMean`
			)
		]
	};
}

function needsOf({ theme, at }: Placed): readonly TalkFact[] {
	const said = theme.beside?.needs;
	if (!said) return [];
	const needs = NEEDS.map((need) => ({ need, people: said.counts[need] }))
		.filter(({ people }) => people > 0)
		.sort((a, b) => b.people - a.people);
	const paths = [
		`${at}/beside/needs/people`,
		...needs.map(({ need }) => `${at}/beside/needs/counts/${need}`)
	];
	return [{ kind: 'needs', people: said.people, needs, paths }];
}

/** People agree that it matters, every side does, and nothing of it divides them. */
function sharedOf({ theme, at }: Placed): Reason {
	const { impact, feasibility } = theme.questions;
	const { balancedMean: mean, agreement, pools } = impact;
	if (mean === null || agreement === null || pools === null) return null;
	const isShared =
		atLeast(agreement, AGREED) &&
		[mean, ...pools.map((pool) => pool.mean)].every((one) => atLeast(one, CUT)) &&
		!isDivided(impact) &&
		!isDivided(feasibility);
	if (!isShared) return null;
	const paths = [`${at}/questions/impact/balancedMean`, `${at}/questions/impact/agreement`];
	return { strength: mean, why: [{ kind: 'agreed', impact: mean, agreement, paths }] };
}

/** How people or sides differ, per question: the sides first, they can be brought to one table. */
function differOf({ theme, at }: Placed): Reason {
	const divided = DIVIDING.filter((question) => isDivided(theme.questions[question]));
	if (divided.length === 0) return null;
	const gap = Math.max(...divided.map((question) => theme.questions[question].groupGap ?? 0));
	const why = divided.map((question) => {
		const path = `${at}/questions/${question}`;
		return differFact(question, theme.questions[question], path);
	});
	return { strength: gap, why };
}

function differFact(question: Dividing, result: QuestionResult, path: Path): TalkFact {
	const { groupGap, pools, twoCamps, counts, agreement } = result;
	if (groupGap !== null && atLeast(groupGap, GAP))
		return { kind: 'gap', question, sides: lowestFirst(pools!), paths: [`${path}/pools`] };
	if (twoCamps) {
		const { low, high } = campsOf(counts!);
		return { kind: 'camps', question, low, high, paths: [`${path}/counts`] };
	}
	return { kind: 'spread', question, agreement: agreement!, paths: [`${path}/agreement`] };
}

/** Sides by their mean; equal ones in the order of the scan. */
export function lowestFirst(pools: readonly PoolResult[]): readonly PoolResult[] {
	return pools.toSorted((a, b) => a.mean - b.mean);
}

function campsOf(counts: readonly number[]): { readonly low: number; readonly high: number } {
	const [one = 0, two = 0, , four = 0, five = 0] = counts;
	return { low: one + two, high: four + five };
}

/**
 * A side or a camp that sees it otherwise than most, on impact or feasibility:
 * - a side whose mean lies across the middle from the balanced mean, and at least 1.5 from it, with
 *   fewer than half of the people and of the units; or
 * - where no side does, the smaller of two camps, of at least k people.
 * It rests on pool means and on the counts of all together: who sits in a camp is not known.
 */
function minorityOf({ theme, at }: Placed, k: number): Reason {
	const apart = DIVIDING.flatMap((question) => {
		const { pools, balancedMean: mean, n } = theme.questions[question];
		if (pools === null || mean === null) return [];
		const units = pools.reduce((sum, pool) => sum + pool.units.length, 0);
		return pools.flatMap((side, i) => {
			const isSmall = 2 * side.n < n && 2 * side.units.length < units;
			const isAcross = atLeast(side.mean, CUT) !== atLeast(mean, CUT);
			const distance = Math.abs(side.mean - mean);
			if (!isSmall || !isAcross || !atLeast(distance, APART)) return [];
			const path = `${at}/questions/${question}`;
			const paths = [`${path}/pools/${i}`, `${path}/balancedMean`];
			return [{ distance, fact: { kind: 'side-apart', question, side, mean, paths } as const }];
		});
	});
	if (apart.length > 0) {
		const strength = Math.max(...apart.map(({ distance }) => distance));
		return { strength, why: apart.map(({ fact }) => fact) };
	}
	const camps = DIVIDING.flatMap((question) => {
		const { twoCamps, counts, n, groupGap } = theme.questions[question];
		// Where the sides differ it is known who stands opposite whom: that is no minority.
		if (!twoCamps || counts === null || (groupGap !== null && atLeast(groupGap, GAP))) return [];
		const { low, high } = campsOf(counts);
		const people = Math.min(low, high);
		if (low === high || people < k) return [];
		const paths = [`${at}/questions/${question}/counts`, `${at}/questions/${question}/n`];
		return [{ kind: 'camp-apart', question, people, of: n, isLow: low < high, paths } as const];
	});
	return camps.length > 0 ? { strength: 0, why: camps } : null;
}

/** What has to be found out, in the order of the knowledge agenda. */
function findOut(placed: readonly Placed[]): readonly TalkItem[] {
	const { ordered, unknown } = byKnowledge(placed.map(({ theme }) => theme));
	const places = new Map(placed.map((one) => [one.theme, one]));
	return [...ordered, ...unknown].flatMap((theme) => {
		const why = findOutFacts(places.get(theme)!);
		return why.length > 0 ? [{ theme, why }] : [];
	});
}

function findOutFacts({ theme, at }: Placed): readonly TalkFact[] {
	const { flags } = theme.opportunity;
	const { impact, knowledge } = theme.questions;
	const facts: TalkFact[] = [];
	if (flags.includes('learn'))
		facts.push({
			kind: 'knowledge',
			need: knowledge.balancedMean!,
			paths: [`${at}/questions/knowledge/balancedMean`]
		});
	if (flags.includes('unsure'))
		facts.push({
			kind: 'unsure',
			dontKnow: impact.dontKnow,
			of: impact.n + impact.dontKnow,
			paths: [`${at}/questions/impact/dontKnow`, `${at}/questions/impact/n`]
		});
	return facts;
}

/** It yields much, and hardly anybody works on it. */
function surpriseOf({ theme, at }: Placed): Reason {
	const [impact, effort] = [
		theme.questions.impact.balancedMean,
		theme.questions.effort.balancedMean
	];
	if (impact === null || effort === null) return null;
	if (!atLeast(impact, SURPRISE.impact) || !atLeast(SURPRISE.effort, effort)) return null;
	const paths = [`${at}/questions/impact/balancedMean`, `${at}/questions/effort/balancedMean`];
	return { strength: impact - effort, why: [{ kind: 'idle', impact, effort, paths }] };
}

/** Longest conclusion: one line. */
export const CONCLUSION_MAX_LENGTH = 300;

/** What a meeting did with a theme. */
export interface Talk {
	/** On the list to talk about. */
	readonly picked: boolean;
	/** Left for another time. */
	readonly parked: boolean;
	/** One line; '' for none yet. */
	readonly conclusion: string;
}

export const NOT_TALKED: Talk = { picked: false, parked: false, conclusion: '' };
