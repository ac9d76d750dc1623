import type { Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';

const SENTENCES = {
	'empty-participant': m.csv_line_empty_participant,
	group: m.csv_line_group,
	theme: m.csv_line_theme,
	'theme-not-asked': m.csv_line_theme_not_asked,
	question: m.csv_line_question,
	value: m.csv_line_value,
	twice: m.csv_line_twice,
	'two-groups': m.csv_line_two_groups,
	'group-fixed': m.csv_line_group_fixed,
	columns: m.csv_line_columns
} as const;

/** One sentence that names every bad line of an imported file with its number. */
export function csvProblemsSentence(
	problems: readonly {
		readonly line: number;
		readonly kind: keyof typeof SENTENCES;
		readonly value: string;
	}[],
	locale: Language
): string {
	const lines = problems
		.map(({ line, kind, value }) => SENTENCES[kind]({ line, value }, { locale }))
		.join('; ');
	return m.refusal_csv_lines({ count: problems.length, lines }, { locale }) + '.';
}
