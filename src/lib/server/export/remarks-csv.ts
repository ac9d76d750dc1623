import { stringify } from 'csv-stringify/sync';
import { LANGUAGES } from '../../domain/language.ts';
import type { Release } from '../../domain/release-shape.ts';
import { shownRemarks, type ReadRemark } from '../../domain/remark.ts';
import { column } from './results-csv.ts';

/**
 * What people wrote as a table: a row per text that is not hidden, texts that say the same once with
 * the number of people. The unit is empty where it may not be told. Cells that a spreadsheet could
 * take for a formula are defused.
 * @returns CSV with a header line, comma separated, by theme and as with the result inside it
 */
export function remarksCsv(release: Release, remarks: readonly ReadRemark[]): string {
	const byTheme = Map.groupBy(shownRemarks(remarks), ({ theme }) => theme);
	const rows = release.themes.flatMap(({ id, title }) =>
		(byTheme.get(id) ?? []).map(({ kind, text, unit, people, quoted }) => [
			...[id, ...LANGUAGES.map((language) => title[language])],
			...[kind, text, unit, people, String(quoted)]
		])
	);
	return stringify([HEADER, ...rows], { escape_formulas: true });
}

const HEADER = [
	...['theme', ...LANGUAGES.map((language) => column('title', language))],
	...['kind', 'text', 'unit', 'people', 'quoted']
];
