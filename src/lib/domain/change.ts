import { LANGUAGES, type Language } from './language.ts';
import { byQuestion, type Question } from './rating.ts';
import type {
	Change,
	Move,
	Pairs,
	QuestionChange,
	QuestionResult,
	Release,
	ReleaseTheme
} from './release-shape.ts';
import { agreement } from './stats/agreement.ts';
import { cliffsDelta } from './stats/cliffs-delta.ts';
import { distributionChange } from './stats/distribution-change.ts';
import { atLeast } from './stats/ranks.ts';
import { signTest } from './stats/sign-test.ts';
import { signedRank } from './stats/signed-rank.ts';
import { weightedKappa } from './stats/weighted-kappa.ts';

/** Fewer people who answered both times show nothing of what they did. */
export const MIN_PAIRS = 5;
/** A picture that moved less than this is stable (Scheibe, Skutsch & Schofer 1975). */
export const STABLE = 0.15;
/** Agreement that changed this much is worth a word; a convention of ours. */
export const AGREEMENT_STEP = 0.2;
/** More people went one way than chance explains. */
export const SIGN_P = 0.05;
/** From here on a difference between two sets of answers is not small (Romano et al. 2006). */
export const DELTA = 0.33;

/** Numbers that people gave to one question of one theme, by participant, with their unit. */
export type Given = ReadonlyMap<number, { readonly unit: string; readonly value: number }>;

/** Both times' numbers of a theme and question, for what people did who answered twice. */
export type GivenBoth = (
	theme: string,
	question: Question,
	since: number
) => { readonly then: Given; readonly now: Given };

/**
 * What changed per theme that was asked both times (docs/method.md §9). Whoever answered, both sets
 * of answers are compared as they are published; what the same people did comes beside it where
 * that betrays nobody.
 * @param themes those asked in this round, in the order of the release
 * @param given null between two scans, whose people are not tied together
 */
export function changeSince(
	themes: readonly Pick<ReleaseTheme, 'id' | 'title' | 'questions'>[],
	then: Release,
	k: number,
	given: GivenBoth | null
): Change {
	return {
		kind: given ? 'round' : 'scan',
		title: then.scan.title,
		checksum: then.checksum,
		themes: themes.flatMap((theme) => {
			const before = then.themes.find(({ id }) => id === theme.id);
			if (!before) return [];
			const since = before.carriedFrom ?? then.round;
			const changeOf = (question: Question) => {
				const [a, b] = [before.questions[question], theme.questions[question]];
				const both = given?.(theme.id, question, since);
				return questionChange(a, b, both ? pairsOf(a, b, both, k) : null);
			};
			return [
				{
					id: theme.id,
					since,
					reworded: isReworded(before.title, theme.title),
					rankBefore: before.opportunity.rank,
					questions: byQuestion(changeOf)
				}
			];
		})
	};
}

/** In a language that both have, another title. */
function isReworded(then: ReleaseTheme['title'], now: ReleaseTheme['title']): boolean {
	const both = (language: Language) => [then[language] ?? null, now[language] ?? null] as const;
	return LANGUAGES.map(both).some(([a, b]) => a !== null && b !== null && a !== b);
}

/**
 * How two published sets of answers differ, whoever gave them. All but `pairs` follows from the two
 * releases, and so tells nothing new.
 * @returns null when either is not shown
 */
export function questionChange(
	then: QuestionResult,
	now: QuestionResult,
	pairs: Pairs | null
): QuestionChange | null {
	if (!then.counts || !now.counts) return null;
	const delta = cliffsDelta(then.counts, now.counts)!;
	const change = {
		delta,
		// Shares: the two need not have equally many people.
		distributionChange: then.counts.reduce(
			(sum, count, i) => sum + Math.abs(count / then.n - now.counts![i]! / now.n) / 2,
			0
		),
		difference: sameSides(then, now) ? now.balancedMean! - then.balancedMean! : null,
		agreementBefore: then.agreement!,
		agreementNow: now.agreement!
	};
	const way = pairs
		? pairs.signP <= SIGN_P && Math.sign(pairs.up - pairs.down)
		: atLeast(Math.abs(delta), DELTA) && Math.sign(delta);
	return { move: moveOf(way || 0, pairs ?? change), ...change, pairs };
}

/** The one word for it, the most telling first. @param way +1 up, −1 down, 0 neither clearly */
function moveOf(
	way: number,
	{
		distributionChange: changed,
		agreementBefore,
		agreementNow
	}: Pick<Pairs, 'distributionChange' | 'agreementBefore' | 'agreementNow'>
): Move {
	if (!atLeast(changed, STABLE)) return 'stable';
	if (way !== 0) return way > 0 ? 'up' : 'down';
	if (atLeast(agreementNow - agreementBefore, AGREEMENT_STEP)) return 'more-agreed';
	if (atLeast(agreementBefore - agreementNow, AGREEMENT_STEP)) return 'less-agreed';
	return 'mixed';
}

/**
 * What people did who gave a number both times.
 * @returns null where it could betray somebody: with fewer than 5 pairs, where the sides were not
 * the same, or where at one of them 1 … k−1 people answered only then, only now, or both times.
 * Their answers would be what is left when those of the others are taken away.
 */
export function pairsOf(
	resultThen: QuestionResult,
	resultNow: QuestionResult,
	{ then, now }: { readonly then: Given; readonly now: Given },
	k: number
): Pairs | null {
	if (!sameSides(resultThen, resultNow)) return null;
	const both = [...now].flatMap(([participant, { value }]) => {
		const before = then.get(participant);
		return before ? [{ then: before.value, now: value }] : [];
	});
	if (both.length < MIN_PAIRS) return null;
	const stayed = (given: Given, other: Given, both: boolean) =>
		[...given].filter(([participant]) => other.has(participant) === both);
	const told = [stayed(then, now, false), stayed(now, then, false), stayed(now, then, true)];
	const betrays = resultNow.pools!.some(({ units }) =>
		told.some((people) => {
			const here = people.filter(([, { unit }]) => units.includes(unit)).length;
			return here > 0 && here < k;
		})
	);
	if (betrays) return null;
	const table = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
	for (const pair of both) table[pair.then - 1]![pair.now - 1]! += 1;
	const countsThen = table.map((row) => row.reduce((sum, count) => sum + count, 0));
	const countsNow = table.map((_, point) => table.reduce((sum, row) => sum + row[point]!, 0));
	const up = both.filter((pair) => pair.now > pair.then).length;
	const down = both.filter((pair) => pair.now < pair.then).length;
	return {
		n: both.length,
		...{ up, down, same: both.length - up - down },
		signP: signTest(up, down),
		signedRankP: signedRank(both.map((pair) => pair.now - pair.then))?.p ?? null,
		distributionChange: distributionChange(countsThen, countsNow)!,
		kappa: weightedKappa(table),
		agreementBefore: agreement(countsThen)!,
		agreementNow: agreement(countsNow)!
	};
}

/** Whether both are shown with the same sides of the table. */
function sameSides(then: QuestionResult, now: QuestionResult): boolean {
	if (!then.pools || !now.pools) return false;
	const sides = ({ pools }: QuestionResult) =>
		pools!.map(({ units }) => units.join(' ')).join('\n');
	return sides(then) === sides(now);
}
