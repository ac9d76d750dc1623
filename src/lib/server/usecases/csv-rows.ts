import { CsvError, parse } from 'csv-parse/sync';
import { refuse, type Outcome } from '../../domain/refusal.ts';

/** A row of a table. */
export interface CsvRow {
	/** Where it starts in the file, from 1. */
	readonly line: number;
	/** Trimmed. */
	readonly cells: readonly string[];
}

/**
 * The rows of a CSV text, with commas or with semicolons; empty ones are left out.
 * @param required columns that have to be there
 * @returns `columns` in lower case as they stand in the first row; refused when it is no CSV, or lacks
 * a column
 */
export function csvRows(
	text: string,
	required: readonly string[]
): Outcome<{ columns: readonly string[]; rows: readonly CsvRow[] }> {
	let parsed: readonly { readonly info: { readonly lines: number }; readonly record: string[] }[];
	try {
		// One kind of line end: the parser counts CR LF inside quotes as two lines.
		parsed = parse(text.replace(/\r\n?/g, '\n'), {
			bom: true,
			delimiter: (text.split(/[\r\n]/, 1)[0] ?? '').includes(';') ? ';' : ',',
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			trim: true
		}) as never;
	} catch (thrown) {
		if (!(thrown instanceof CsvError)) throw thrown;
		return refuse('csv-invalid', { problem: thrown.message });
	}
	const [head, ...rows] = parsed.map(({ info, record }) => ({
		// The parser tells where a row ends.
		line: info.lines - (record.join('').split('\n').length - 1),
		cells: record.map((cell) => cell.trim())
	}));
	const columns = (head?.cells ?? []).map((cell) => cell.toLowerCase());
	if (!required.every((column) => columns.includes(column)))
		return refuse('csv-columns', { columns: required.join(', ') });
	return { ok: true, columns, rows };
}
