import writeWorkbook, { type Row as SheetRow } from 'write-excel-file/node';
import { printable } from '../../charts/svg.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { UNITS, type Cell, type Unit } from './columns.ts';
import { readmeOf } from './readme.ts';
import { resultSheets, type Sheet } from './result-sheets.ts';
import type { Told } from './told.ts';

/** Widths of columns, in characters. */
const WIDTH = { words: 36, code: 22, number: 13 } as const;
const README_WIDTHS = [24, 36, 28, 72, 24, 12];

/**
 * A release as a workbook: a sheet that says what it is and what every column means, then a sheet
 * per kind of figure. Numbers are numbers, and no text is a formula.
 */
export async function resultsXlsx(told: Told): Promise<Uint8Array> {
	const sheets = resultSheets(told);
	const readme = {
		sheet: m.export_sheet_readme({}, { locale: told.language }),
		data: readmeRows(told, sheets),
		columns: README_WIDTHS.map((width) => ({ width }))
	};
	const tables = sheets.map(({ name, columns, rows }) => ({
		sheet: name,
		data: [
			columns.map(({ head }) => bold(head)),
			...rows.map((row) => row.map((value, i) => cellOf(value, columns[i]!.unit)))
		],
		columns: columns.map(({ unit }) => ({ width: widthOf(unit) })),
		stickyRowsCount: 1
	}));
	return writeWorkbook([readme, ...tables]).toBuffer();
}

function readmeRows(told: Told, sheets: readonly Sheet[]): SheetRow[] {
	const at = { locale: told.language };
	const { title, sentences, facts } = readmeOf(told);
	const heads = [
		m.export_columns_sheet({}, at),
		m.export_columns_column({}, at),
		m.export_columns_code({}, at),
		m.export_columns_meaning({}, at),
		m.export_columns_unit({}, at),
		m.export_columns_range({}, at)
	];
	const columns = sheets.flatMap(({ name, columns }) =>
		columns.map(({ head, code, meaning, unit }) =>
			[name, head, code, meaning, UNITS[unit].word({}, at), UNITS[unit].range].map(text)
		)
	);
	return [
		[bold(title)],
		...sentences.map((sentence) => [text(sentence)]),
		[],
		[bold(m.export_about({}, at))],
		...facts.map(([label, value]) => [text(label), cellOf(value, 'words')]),
		[],
		[bold(m.export_columns({}, at))],
		heads.map(bold),
		...columns
	];
}

function cellOf(value: Cell, unit: Unit) {
	if (value === null) return null;
	if (typeof value === 'string') return text(value);
	if (typeof value === 'boolean') return { value, type: Boolean };
	const { format } = UNITS[unit];
	return {
		value,
		type: Number,
		align: format ? ('right' as const) : ('left' as const),
		...(format && { format })
	};
}

/** Told to be text, so that "=1+1" is not counted. */
function text(value: string) {
	return { value: printable(value), type: String, format: '@' };
}

function bold(value: string) {
	return { ...text(value), fontWeight: 'bold' as const };
}

function widthOf(unit: Unit): number {
	if (unit === 'words') return WIDTH.words;
	return unit === 'code' ? WIDTH.code : WIDTH.number;
}
