import { isDivided, LEARN, UNSURE } from './flags.ts';
import { agendaOf } from './knowledge.ts';
import type { LocalText } from './language.ts';
import type { PoolResult, QuestionResult } from './release-shape.ts';
import { CUT } from './score.ts';
import { AGREED, isFirm } from './standing.ts';
import { chosen, titleOf } from './story-chosen.ts';
import { groups } from './story-classes.ts';
import type { Reading } from './story-reading.ts';
import {
	aboutThemes,
	indexesOf,
	THEMES,
	type Found,
	type Known,
	type Teller
} from './story-teller.ts';
import { atLeast } from './stats/ranks.ts';
import { APART, TOLD_AT_MOST, type Dividing, type TalkItem } from './talk.ts';

const DIVIDING = ['impact', 'feasibility'] as const satisfies readonly Dividing[];

/** Themes with what decides on their order, the strongest first; equal ones in the order of the scan. */
function strongestFirst(
	read: Reading,
	strength: (i: number) => number | null
): readonly LocalText[] {
	return read
		.indexes('release', 'themes')
		.map((i) => ({ i, strength: strength(i) }))
		.filter((one): one is { i: number; strength: number } => one.strength !== null)
		.toSorted((a, b) => b.strength - a.strength)
		.map(({ i }) => read.at('release', 'themes', i, 'title'));
}

/** About these themes; where there are none, about all, of which none is so. */
function together(known: Known, items: readonly TalkItem[]): readonly Found[] {
	const all = known.basis.release.themes.map((_, i) => i);
	return aboutThemes(items.length > 0 ? indexesOf(known, items) : all);
}

export const SHARE = {
	/** All sides see that it helps, and people agree on it. */
	'share:together': {
		find: (known) => together(known, known.talk.shared),
		tell: (read) => {
			const pools = read.indexes('release', 'pools');
			const sides = pools.map((i) => read.at('release', 'pools', i, 'units')).length;
			const titles = strongestFirst(read, (i) => {
				const impact = ['release', 'themes', i, 'questions', 'impact'] as const;
				const [mean, sides] = [read.at(...impact, 'balancedMean'), read.at(...impact, 'pools')];
				const divided = DIVIDING.map((question) => dividedBy(read, i, question));
				const { agreement } = divided[0]!;
				if (mean === null || agreement === null || !sides) return null;
				const seen = [mean, ...sides.map((side) => side.mean)];
				const isShared = atLeast(agreement, AGREED) && seen.every((one) => atLeast(one, CUT));
				return isShared && !divided.some(isDivided) ? mean : null;
			});
			return { sides, count: titles.length, titles: titles.slice(0, TOLD_AT_MOST) };
		}
	} satisfies Teller<unknown>,
	/** Where the measures stand in the picture, for who does not see it. */
	'share:matrix': {
		find: ({ basis }) =>
			aboutThemes(
				basis.release.themes.flatMap(({ enabling, questions }, i) =>
					enabling ||
					questions.impact.balancedMean === null ||
					questions.feasibility.balancedMean === null
						? []
						: [i]
				)
			),
		tell: (read) => {
			const points = read.indexes('release', 'themes').flatMap((i) => {
				const [impact, feasibility] = (['impact', 'feasibility'] as const).map((question) =>
					read.at('release', 'themes', i, 'questions', question, 'balancedMean')
				);
				const isMeasure = read.at('release', 'themes', i, 'enabling') === false;
				return isMeasure && typeof impact === 'number' && typeof feasibility === 'number'
					? [{ high: atLeast(impact, CUT), right: atLeast(feasibility, CUT) }]
					: [];
			});
			if (points.length === 0) return null;
			const count = (high: boolean, right: boolean) =>
				points.filter((point) => point.high === high && point.right === right).length;
			return {
				all: points.length,
				...{ highRight: count(true, true), highLeft: count(true, false) },
				...{ lowRight: count(false, true), lowLeft: count(false, false) }
			};
		}
	} satisfies Teller<unknown>,
	/** They would be among the first whoever of the same sides had come. */
	'share:firm': groups((read, i) => {
		if (read.at('release', 'themes', i, 'enabling')) return null;
		const topFiveShare = read.at('release', 'themes', i, 'opportunity', 'topFiveShare') ?? null;
		return isFirm({ topFiveShare }) ? '' : null;
	})
};

export const FIND_OUT = {
	'find-out:learn': {
		find: (known) => withFlag(known, 'learn'),
		tell: (read) => {
			const titles = strongestFirst(read, (i) => {
				const need = read.at('release', 'themes', i, 'questions', 'knowledge', 'balancedMean');
				return need !== null && atLeast(need, LEARN) ? need : null;
			});
			return titles.length > 0 ? { titles } : null;
		}
	} satisfies Teller<unknown>,
	'find-out:unsure': {
		find: (known) => withFlag(known, 'unsure'),
		tell: (read) => {
			const titles = strongestFirst(read, (i) => {
				const share = read.at('release', 'themes', i, 'questions', 'impact', 'dontKnowShare');
				return share !== null && atLeast(share, UNSURE) ? share : null;
			});
			return titles.length > 0 ? { titles } : null;
		}
	} satisfies Teller<unknown>,
	'find-out:chosen': chosen('question'),
	/** Questions with who finds out; what somebody took on first, by day. */
	'find-out:agenda': {
		find: ({ basis }) => {
			const asked = Object.entries(basis.findings).filter(([, finding]) => finding.question !== '');
			const themes = asked.map(([theme]) => theme);
			return themes.length > 0 ? [{ about: '', among: { '/findings': themes } }] : [];
		},
		tell: (read) => {
			const items = read.places('findings').map((theme) => ({
				title: titleOf(read, theme),
				finding: {
					question: read.at('findings', theme, 'question') ?? '',
					who: read.at('findings', theme, 'who') ?? '',
					due: read.at('findings', theme, 'due') ?? null,
					kinds: []
				}
			}));
			const { agreed, open } = agendaOf(items);
			return items.length > 0 ? { items: [...agreed, ...open] } : null;
		}
	} satisfies Teller<unknown>
};

function withFlag({ basis }: Known, flag: 'learn' | 'unsure') {
	return aboutThemes(
		basis.release.themes.flatMap(({ opportunity }, i) =>
			opportunity.flags.includes(flag) ? [i] : []
		)
	);
}

/** How people differ on one question, both sides alike. */
export interface Differing {
	readonly question: Dividing;
	/** The sides in the order of the table, or people on 1-2 and on 4-5, or answers all over. */
	readonly how:
		| {
				readonly kind: 'sides';
				readonly sides: readonly PoolResult[];
				/** Those that stand apart, by far fewer than the others: as `minority` of the talk has it. */
				readonly apart: readonly PoolResult[];
		  }
		| { readonly kind: 'camps'; readonly low: number; readonly high: number }
		| { readonly kind: 'spread' };
}

/** The fields that tell whether a question divides people. */
function dividedBy(read: Reading, i: number, question: Dividing) {
	const at = ['release', 'themes', i, 'questions', question] as const;
	return {
		agreement: read.at(...at, 'agreement') ?? null,
		twoCamps: read.at(...at, 'twoCamps') ?? null,
		groupGap: read.at(...at, 'groupGap') ?? null
	} as QuestionResult;
}

function differingOn(read: Reading, i: number, question: Dividing): readonly Differing[] {
	const result = dividedBy(read, i, question);
	if (!isDivided(result)) return [];
	const at = ['release', 'themes', i, 'questions', question] as const;
	if (result.groupGap !== null && atLeast(result.groupGap, APART)) {
		const sides = read.at(...at, 'pools') ?? [];
		const mean = read.at(...at, 'balancedMean');
		return [{ question, how: { kind: 'sides', sides, apart: minorityOf(sides, mean) } }];
	}
	if (!result.twoCamps) return [{ question, how: { kind: 'spread' } }];
	const [one = 0, two = 0, , four = 0, five = 0] = read.at(...at, 'counts') ?? [];
	return [{ question, how: { kind: 'camps', low: one + two, high: four + five } }];
}

/** Sides across the middle from all together and far from it, with less than half of people and units. */
function minorityOf(sides: readonly PoolResult[], mean: number | null): readonly PoolResult[] {
	const people = sides.reduce((sum, { n }) => sum + n, 0);
	const units = sides.reduce((sum, side) => sum + side.units.length, 0);
	return sides.filter(
		(side) =>
			mean !== null &&
			2 * side.n < people &&
			2 * side.units.length < units &&
			atLeast(side.mean, CUT) !== atLeast(mean, CUT) &&
			atLeast(Math.abs(side.mean - mean), APART)
	);
}

/** What the meeting did something with is told, however many there are. */
function isOnList({ basis }: Known, theme: string): boolean {
	const talk = basis.talks[theme];
	return talk !== undefined && (talk.picked || talk.parked || talk.conclusion !== '');
}

export const TALK = {
	'talk:count': {
		find: (known) => together(known, known.talk.differ),
		tell: (read) => {
			const differ = read
				.indexes('release', 'themes')
				.filter((i) => DIVIDING.some((question) => isDivided(dividedBy(read, i, question))));
			return { count: differ.length };
		}
	} satisfies Teller<unknown>,
	'talk:theme': {
		find: (known) => {
			const all = known.talk.differ;
			return all
				.filter(({ theme }, place) => place < TOLD_AT_MOST || isOnList(known, theme.id))
				.map((item) => ({
					about: item.theme.id,
					among: {
						[THEMES]: indexesOf(known, [item]),
						'/talks': known.basis.talks[item.theme.id] ? [item.theme.id] : []
					}
				}));
		},
		tell: (read, id) => {
			const [i] = read.indexes('release', 'themes');
			if (i === undefined || read.at('release', 'themes', i, 'id') !== id) return null;
			const differing = DIVIDING.flatMap((question) => differingOn(read, i, question));
			if (differing.length === 0) return null;
			const isThere = read.places('talks').includes(id);
			return {
				title: read.at('release', 'themes', i, 'title'),
				differing,
				conclusion: isThere ? (read.at('talks', id, 'conclusion') ?? '') : '',
				parked: isThere ? (read.at('talks', id, 'parked') ?? false) : false
			};
		}
	} satisfies Teller<unknown>,
	/** What is told no further. */
	'talk:more': {
		find: (known) =>
			aboutThemes(
				indexesOf(
					known,
					known.talk.differ.filter(
						({ theme }, place) => place >= TOLD_AT_MOST && !isOnList(known, theme.id)
					)
				)
			),
		tell: (read) => {
			const titles = read
				.indexes('release', 'themes')
				.map((i) => read.at('release', 'themes', i, 'title'));
			return titles.length > 0 ? { titles } : null;
		}
	} satisfies Teller<unknown>,
	'talk:chosen': chosen('talk')
};
