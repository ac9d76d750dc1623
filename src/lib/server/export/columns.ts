import type { Language } from '../../domain/language.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** What a column counts in. */
export type Unit = keyof typeof UNITS;

interface UnitOf {
	readonly word: (inputs: object, options: { locale: Language }) => string;
	/** What the values can be; empty for words. */
	readonly range: string;
	/** As spreadsheets write it; null for words. */
	readonly format: string | null;
}

/** Every unit of a figure, with its range. */
export const UNITS = {
	people: { word: m.export_unit_people, range: '0, 1, 2 …', format: '0' },
	place: { word: m.export_unit_place, range: '1, 2, 3 …', format: '0' },
	round: { word: m.export_unit_round, range: '1, 2, 3 …', format: '0' },
	points: { word: m.export_unit_points, range: '0 … 100', format: '0.0' },
	scale: { word: m.export_unit_scale, range: '1 … 5', format: '0.00' },
	gap: { word: m.export_unit_scale, range: '0 … 4', format: '0.00' },
	difference: { word: m.export_unit_scale, range: '−4 … 4', format: '0.00' },
	share: { word: m.export_unit_share, range: '0 … 1', format: '0.00' },
	chance: { word: m.export_unit_chance, range: '0 … 1', format: '0.000' },
	coefficient: { word: m.export_unit_coefficient, range: '−1 … 1', format: '0.00' },
	truth: { word: m.export_unit_truth, range: '', format: null },
	words: { word: m.export_unit_words, range: '', format: null },
	code: { word: m.export_unit_code, range: '', format: null }
} as const satisfies Readonly<Record<string, UnitOf>>;

/** Empty is unknown or not shown. */
export type Cell = string | number | boolean | null;

/** A column of a table, with how it is read. */
export interface Column<Row> {
	/** The same in every file and language, as in results.csv. */
	readonly code: string;
	readonly head: string;
	readonly meaning: string;
	readonly unit: Unit;
	readonly of: (row: Row) => Cell | undefined;
}

type Named = keyof typeof m extends infer Key
	? Key extends `export_is_${infer Name}`
		? Name
		: never
	: never;
/** Columns that stand once for each of several choices; their head names the choice. */
type Repeated = 'count_point' | 'plays_choice' | 'needs_choice';

/** Makes columns whose head and meaning are in one language. */
export function columnsIn(locale: Language) {
	const meaningOf = (name: Named) => m[`export_is_${name}`]({}, { locale });
	return {
		/** @param code when it is not the name in camel case */
		column: <Row>(
			name: Exclude<Named, Repeated>,
			unit: Unit,
			of: Column<Row>['of'],
			code: string = inCamelCase(name)
		): Column<Row> => ({
			...{ code, unit, of },
			head: m[`export_col_${name}`]({}, { locale }),
			meaning: meaningOf(name)
		}),
		repeated: <Row>(
			name: Repeated,
			code: string,
			choice: string,
			of: Column<Row>['of']
		): Column<Row> => ({
			...{ code, of, unit: 'people' },
			head: m[`export_col_${name}`]({ point: choice, choice }, { locale }),
			meaning: meaningOf(name)
		})
	};
}

function inCamelCase(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
