import { LEARN } from '../domain/flags.ts';
import type { KnowledgeKind } from '../domain/knowledge.ts';
import type { Language } from '../domain/language.ts';
import { atLeast } from '../domain/stats/ranks.ts';
import { m } from './paraglide/messages.js';
import { figure } from './result-words.ts';
import { impactWord } from './why-sentence.ts';

export const KIND_WORDS = {
	ecology: m.knowledge_kind_ecology,
	technique: m.knowledge_kind_technique,
	society: m.knowledge_kind_society,
	rules: m.knowledge_kind_rules
} as const satisfies Readonly<Record<KnowledgeKind, unknown>>;

const NEEDS = [m.knowledge_need_1, m.knowledge_need_2, m.knowledge_need_3, m.knowledge_need_4];
/** The last word begins where the flag "learn" does. */
const NEED_CUTS = [2, 3, LEARN];

/** Impact in a word and a number. @param mean balanced, 1 … 5; null where it is not shown */
export function impactText(mean: number | null, locale: Language): string {
	return inWords(mean, locale, (known) => impactWord(known, locale));
}

/** The need for knowledge in a word and a number. @param mean as in impactText */
export function needText(mean: number | null, locale: Language): string {
	return inWords(mean, locale, (known) =>
		NEEDS[NEED_CUTS.filter((cut) => atLeast(known, cut)).length]!({}, { locale })
	);
}

function inWords(mean: number | null, locale: Language, wordOf: (mean: number) => string): string {
	if (mean === null) return m.knowledge_unknown_value({}, { locale });
	return m.knowledge_value({ word: wordOf(mean), mean: figure(mean, locale) }, { locale });
}
