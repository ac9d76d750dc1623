import { layersOf } from '../domain/agreement-layers.ts';
import { RESAMPLES } from '../domain/firmness.ts';
import { DIVIDED, GAP, isDivided, LEARN } from '../domain/flags.ts';
import type { Language } from '../domain/language.ts';
import type { Question } from '../domain/rating.ts';
import type { PoolResult, QuestionResult } from '../domain/release-shape.ts';
import { AGREED } from '../domain/standing.ts';
import { effectiveN } from '../domain/stats/effective-n.ts';
import { atLeast } from '../domain/stats/ranks.ts';
import { listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { figure, percent, sideName } from './result-words.ts';
import type { Names } from './story-sentences.ts';

// How the figures of one question were computed: the rule, with the numbers of this question.
// Only for questions that are shown: at least five people gave a number.

/** People who all weigh the same and would give as firm a mean (Kish); null where it is not shown. */
export function effectiveOf({ pools }: QuestionResult): number | null {
	return pools && effectiveN(pools.map(({ units, n }) => ({ n, weight: units.length })));
}

/** The mean in which every side weighs equally. */
export function howBalanced(
	question: Question,
	result: QuestionResult,
	names: Names,
	locale: Language
): readonly string[] {
	const at = { locale };
	const { pools, n, balancedMean, interval } = result;
	const own =
		pools!.length === 1
			? [m.how_balanced_one({ n: numberText(n, locale) }, at)]
			: [balancedSum(pools!, balancedMean!, names, locale), effectiveText(result, locale)];
	const [low, high] = interval ?? [];
	const could =
		interval &&
		m.how_interval(
			{
				low: figure(low!, locale),
				high: figure(high!, locale),
				times: numberText(RESAMPLES, locale)
			},
			at
		);
	const learn = question === 'knowledge' && m.how_learn({ cut: figure(LEARN, locale) }, at);
	return [own.join(' '), could, learn].filter((text) => typeof text === 'string');
}

function balancedSum(
	pools: readonly PoolResult[],
	mean: number,
	names: Names,
	locale: Language
): string {
	const at = { locale };
	const means = pools.map(({ units, mean: own }) => {
		const text = figure(own, locale, 2);
		return units.length === 1 ? text : `${units.length} × ${text}`;
	});
	const weight = pools.reduce((total, { units }) => total + units.length, 0);
	const sides = pools.map(({ units, mean: own }) =>
		m.how_balanced_side({ side: sideName(units, names, locale), mean: figure(own, locale, 2) }, at)
	);
	return [
		m.how_balanced(
			{ sum: `(${means.join(' + ')}) : ${weight}`, mean: figure(mean, locale, 2) },
			at
		),
		m.how_balanced_sides({ sides: listText(sides, locale) }, at),
		...(weight > pools.length ? [m.how_balanced_together({}, at)] : [])
	].join(' ');
}

function effectiveText(result: QuestionResult, locale: Language): string {
	const effective = figure(effectiveOf(result), locale);
	return m.how_effective({ n: numberText(result.n, locale), effective }, { locale });
}

/** The mean in which every person weighs equally. */
export function howPerson({ counts, n, mean }: QuestionResult, locale: Language): string {
	const people = counts!.flatMap((count, i) => (count === 0 ? [] : [`${count} × ${i + 1}`]));
	return m.how_person(
		{
			n: numberText(n, locale),
			sum: `(${people.join(' + ')}) : ${numberText(n, locale)}`,
			mean: figure(mean, locale, 2)
		},
		{ locale }
	);
}

/** Van der Eijk's A layer by layer, and the two camps. */
export function howAgreement(result: QuestionResult, locale: Language): readonly string[] {
	const at = { locale };
	const counts = result.counts!;
	const layers = layersOf(counts);
	const two = (value: number) => figure(value, locale, 2);
	const agreement = two(result.agreement!);
	const told = layers.map(({ people, points, agreement: own }) =>
		m.how_agreement_layer(
			{
				people: numberText(people, locale),
				points: listText(points.map(String), locale),
				agreement: two(own)
			},
			at
		)
	);
	const sum = layers.map(({ people, agreement: own }) => `${people} × ${two(own)}`).join(' + ');
	return [
		m.how_agreement(
			{ agreement, agreed: figure(AGREED, locale), fairly: figure(DIVIDED, locale) },
			at
		),
		m.how_agreement_layers(
			{
				layers: listText(told, locale),
				sum: `(${sum}) : ${numberText(result.n, locale)}`,
				agreement
			},
			at
		),
		m.how_camps(campShares(counts, result.n, locale), at)
	];
}

/** Whole percents of people at either end and in the middle. */
function campShares(counts: readonly number[], n: number, locale: Language) {
	const [one, two, middle, four, five] = counts as [number, number, number, number, number];
	return {
		low: percent((one + two) / n, locale),
		middle: percent(middle / n, locale),
		high: percent((four + five) / n, locale)
	};
}

/** The sides with the highest and the lowest mean; null with fewer than two. */
function furthestApart(pools: QuestionResult['pools']): readonly [PoolResult, PoolResult] | null {
	if (!pools || pools.length < 2) return null;
	const sorted = [...pools].sort((a, b) => b.mean - a.mean);
	return [sorted[0]!, sorted.at(-1)!];
}

/** Which sides stand furthest apart; none with one side. */
export function howGap(
	question: Question,
	{ pools, groupGap }: QuestionResult,
	names: Names,
	locale: Language
): readonly string[] {
	const at = { locale };
	const apart = furthestApart(pools);
	if (!apart || groupGap === null) return [];
	const [high, low] = apart;
	const gap = m.how_gap(
		{
			high: figure(high.mean, locale, 2),
			low: figure(low.mean, locale, 2),
			gap: figure(groupGap, locale, 2),
			highSide: sideName(high.units, names, locale),
			lowSide: sideName(low.units, names, locale)
		},
		at
	);
	const talks = question === 'impact' || question === 'feasibility';
	return talks ? [gap, m.how_gap_talk({ cut: figure(GAP, locale) }, at)] : [gap];
}

/** The share of "don't know". */
export function howDontKnow(
	question: Question,
	{ n, dontKnow, dontKnowShare }: QuestionResult,
	locale: Language
): readonly string[] {
	const at = { locale };
	const share = m.how_dont_know(
		{
			count: numberText(dontKnow, locale),
			of: numberText(n + dontKnow, locale),
			share: percent(dontKnowShare, locale)
		},
		at
	);
	return question === 'impact' ? [share, m.how_unsure({}, at)] : [share];
}

/**
 * Who differs, in one sentence: the sides when they stand apart, else the people.
 * @returns null where there is nothing to talk about first
 */
export function talkSentence(
	result: QuestionResult,
	names: Names,
	locale: Language
): string | null {
	const at = { locale };
	if (!isDivided(result)) return null;
	const apart = furthestApart(result.pools);
	if (apart && result.groupGap !== null && atLeast(result.groupGap, GAP)) {
		const [high, low] = apart;
		return m.talk_sides(
			{
				highSide: sideName(high.units, names, locale),
				high: figure(high.mean, locale),
				lowSide: sideName(low.units, names, locale),
				low: figure(low.mean, locale)
			},
			at
		);
	}
	if (!result.twoCamps) return m.talk_divided({}, at);
	const { low, high } = campShares(result.counts!, result.n, locale);
	return m.talk_camps({ low, high }, at);
}
