import { OTHER_GROUP } from './group.ts';
import type { OpportunityClass, Release, ReleaseTheme } from './release-shape.ts';

/** A JSON pointer (RFC 6901) into the release, e.g. '/themes/3/opportunity/class'. */
export type Path = string;

/** The parts of the area story, in the order in which it is read. */
export const STORY_PARTS = ['who', 'start', 'long-haul', 'sustain', 'conditions', 'open'] as const;
export type StoryPart = (typeof STORY_PARTS)[number];

/** A theme as a sentence needs it. */
export interface StoryTheme {
	readonly title: ReleaseTheme['title'];
	/** Balanced means, 1 … 5. */
	readonly impact: number;
	readonly feasibility: number;
	readonly effort: number;
}

/** One thing the story says, as a code with its figures; i18n makes the sentence. */
export type StoryFact = { readonly paths: readonly Path[] } & (
	| { readonly kind: 'participants'; readonly total: number; readonly groups: number }
	| { readonly kind: 'missing-groups'; readonly groups: readonly string[] }
	| { readonly kind: 'too-few-participants'; readonly total: number }
	| { readonly kind: 'sides'; readonly sides: readonly (readonly string[])[] }
	| {
			readonly kind: 'class-count';
			readonly class: ListedClass;
			readonly count: number;
			readonly of: number;
	  }
	| {
			readonly kind: 'theme';
			readonly class: ListedClass;
			readonly theme: StoryTheme;
			/** Place in the story's list, from 1; the first gets a fuller sentence. */
			readonly place: number;
	  }
	| {
			readonly kind: 'more';
			readonly class: ListedClass;
			readonly themes: readonly ReleaseTheme['title'][];
	  }
	| { readonly kind: 'condition'; readonly class: OpportunityClass; readonly theme: StoryTheme }
	| { readonly kind: 'too-few-answers'; readonly themes: readonly ReleaseTheme['title'][] }
	| { readonly kind: 'later'; readonly count: number; readonly of: number }
);

type ListedClass = 'start' | 'long-haul' | 'sustain';

/** So many themes of a class get a sentence of their own; the others are named together. */
const TOLD = 5;

/**
 * The area story as facts, each with the release fields it rests on. It says nothing that the
 * release does not hold.
 * @returns facts per part; a part without anything to say has none
 */
export function storyFacts(release: Release): Readonly<Record<StoryPart, readonly StoryFact[]>> {
	const none = { start: [], 'long-haul': [], sustain: [], conditions: [], open: [] };
	if (release.themes.length === 0) return { who: whoFacts(release), ...none };
	const placed = release.themes.map((theme, index) => ({ theme, index }));
	const measures = placed.filter(({ theme }) => !theme.enabling);
	return {
		who: whoFacts(release),
		start: classFacts('start', measures),
		'long-haul': classFacts('long-haul', measures),
		sustain: classFacts('sustain', measures),
		conditions: conditionFacts(placed.filter(({ theme }) => theme.enabling)),
		open: openFacts(measures, placed)
	};
}

interface Placed {
	readonly theme: ReleaseTheme;
	/** Index in release.themes, for the paths. */
	readonly index: number;
}

function whoFacts(release: Release): readonly StoryFact[] {
	const { total, byGroup } = release.participants;
	const present = Object.entries(byGroup).filter(([, n]) => n > 0);
	const missing = Object.entries(byGroup).filter(([group, n]) => n === 0 && group !== OTHER_GROUP);
	const path = (group: string) => `/participants/byGroup/${group}`;
	const facts: StoryFact[] = [
		{
			kind: 'participants',
			total,
			groups: present.length,
			paths: ['/participants/total', ...present.map(([group]) => path(group))]
		}
	];
	if (missing.length > 0)
		facts.push({
			kind: 'missing-groups',
			groups: missing.map(([group]) => group),
			paths: missing.map(([group]) => path(group))
		});
	if (release.themes.length === 0)
		facts.push({ kind: 'too-few-participants', total, paths: ['/participants/total'] });
	else
		facts.push({
			kind: 'sides',
			sides: release.pools.map((pool) => pool.units),
			paths: release.pools.map((_, i) => `/pools/${i}/units`)
		});
	return facts;
}

function classFacts(name: ListedClass, measures: readonly Placed[]): readonly StoryFact[] {
	if (measures.length === 0) return [];
	const listed = inOrder(measures.filter(({ theme }) => theme.opportunity.class === name));
	const facts: StoryFact[] = [
		{
			kind: 'class-count',
			class: name,
			count: listed.length,
			of: measures.length,
			paths: measures.flatMap(countPaths)
		}
	];
	listed.slice(0, TOLD).forEach((placed, i) =>
		facts.push({
			kind: 'theme',
			class: name,
			theme: storyTheme(placed.theme),
			place: i + 1,
			paths: themePaths(placed)
		})
	);
	const more = listed.slice(TOLD);
	if (more.length > 0)
		facts.push({
			kind: 'more',
			class: name,
			themes: more.map(({ theme }) => theme.title),
			paths: more.flatMap(namePaths)
		});
	return facts;
}

function conditionFacts(conditions: readonly Placed[]): readonly StoryFact[] {
	return inOrder(conditions.filter(({ theme }) => theme.opportunity.class !== 'too-few')).map(
		(placed) => ({
			kind: 'condition',
			class: placed.theme.opportunity.class,
			theme: storyTheme(placed.theme),
			paths: themePaths(placed)
		})
	);
}

function openFacts(measures: readonly Placed[], all: readonly Placed[]): readonly StoryFact[] {
	const facts: StoryFact[] = [];
	const later = measures.filter(({ theme }) => theme.opportunity.class === 'later');
	const unknown = all.filter(({ theme }) => theme.opportunity.class === 'too-few');
	if (later.length > 0)
		facts.push({
			kind: 'later',
			count: later.length,
			of: measures.length,
			paths: measures.flatMap(countPaths)
		});
	if (unknown.length > 0)
		facts.push({
			kind: 'too-few-answers',
			themes: unknown.map(({ theme }) => theme.title),
			paths: unknown.flatMap(namePaths)
		});
	return facts;
}

/** By place in the result; equal places keep the order of the scan. */
function inOrder(themes: readonly Placed[]): readonly Placed[] {
	return [...themes].sort((a, b) => a.theme.opportunity.rank! - b.theme.opportunity.rank!);
}

function storyTheme(theme: ReleaseTheme): StoryTheme {
	return {
		title: theme.title,
		impact: theme.questions.impact.balancedMean!,
		feasibility: theme.questions.feasibility.balancedMean!,
		effort: theme.questions.effort.balancedMean!
	};
}

function themePaths({ index }: Placed): readonly Path[] {
	const at = `/themes/${index}`;
	return [
		`${at}/title`,
		`${at}/opportunity/class`,
		`${at}/opportunity/rank`,
		`${at}/questions/impact/balancedMean`,
		`${at}/questions/feasibility/balancedMean`,
		`${at}/questions/effort/balancedMean`
	];
}

/** What a number of measures of a class rests on. */
function countPaths({ index }: Placed): readonly Path[] {
	return [`/themes/${index}/enabling`, `/themes/${index}/opportunity/class`];
}

/** What naming a theme of a class rests on. */
function namePaths({ index }: Placed): readonly Path[] {
	return [`/themes/${index}/title`, `/themes/${index}/opportunity/class`];
}
