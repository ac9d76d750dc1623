import { NO_TEXT, textOf, type Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH, type WholeScan } from '../../domain/scan.ts';
import { freeSlug, slugFrom } from '../../domain/slug.ts';
import type { Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { changeScan, wholeScanIn, type Tx } from '../store/scans.ts';
import { appendLever, appendTheme } from '../store/themes.ts';
import { enter, type Viewer } from './access.ts';
import { FACT_MAX_LENGTH, THEME_TEXT_MAX_LENGTH } from './change-themes.ts';
import { csvRows } from './csv-rows.ts';

/** These have to be there, in any order. */
const COLUMNS = ['lever', 'title', 'text'] as const;
/** What is known already; left out or empty where nothing is. */
const MORE_COLUMNS = ['fact', 'link'] as const;
type Column = (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number];

/** More than anybody can rate, and a sign of the wrong file. */
export const THEMES_AT_ONCE = 200;
const LINK_MAX_LENGTH = 2000;
const MAX_LENGTH = {
	lever: TITLE_MAX_LENGTH,
	title: TITLE_MAX_LENGTH,
	text: THEME_TEXT_MAX_LENGTH,
	fact: FACT_MAX_LENGTH,
	link: LINK_MAX_LENGTH
} as const satisfies Record<Column, number>;

/** A line that cannot be used; `i18n/theme-file-problems.ts` has the sentence. */
export interface ThemeProblem {
	/** Where it starts in the file, from 1; the line with the names of the columns is 1. */
	readonly line: number;
	readonly kind: 'columns' | 'empty' | 'too-long' | 'link' | 'twice' | 'there';
	/** The column, the title, or the number of the other line. */
	readonly value: string;
	/** The most characters, of what is too long. */
	readonly max?: number;
}

export type ThemesOutcome =
	| Outcome<{ themes: number; newLevers: readonly string[] }>
	| {
			readonly ok: false;
			readonly reason: 'csv-lines';
			readonly problems: readonly ThemeProblem[];
	  };

interface Row {
	readonly line: number;
	/** Null: it has more or fewer cells than there are columns. */
	readonly cells: Readonly<Record<Column, string>> | null;
}

/**
 * Adds the themes of a table to a scan, in its main language and as own themes: the whole file or
 * nothing, and only before the first answer. A lever that is there by that name gets them too.
 * @param text CSV with columns lever, title, text and perhaps fact, link; comma or semicolon
 * @returns every bad line with its number
 */
export async function importThemes(
	app: App,
	viewer: Viewer,
	scanId: string,
	text: string
): Promise<ThemesOutcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const read = readRows(text);
	if (!read.ok) return read;
	return changeScan(app.db, scanId, (tx, answered): ThemesOutcome => {
		if (answered) return refuse('frozen-after-first-answer');
		const scan = wholeScanIn(tx, scanId)!;
		const problems = problemsIn(read.rows, scan);
		if (problems.length > 0) return { ok: false, reason: 'csv-lines', problems };
		return { ok: true, ...addAll(tx, scan, read.rows) };
	});
}

function readRows(text: string): Outcome<{ rows: readonly Row[] }> {
	const read = csvRows(text, COLUMNS);
	if (!read.ok) return read;
	const { columns, rows: rest } = read;
	if (rest.length === 0) return refuse('themes-file-empty');
	if (rest.length > THEMES_AT_ONCE) return refuse('themes-too-many', { max: THEMES_AT_ONCE });
	const cellsOf = (cells: readonly string[]) => {
		const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
		const [lever, title, words] = [cell('lever'), cell('title'), cell('text')];
		return { lever, title, text: words, fact: cell('fact'), link: cell('link') };
	};
	const rows = rest.map(({ line, cells }) => ({
		line,
		cells: cells.length === columns.length ? cellsOf(cells) : null
	}));
	return { ok: true, rows };
}

function problemsIn(rows: readonly Row[], scan: WholeScan): readonly ThemeProblem[] {
	const main = scan.languages[0]!;
	const there = new Set(
		scan.levers.flatMap(({ themes }) => themes.map((theme) => sameWords(theme.title[main] ?? '')))
	);
	const seen = new Map<string, number>();
	return rows.flatMap(({ line, cells }): readonly ThemeProblem[] => {
		if (!cells) return [{ line, kind: 'columns', value: '' }];
		const problems: ThemeProblem[] = [];
		for (const column of ['lever', 'title'] as const)
			if (cells[column] === '') problems.push({ line, kind: 'empty', value: column });
		for (const column of [...COLUMNS, ...MORE_COLUMNS])
			if (cells[column].length > MAX_LENGTH[column])
				problems.push({ line, kind: 'too-long', value: column, max: MAX_LENGTH[column] });
		const { link, title } = cells;
		const fine = link === '' || (/^https?:\/\//.test(link) && URL.canParse(link));
		if (!fine) problems.push({ line, kind: 'link', value: link });
		if (title === '') return problems;
		const words = sameWords(title);
		const before = seen.get(words);
		if (before !== undefined) problems.push({ line, kind: 'twice', value: String(before) });
		else if (there.has(words)) problems.push({ line, kind: 'there', value: title });
		seen.set(words, before ?? line);
		return problems;
	});
}

function addAll(tx: Tx, scan: WholeScan, rows: readonly Row[]) {
	const main = scan.languages[0]!;
	const slugs = new Set(scan.levers.flatMap(({ themes }) => themes.map(({ slug }) => slug)));
	const levers = new Map(
		scan.levers.map(({ slug, title }) => [sameWords(title[main] ?? ''), slug] as const)
	);
	const leverSlugs = new Set(levers.values());
	const newLevers: string[] = [];
	for (const { cells } of rows) {
		const name = cells!.lever;
		if (!levers.has(sameWords(name))) {
			const slug = freeSlug(slugFrom(name), leverSlugs);
			const title = inMain(main, name);
			appendLever(tx, scan.id, { slug, title, summary: NO_TEXT, corrected: false });
			levers.set(sameWords(name), slug);
			leverSlugs.add(slug);
			newLevers.push(name);
		}
		const slug = freeSlug(slugFrom(cells!.title), slugs);
		slugs.add(slug);
		appendTheme(tx, scan.id, levers.get(sameWords(name))!, themeFrom(cells!, slug, main));
	}
	return { themes: rows.length, newLevers };
}

function themeFrom(
	{ title, text, fact, link }: NonNullable<Row['cells']>,
	slug: string,
	main: Language
): Theme {
	return {
		...{ slug, title: inMain(main, title), text: inMain(main, text), origin: 'own' },
		...{ active: true, corrected: false, enabling: false, core: false },
		...{ facts: fact ? [inMain(main, fact)] : [], factLink: link || null },
		...{ planPlace: null, executors: [], policies: [], conditions: [] }
	};
}

function inMain(main: Language, words: string) {
	return textOf((language) => (language === main ? words || null : null));
}

/** Two names are the same to a reader. */
function sameWords(name: string): string {
	return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
