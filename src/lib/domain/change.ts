import { byQuestion, type Question } from './rating.ts';
import type {
	Change,
	Move,
	PairedChange,
	QuestionResult,
	Release,
	ReleaseTheme,
	UnpairedChange
} from './release-shape.ts';
import { agreement } from './stats/agreement.ts';
import { cliffsDelta } from './stats/cliffs-delta.ts';
import { distributionChange } from './stats/distribution-change.ts';
import { signTest } from './stats/sign-test.ts';
import { signedRank } from './stats/signed-rank.ts';
import { atLeast } from './stats/ranks.ts';
import { weightedKappa } from './stats/weighted-kappa.ts';

/** Fewer people who answered both times show nothing of what they did. */
export const MIN_PAIRS = 5;
/** A picture that moved less than this is stable (Scheibe, Skutsch & Schofer 1975). */
export const STABLE = 0.15;
/** Agreement that changed this much is worth a word; a convention of ours. */
export const AGREEMENT_STEP = 0.2;
/** More people went one way than chance explains. */
export const SIGN_P = 0.05;
/** From here on a difference between two groups of people is not small (Romano et al. 2006). */
export const DELTA = 0.33;

/** Numbers that people gave to one question of one theme, by participant, with their unit. */
export type Given = ReadonlyMap<number, { readonly unit: string; readonly value: number }>;

type ThemeNow = Pick<ReleaseTheme, 'id' | 'title' | 'questions'>;

/**
 * What people did who answered a theme in this round and in the one before, per theme that was
 * asked again (docs/method.md §9).
 * @param themes those asked in this round, in the order of the release
 * @param given numbers of a round about a theme and question
 */
export function changeSinceRound(
	round: number,
	themes: readonly ThemeNow[],
	then: Release,
	k: number,
	given: (round: number, theme: string, question: Question) => Given
): Change {
	return {
		kind: 'round',
		checksum: then.checksum,
		themes: movedThemes(themes, then, (theme, before, since) =>
			byQuestion((question) =>
				pairedChange(
					{ result: before.questions[question], given: given(since, theme.id, question) },
					{ result: theme.questions[question], given: given(round, theme.id, question) },
					k
				)
			)
		)
	};
}

/**
 * How the answers differ from those in an earlier scan of the area, whoever gave them: a function
 * of the two releases alone (docs/method.md §9).
 */
export function changeSinceScan(themes: readonly ThemeNow[], then: Release): Change {
	return {
		kind: 'scan',
		title: then.scan.title,
		checksum: then.checksum,
		themes: movedThemes(themes, then, (theme, before) =>
			byQuestion((question) =>
				unpairedChange(before.questions[question], theme.questions[question])
			)
		)
	};
}

function movedThemes<T>(
	themes: readonly ThemeNow[],
	then: Release,
	questionsOf: (theme: ThemeNow, before: ReleaseTheme, since: number) => Record<Question, T>
) {
	return themes.flatMap((theme) => {
		const before = then.themes.find(({ id }) => id === theme.id);
		if (!before) return [];
		const since = before.carriedFrom ?? then.round;
		return [
			{
				id: theme.id,
				since,
				reworded: isReworded(before.title, theme.title),
				rankBefore: before.opportunity.rank,
				questions: questionsOf(theme, before, since)
			}
		];
	});
}

/** In a language that both have, another title. */
function isReworded(then: ReleaseTheme['title'], now: ReleaseTheme['title']): boolean {
	const languages = ['nl', 'en'] as const;
	return languages.some(
		(language) =>
			then[language] !== null && now[language] !== null && then[language] !== now[language]
	);
}

interface Cell {
	readonly result: QuestionResult;
	readonly given: Given;
}

/**
 * @returns null where it could betray somebody: with fewer than 5 pairs, where the sides were not
 * the same, or where in one of them 1 … k−1 people answered only once. Their answers would be what
 * is left when those of the others are taken away.
 */
export function pairedChange(then: Cell, now: Cell, k: number): PairedChange | null {
	if (!sameSides(then.result, now.result)) return null;
	const both = [...now.given].flatMap(([participant, { value }]) => {
		const before = then.given.get(participant);
		return before ? [{ then: before.value, now: value }] : [];
	});
	if (both.length < MIN_PAIRS) return null;
	if (!isLeftSafe(then, now.given, k) || !isLeftSafe(now, then.given, k)) return null;
	const table = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
	for (const pair of both) table[pair.then - 1]![pair.now - 1]! += 1;
	const countsThen = table.map((row) => row.reduce((sum, count) => sum + count, 0));
	const countsNow = table.map((_, point) => table.reduce((sum, row) => sum + row[point]!, 0));
	const up = both.filter((pair) => pair.now > pair.then).length;
	const down = both.filter((pair) => pair.now < pair.then).length;
	const change = {
		pairs: both.length,
		...{ up, down, same: both.length - up - down },
		signP: signTest(up, down),
		signedRankP: signedRank(both.map((pair) => pair.now - pair.then))?.p ?? null,
		distributionChange: distributionChange(countsThen, countsNow)!,
		kappa: weightedKappa(table),
		agreementBefore: agreement(countsThen)!,
		agreementNow: agreement(countsNow)!
	};
	const way = change.signP <= SIGN_P ? Math.sign(up - down) : 0;
	return { ...change, move: moveOf(way, change) };
}

/** Whether per side nobody is left who did not answer the other time, or at least k people are. */
function isLeftSafe({ result, given }: Cell, other: Given, k: number): boolean {
	const left = [...given].filter(([participant]) => !other.has(participant));
	return result.pools!.every(({ units }) => {
		const here = left.filter(([, { unit }]) => units.includes(unit)).length;
		return here === 0 || here >= k;
	});
}

/** @returns null when either is not shown */
export function unpairedChange(
	{ counts: before, ...then }: QuestionResult,
	{ counts, ...now }: QuestionResult
): UnpairedChange | null {
	if (!before || !counts) return null;
	const delta = cliffsDelta(before, counts)!;
	const nThen = then.n;
	const change = {
		delta,
		// Shares: the two groups need not be equally large.
		distributionChange: before.reduce(
			(sum, count, i) => sum + Math.abs(count / nThen - counts[i]! / now.n) / 2,
			0
		),
		difference: sameSides(then, now) ? now.balancedMean! - then.balancedMean! : null,
		agreementBefore: then.agreement!,
		agreementNow: now.agreement!
	};
	const way = atLeast(Math.abs(delta), DELTA) ? Math.sign(delta) : 0;
	return { ...change, move: moveOf(way, change) };
}

/** Whether both are shown with the same sides of the table. */
function sameSides(then: Pick<QuestionResult, 'pools'>, now: Pick<QuestionResult, 'pools'>) {
	if (!then.pools || !now.pools) return false;
	const sides = ({ pools }: Pick<QuestionResult, 'pools'>) =>
		pools!.map(({ units }) => units.join(' ')).join('\n');
	return sides(then) === sides(now);
}

/** The one word for it, the most telling first. @param way +1 up, −1 down, 0 neither clearly */
function moveOf(
	way: number,
	{
		distributionChange: changed,
		agreementBefore,
		agreementNow
	}: Pick<PairedChange, 'distributionChange' | 'agreementBefore' | 'agreementNow'>
): Move {
	if (!atLeast(changed, STABLE)) return 'stable';
	if (way !== 0) return way > 0 ? 'up' : 'down';
	if (atLeast(agreementNow - agreementBefore, AGREEMENT_STEP)) return 'more-agreed';
	if (atLeast(agreementBefore - agreementNow, AGREEMENT_STEP)) return 'less-agreed';
	return 'mixed';
}
