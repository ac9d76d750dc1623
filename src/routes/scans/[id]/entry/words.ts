import type { Language, LocalText } from '#lib/domain/language.ts';
import type { Question } from '#lib/domain/rating.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** A group as it stands on the form. */
export interface FormGroup {
	readonly slug: string;
	readonly title: LocalText;
}

/** A theme as it stands on the form. */
export interface FormTheme extends FormGroup {
	readonly lever: LocalText;
}

/** The questions in few words: the whole ones stand on the paper. */
export const QUESTION_WORDS: Readonly<Record<Question, () => string>> = {
	impact: m.question_impact_short,
	feasibility: m.question_feasibility_short,
	effort: m.question_effort_short,
	knowledge: m.question_knowledge_short
};

/** A cell in words: '1' … '5', 'dk', or anything else for no answer. */
export function cellWords(cell: string): string {
	if (cell === 'dk') return m.dont_know();
	return /^[1-5]$/.test(cell) ? cell : m.entry_none();
}

/** For the `lang` attribute of a text that is not in the language of the page. */
export function langOf(of: Language, page: Language): Language | undefined {
	return of === page ? undefined : of;
}
