import { effortBand, feasibilityBand, impactBand } from './bands.ts';
import { isDivided } from './flags.ts';
import { hasWords, type LocalText } from './language.ts';
import { NEEDS, type Need } from './rating.ts';
import { CLASSES, type OpportunityClass, type ReleaseTheme } from './release-shape.ts';
import { PRECONDITIONS } from './scan.ts';
import { CUT } from './score.ts';
import type { StoryBasis } from './story-basis.ts';
import { chosen } from './story-chosen.ts';
import { Reading } from './story-reading.ts';
import { aboutThemes, once, THEMES, type Found, type Known, type Teller } from './story-teller.ts';
import { atLeast } from './stats/ranks.ts';
import { SURPRISE } from './talk.ts';

/** Classes that have a part of their own. */
export const TOLD_CLASSES = ['start', 'long-haul', 'sustain'] as const;
export type ToldClass = (typeof TOLD_CLASSES)[number];

type Means = 'impact' | 'feasibility' | 'effort';
const meanOf = (read: Reading, i: number, question: Means) =>
	read.at('release', 'themes', i, 'questions', question, 'balancedMean') ?? null;
const classOf = (read: Reading, i: number) =>
	read.at('release', 'themes', i, 'opportunity', 'class');

/**
 * Themes that are named together because the same can be said of them, by place in the result; equal
 * places in the order of the scan.
 * @param labelOf what can be said of a theme, '' where one thing is said of all; null: it does not
 * belong here
 * @param order of the labels; those that it does not name come last, the highest first
 */
export function groups(
	labelOf: (read: Reading, i: number) => string | null,
	order: readonly string[] = []
): Teller<{ label: string; titles: readonly LocalText[] }> {
	return {
		find: ({ basis }) => {
			const read = new Reading(basis);
			const all = basis.release.themes.map((_, i) => ({ i, label: labelOf(read, i) }));
			const byLabel = Map.groupBy(all, ({ label }) => label);
			return [...byLabel]
				.flatMap(([label, found]) => (label === null ? [] : [{ label, found }]))
				.sort(
					(a, b) => order.indexOf(a.label) - order.indexOf(b.label) || (a.label < b.label ? 1 : -1)
				)
				.flatMap(({ label, found }) =>
					aboutThemes(
						found.map(({ i }) => i),
						label
					)
				);
		},
		tell: (read, label) => {
			const here = read.indexes('release', 'themes').filter((i) => labelOf(read, i) === label);
			if (here.length === 0) return null;
			const placed = here.map((i) => ({
				title: read.at('release', 'themes', i, 'title'),
				rank: read.at('release', 'themes', i, 'opportunity', 'rank') ?? Infinity
			}));
			placed.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
			return { label, titles: placed.map(({ title }) => title) };
		}
	};
}

/** A measure of a class, in the words of impact and of what else tells its class apart. */
function inBands(name: ToldClass) {
	const [other, band] =
		name === 'sustain'
			? (['effort', effortBand] as const)
			: (['feasibility', feasibilityBand] as const);
	return groups((read, i) => {
		if (read.at('release', 'themes', i, 'enabling') || classOf(read, i) !== name) return null;
		const [impact, second] = [meanOf(read, i, 'impact'), meanOf(read, i, other)];
		if (impact === null || second === null) return null;
		return `${impactBand(impact)}-${band(second)}`;
	});
}

/** How many measures of a class there are, and of how many. */
function countOf(name: OpportunityClass) {
	return {
		find: ({ basis }) => {
			const measures = basis.release.themes.flatMap(({ enabling }, i) => (enabling ? [] : [i]));
			const isTold = name !== 'later' || basis.release.themes.some(isLater);
			return isTold ? aboutThemes(measures) : [];
		},
		tell: (read) => {
			const classes = read
				.indexes('release', 'themes')
				.filter((i) => read.at('release', 'themes', i, 'enabling') === false)
				.map((i) => classOf(read, i));
			const count = classes.filter((one) => one === name).length;
			return { class: name, count, of: classes.length };
		}
	} satisfies Teller<unknown>;
}

const isLater = ({ enabling, opportunity }: ReleaseTheme) =>
	!enabling && opportunity.class === 'later';

/** Hardly anybody works on it, though it yields much. */
function idleOf(name: ToldClass) {
	return groups((read, i) => {
		if (read.at('release', 'themes', i, 'enabling') || classOf(read, i) !== name) return null;
		const [impact, effort] = [meanOf(read, i, 'impact'), meanOf(read, i, 'effort')];
		if (impact === null || effort === null) return null;
		return atLeast(impact, SURPRISE.impact) && atLeast(SURPRISE.effort, effort) ? '' : null;
	});
}

/** Who would have to do it doubts whether it can be done. */
function doubtOf(name: ToldClass) {
	return groups((read, i) => {
		if (read.at('release', 'themes', i, 'enabling') || classOf(read, i) !== name) return null;
		const feasible = read.at('release', 'themes', i, 'opportunity', 'executorsFeasibility') ?? null;
		return feasible !== null && !atLeast(feasible, CUT) ? '' : null;
	});
}

/** What is needed for the hard ones together, and for each, most said first. */
function needed(enabling: boolean) {
	return {
		find: ({ basis }) =>
			aboutThemes(
				basis.release.themes.flatMap((theme, i) =>
					theme.enabling === enabling &&
					theme.opportunity.class === 'long-haul' &&
					theme.beside?.needs
						? [i]
						: []
				)
			),
		tell: (read) => {
			const rows = read.indexes('release', 'themes').flatMap((i) => {
				const said = read.at('release', 'themes', i, 'beside', 'needs') ?? null;
				const isHard = classOf(read, i) === 'long-haul';
				if (!isHard || !said || read.at('release', 'themes', i, 'enabling') !== enabling) return [];
				const needs = mostFirst((need) => said.counts[need]);
				const rank = read.at('release', 'themes', i, 'opportunity', 'rank') ?? Infinity;
				const title = read.at('release', 'themes', i, 'title');
				return [{ title, rank, people: said.people, counts: said.counts, needs }];
			});
			rows.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
			const sum = (need: Need) => rows.reduce((all, { counts }) => all + counts[need], 0);
			return rows.length > 0 ? { rows, needs: mostFirst(sum) } : null;
		}
	} satisfies Teller<unknown>;
}

/** What was said; "something else" tells nobody what. */
function mostFirst(timesOf: (need: Need) => number) {
	return NEEDS.filter((need) => need !== 'other')
		.map((need) => ({ need, times: timesOf(need) }))
		.filter(({ times }) => times > 0)
		.toSorted((a, b) => b.times - a.times);
}

/** What people said of one theme beside their answers. */
export interface ThemeSaid {
	readonly title: LocalText;
	/** Of the meeting; '' for none. */
	readonly conclusion: string;
	/** What somebody wrote, chosen by the facilitator. */
	readonly quotes: readonly Quote[];
}

export interface Quote {
	readonly text: string;
	/** The side it comes from; null: not told. */
	readonly unit: string | null;
	readonly people: number;
}

/** What was said of single themes of some classes; a theme of which nothing was said has no block. */
function saidOf(belongs: (theme: ReleaseTheme) => boolean): Teller<ThemeSaid> {
	return {
		find: (known) =>
			inResultOrder(known.basis, belongs).flatMap((i): readonly Found[] => {
				const { id } = known.basis.release.themes[i]!;
				const quotes = known.basis.remarks.flatMap(({ theme, kind, quoted }, at) =>
					theme === id && kind !== 'offer' && quoted ? [at] : []
				);
				const concluded = Boolean(known.basis.talks[id]?.conclusion) && !isTalkedAbout(known, i);
				if (quotes.length === 0 && !concluded) return [];
				const talks = concluded ? [id] : [];
				return [{ about: id, among: { [THEMES]: [i], '/talks': talks, '/remarks': quotes } }];
			}),
		tell: (read, id) => {
			const [i] = read.indexes('release', 'themes');
			if (i === undefined || read.at('release', 'themes', i, 'id') !== id) return null;
			const said = {
				title: read.at('release', 'themes', i, 'title'),
				conclusion: read.places('talks').includes(id)
					? (read.at('talks', id, 'conclusion') ?? '')
					: '',
				quotes: read.indexes('remarks').map((at) => ({
					text: read.at('remarks', at, 'text'),
					unit: read.at('remarks', at, 'unit'),
					people: read.at('remarks', at, 'people')
				}))
			};
			const isSaid = said.conclusion !== '' || said.quotes.length > 0;
			return isSaid ? said : null;
		}
	};
}

function inResultOrder(basis: StoryBasis, belongs: (theme: ReleaseTheme) => boolean) {
	const { themes } = basis.release;
	const rank = (i: number) => themes[i]!.opportunity.rank ?? 999;
	return themes
		.flatMap((theme, i) => (belongs(theme) ? [i] : []))
		.sort((a, b) => rank(a) - rank(b));
}

/** A theme on which people differ is told with what they differ on, with its conclusion. */
function isTalkedAbout({ basis }: Pick<Known, 'basis'>, i: number): boolean {
	const { impact, feasibility } = basis.release.themes[i]!.questions;
	return isDivided(impact) || isDivided(feasibility);
}

const isOf = (name: OpportunityClass) => (theme: ReleaseTheme) =>
	!theme.enabling && theme.opportunity.class === name;

export const START = {
	'start:count': countOf('start'),
	'start:band': inBands('start'),
	'start:idle': idleOf('start'),
	'start:doubt': doubtOf('start'),
	'start:chosen': chosen('start'),
	'start:theme': saidOf(isOf('start'))
};

export const LONG_HAUL = {
	'long-haul:count': countOf('long-haul'),
	'long-haul:band': inBands('long-haul'),
	'long-haul:idle': idleOf('long-haul'),
	'long-haul:doubt': doubtOf('long-haul'),
	'long-haul:needs': needed(false),
	'long-haul:theme': saidOf(isOf('long-haul'))
};

export const SUSTAIN = {
	'sustain:count': countOf('sustain'),
	'sustain:band': inBands('sustain'),
	'sustain:theme': saidOf(isOf('sustain'))
};

export const LATER = {
	'later:count': countOf('later'),
	'later:band': groups((read, i) => {
		if (read.at('release', 'themes', i, 'enabling') || classOf(read, i) !== 'later') return null;
		const impact = meanOf(read, i, 'impact');
		return impact === null ? null : String(impactBand(impact));
	}),
	'later:too-few': groups((read, i) =>
		!read.at('release', 'themes', i, 'enabling') && classOf(read, i) === 'too-few' ? '' : null
	),
	'later:theme': saidOf((theme) => isOf('later')(theme) || isOf('too-few')(theme))
};

/** What restrains what can be decided, in the facilitator's words. */
function restraint(kind: (typeof PRECONDITIONS)[number]): Teller<{ text: LocalText }> {
	return {
		find: ({ basis }) => once(hasWords(basis.scan.preconditions[kind])),
		tell: (read) => {
			const text = read.at('scan', 'preconditions', kind);
			return text && hasWords(text) ? { text } : null;
		}
	};
}

export const CONDITIONS = {
	/** Conditions are no measures: told by class, whatever else. */
	'conditions:class': groups(
		(read, i) => (read.at('release', 'themes', i, 'enabling') ? classOf(read, i) : null),
		CLASSES
	),
	'conditions:needs': needed(true),
	'conditions:theme': saidOf(({ enabling }) => enabling),
	'conditions:legal': restraint('legal'),
	'conditions:financial': restraint('financial'),
	'conditions:ecological': restraint('ecological')
};
