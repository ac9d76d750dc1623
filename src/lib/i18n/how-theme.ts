import { RESAMPLES } from '../domain/firmness.ts';
import { bordersOf } from '../domain/flags.ts';
import { textFor, type Language } from '../domain/language.ts';
import type { Question } from '../domain/rating.ts';
import type { Release, ReleaseTheme } from '../domain/release-shape.ts';
import type { Weights } from '../domain/scan.ts';
import { weightGrid } from '../domain/stats/weight-grid.ts';
import { listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { CLASS_WORDS, figure, percent, QUESTION_WORDS } from './result-words.ts';
import type { Names } from './story-sentences.ts';

// How the figures of one theme were computed: the rule, with this theme's own numbers.

/** Ways of weighing that were tried. */
export const WEIGHINGS = weightGrid().length;

const PARTS = ['impact', 'feasibility', 'room'] as const;
const PART_WORDS = {
	impact: m.result_part_impact,
	feasibility: m.result_part_feasibility,
	room: m.result_part_room
};

/** How much each part counts in the score, in one sentence. */
export function weightsSentence(weights: Weights, locale: Language): string {
	const at = { locale };
	const parts = PARTS.map((name) => {
		const part = name === 'room' ? m.result_part_room_long({}, at) : PART_WORDS[name]({}, at);
		const weight = weights[name];
		if (weight === 0) return m.result_weight_none({ part }, at);
		if (weight === 1) return m.result_weight_one({ part }, at);
		if (weight === 2) return m.result_weight_two({ part }, at);
		return m.result_weight_times({ part, count: weightText(weight, locale) }, at);
	});
	return m.result_weights({ parts: listText(parts, locale) }, at);
}

function weightText(weight: number, locale: Language): string {
	return numberText(weight, locale, Number.isInteger(weight) ? 0 : 1);
}

/** The points that each part adds. */
export function howScore(theme: ReleaseTheme, weights: Weights, locale: Language): string {
	const at = { locale };
	const { score, parts } = theme.opportunity;
	const counting = PARTS.filter((name) => weights[name] > 0);
	if (score === null) {
		const unknown = counting.filter((name) => parts[name] === null);
		const words = unknown.map((name) => PART_WORDS[name]({}, at));
		return m.result_how_unknown({ parts: listText(words, locale) }, at);
	}
	const total = weightText(weights.impact + weights.feasibility + weights.room, locale);
	const sums = counting.map((name) => {
		const question = name === 'room' ? 'effort' : name;
		return m.result_how_points(
			{
				points: figure(parts[name], locale),
				part: name === 'room' ? m.result_part_room_long({}, at) : PART_WORDS[name]({}, at),
				mean: figure(theme.questions[question].balancedMean, locale, 2),
				weight: m.result_how_weight({ weight: weightText(weights[name], locale), total }, at)
			},
			at
		);
	});
	return m.result_how_score({ score: figure(score, locale), parts: sums.join(' + ') }, at);
}

const CLASS_REASONS = {
	start: m.result_how_start,
	'long-haul': m.result_how_long_haul,
	sustain: m.result_how_sustain,
	later: m.result_how_later,
	'too-few': m.result_how_too_few
};

/** By which rule a theme has its class, and which borders it lies on. */
export function howClass(theme: ReleaseTheme, locale: Language): readonly string[] {
	const at = { locale };
	const mean = (question: Question) => figure(theme.questions[question].balancedMean, locale, 2);
	const reason = CLASS_REASONS[theme.opportunity.class](
		{ impact: mean('impact'), feasibility: mean('feasibility'), effort: mean('effort') },
		at
	);
	const borders = bordersOf(theme.questions).map(({ question, cut, other }) => {
		const [low, high] = theme.questions[question].interval!;
		return m.how_border(
			{
				question: QUESTION_WORDS[question]({}, at).toLowerCase(),
				low: figure(low!, locale),
				high: figure(high!, locale),
				cut: weightText(cut, locale),
				class: CLASS_WORDS[other]({}, at)
			},
			at
		);
	});
	return [reason, ...borders];
}

/**
 * The place in its list, and what it could have been.
 * @param of how many themes of that list have a place
 */
export function howPlace(theme: ReleaseTheme, of: number, locale: Language): readonly string[] {
	const at = { locale };
	const { rank, rankLow: low, rankHigh: high, topFiveShare, weightShare } = theme.opportunity;
	if (rank === null) return [];
	const place = m.how_place({ rank, of }, at);
	if (weightShare === null) return [place, m.standing_untested({}, at)];
	if (low === null || high === null) return [place];
	const places =
		low === high ? m.how_draws_place({ low }, at) : m.how_draws_places({ low, high }, at);
	const top = m.how_draws_top({ share: percent(topFiveShare, locale) }, at);
	const drawn = m.how_draws({ times: numberText(RESAMPLES, locale) }, at);
	return [place, `${drawn} ${places} ${top}`];
}

/** With how many of the ways of weighing a theme is in the top five; null when that is not known. */
export function weighingsOf({ opportunity: { weightShare } }: ReleaseTheme): number | null {
	return weightShare === null ? null : Math.round(weightShare * WEIGHINGS);
}

/** What other weights would do. */
export function howWeights(theme: ReleaseTheme, locale: Language): readonly string[] {
	const count = weighingsOf(theme);
	return count === null ? [] : [m.how_weights({ count, of: WEIGHINGS }, { locale })];
}

/** Every side equally beside every person equally. */
export function howViews({ opportunity }: ReleaseTheme, locale: Language): readonly string[] {
	const { score, rank, personScore, personRank } = opportunity;
	if (rank === null || personRank === null) return [];
	const points = {
		score: figure(score, locale),
		personScore: figure(personScore, locale)
	};
	return [m.how_views({ ...points, rank, personRank }, { locale })];
}

/** What those who would carry it out think of its feasibility, or why that is not shown. */
export function howExecutors(
	{ executors, opportunity, carriedFrom }: ReleaseTheme,
	{ participants }: Pick<Release, 'participants'>,
	names: Names,
	locale: Language
): readonly string[] {
	const at = { locale };
	// A group that the scan does not have could not take part.
	const known = executors.filter((group) => participants.byGroup[group] !== undefined);
	if (known.length === 0) return [];
	const groups = listText(
		known.map((group) => {
			const title = names.groups.get(group);
			return title ? textFor(title, locale).text : group;
		}),
		locale
	);
	const { executorsFeasibility: mean } = opportunity;
	if (mean !== null) return [m.how_executors({ groups, mean: figure(mean, locale, 2) }, at)];
	// Who took part in the round of carried figures is not in this release.
	const absent = carriedFrom === null && known.every((group) => participants.byGroup[group] === 0);
	return [absent ? m.how_executors_absent({ groups }, at) : m.how_executors_hidden({ groups }, at)];
}
