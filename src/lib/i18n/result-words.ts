import { textFor, type Language } from '../domain/language.ts';
import type { Question } from '../domain/rating.ts';
import type { Flag, Move, OpportunityClass } from '../domain/release-shape.ts';
import type { AgreementBand } from '../domain/standing.ts';
import { listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import type { Names } from './story-sentences.ts';

/** The short name of each question. */
export const QUESTION_WORDS = {
	impact: m.question_impact_short,
	feasibility: m.question_feasibility_short,
	effort: m.question_effort_short,
	knowledge: m.question_knowledge_short
} as const satisfies Readonly<Record<Question, unknown>>;

/** The word of each class. */
export const CLASS_WORDS = {
	start: m.class_start,
	'long-haul': m.class_long_haul,
	sustain: m.class_sustain,
	later: m.class_later,
	'too-few': m.class_too_few
} as const satisfies Readonly<Record<OpportunityClass, unknown>>;

/** The same in one or two words, to stand in a sentence. */
const BORDER_WORDS = {
	start: m.border_start,
	'long-haul': m.border_long_haul,
	sustain: m.border_sustain,
	later: m.border_later,
	'too-few': m.class_too_few
} as const;

/** Between which classes a theme lies. */
export function borderWords(classes: readonly OpportunityClass[], locale: Language): string {
	const words = [...new Set(classes)].map((name) => BORDER_WORDS[name]({}, { locale }));
	return m.flag_borderline({ classes: listText(words, locale) }, { locale });
}

/** The words of each flag but borderline, which names its classes. */
export const FLAG_WORDS = {
	talk: m.flag_talk,
	learn: m.flag_learn,
	unsure: m.flag_unsure,
	'executors-doubt': m.flag_executors_doubt
} as const satisfies Readonly<Record<Exclude<Flag, 'borderline'>, unknown>>;

export const MOVE_WORDS = {
	up: m.move_up,
	down: m.move_down,
	'more-agreed': m.move_more_agreed,
	'less-agreed': m.move_less_agreed,
	stable: m.move_stable,
	mixed: m.move_mixed
} as const satisfies Readonly<Record<Move, unknown>>;

export const AGREEMENT_WORDS = {
	agreed: m.agreement_agreed,
	fairly: m.agreement_fairly,
	divided: m.agreement_divided,
	'two-camps': m.agreement_two_camps
} as const satisfies Readonly<Record<AgreementBand, unknown>>;

/** A figure as a reader writes it; a dash where it is not shown. */
export function figure(value: number | null, language: Language, decimals = 1): string {
	if (value === null) return '–';
	const text = numberText(value, language, decimals);
	// A real minus, and none before what is nothing when rounded.
	return text.replace(/^-/, /[1-9]/.test(text) ? '−' : '');
}

/** A share as whole percents, without the sign. */
export function percent(share: number | null, language: Language): string {
	return figure(share === null ? null : share * 100, language, 0);
}

/** The name of a side of the table, or of several that are shown together. */
export function sideName(units: readonly string[], names: Names, locale: Language): string {
	const words = units.map((id) => {
		const title = names.units.get(id);
		return title ? textFor(title, locale).text : id;
	});
	if (words.length === 1) return words[0]!;
	return m.story_together({ names: listText(words, locale) }, { locale });
}
