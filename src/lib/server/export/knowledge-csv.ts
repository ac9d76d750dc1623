import { stringify } from 'csv-stringify/sync';
import type { KnowledgeItem } from '../../domain/knowledge.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { column } from './results-csv.ts';

/**
 * The knowledge agenda as a table: a row per theme, in the order given; empty is unknown or nothing.
 * Cells that a spreadsheet could take for a formula are defused.
 * @returns CSV with a header line, comma separated, decimals with a point
 */
export function knowledgeCsv(items: readonly KnowledgeItem[]): string {
	const rows = items.map(({ theme, sides, remarks, finding }) => [
		...[theme.id, ...LANGUAGES.map((language) => theme.title[language])],
		...[theme.questions.impact, theme.questions.knowledge].flatMap((question) => [
			...[question.balancedMean, question.n, question.dontKnow]
		]),
		sides.map(({ units }) => units.join(' ')).join('; '),
		String(theme.opportunity.flags.includes('learn')),
		remarks.map(({ text }) => text).join('\n'),
		...[finding?.kinds.join(' '), finding?.question, finding?.who, finding?.due]
	]);
	return stringify([HEADER, ...rows], { escape_formulas: true });
}

const HEADER = [
	...['theme', ...LANGUAGES.map((language) => column('title', language))],
	...['impact', 'impactN', 'impactDontKnow', 'knowledge', 'knowledgeN', 'knowledgeDontKnow'],
	...['asking', 'learn', 'remarks', 'kinds', 'question', 'who', 'due']
];
