import { textFor, type Language } from '#lib/domain/language.ts';
import type { Question } from '#lib/domain/rating.ts';
import type { OpportunityClass, Release, ReleaseTheme } from '#lib/domain/release-shape.ts';
import type { Weights } from '#lib/domain/scan.ts';
import { listText, numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Names } from '#lib/i18n/story-sentences.ts';
import { whySentence } from '#lib/i18n/why-sentence.ts';

/** The short name of each question. */
export const QUESTION_WORDS: Readonly<Record<Question, () => string>> = {
	impact: m.question_impact_short,
	feasibility: m.question_feasibility_short,
	effort: m.question_effort_short,
	knowledge: m.question_knowledge_short
};

/** The word of each class. */
export const CLASS_WORDS: Readonly<Record<OpportunityClass, () => string>> = {
	start: m.class_start,
	'long-haul': m.class_long_haul,
	sustain: m.class_sustain,
	later: m.class_later,
	'too-few': m.class_too_few
};

/** A mean or a share of points as a reader writes it; a dash where it is not shown. */
export function figure(value: number | null, language: Language, decimals = 1): string {
	return value === null ? '–' : numberText(value, language, decimals);
}

/** The name of a side of the table, or of several that are shown together. */
export function sideName(units: readonly string[], names: Names, language: Language): string {
	const words = units.map((id) => {
		const title = names.units.get(id);
		return title ? textFor(title, language).text : id;
	});
	return words.length === 1 ? words[0]! : m.story_together({ names: listText(words, language) });
}

/** Why a theme stands where it stands, in one sentence. */
export function whyOf({ questions }: ReleaseTheme, language: Language): string {
	return whySentence(
		{
			impact: questions.impact.balancedMean,
			feasibility: questions.feasibility.balancedMean,
			effort: questions.effort.balancedMean
		},
		language
	);
}

const PARTS = ['impact', 'feasibility', 'room'] as const;
const PART_WORDS = {
	impact: m.result_part_impact,
	feasibility: m.result_part_feasibility,
	room: m.result_part_room
};

/** How much each part counts in the score, in one sentence. */
export function weightsSentence(weights: Weights, language: Language): string {
	const parts = PARTS.map((name) => {
		const part = name === 'room' ? m.result_part_room_long() : PART_WORDS[name]();
		const weight = weights[name];
		if (weight === 0) return m.result_weight_none({ part });
		if (weight === 1) return m.result_weight_one({ part });
		if (weight === 2) return m.result_weight_two({ part });
		return m.result_weight_times({ part, count: weightText(weight, language) });
	});
	return m.result_weights({ parts: listText(parts, language) });
}

function weightText(weight: number, language: Language): string {
	return numberText(weight, language, Number.isInteger(weight) ? 0 : 1);
}

/** How the score of a theme was made, with its numbers. */
export function howScore(theme: ReleaseTheme, weights: Weights, language: Language): string {
	const { score, parts } = theme.opportunity;
	const counting = PARTS.filter((name) => weights[name] > 0);
	if (score === null) {
		const unknown = counting.filter((name) => parts[name] === null);
		const words = unknown.map((name) => PART_WORDS[name]());
		return m.result_how_unknown({ parts: listText(words, language) });
	}
	const total = weightText(weights.impact + weights.feasibility + weights.room, language);
	const sums = counting.map((name) => {
		const question = name === 'room' ? 'effort' : name;
		return m.result_how_points({
			points: figure(parts[name], language),
			part: name === 'room' ? m.result_part_room_long() : PART_WORDS[name](),
			mean: figure(theme.questions[question].balancedMean, language, 2),
			weight: m.result_how_weight({ weight: weightText(weights[name], language), total })
		});
	});
	return m.result_how_score({ score: figure(score, language), parts: sums.join(' + ') });
}

const CLASS_REASONS = {
	start: m.result_how_start,
	'long-haul': m.result_how_long_haul,
	sustain: m.result_how_sustain,
	later: m.result_how_later,
	'too-few': m.result_how_too_few
};

/** By which rule a theme has its class, with its numbers. */
export function howClass(theme: ReleaseTheme, language: Language): string {
	const mean = (question: Question) => figure(theme.questions[question].balancedMean, language, 2);
	return CLASS_REASONS[theme.opportunity.class]({
		impact: mean('impact'),
		feasibility: mean('feasibility'),
		effort: mean('effort')
	});
}

/** Groups of the scan with how many took part, and the names of those from which nobody came. */
export function groupCounts(release: Release, names: Names, language: Language) {
	const rows = Object.entries(release.participants.byGroup).map(([slug, people]) => {
		const title = names.groups.get(slug);
		return { slug, people, ...(title ? textFor(title, language) : { text: slug, language }) };
	});
	return {
		present: rows.filter(({ people }) => people > 0),
		missing: rows.filter(({ people, slug }) => people === 0 && slug !== 'anders')
	};
}
