import { LANGUAGES, textFor, type LocalText } from '../../domain/language.ts';
import { answerFromCell, QUESTIONS, type Answer, type Question } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { asks, type Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { importPeople, type ImportedPerson } from '../store/imports.ts';
import { runningRound, runningRoundIn } from '../store/rounds.ts';
import { changeScan, findWholeScan, labelKeyIn } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { hashLabel } from './secrets.ts';

export const CSV_COLUMNS = ['participant', 'group', 'theme', 'question', 'value'] as const;

/** A line that cannot be used; `i18n` has the sentence. `value` is the odd text, or another line. */
export interface LineProblem {
	readonly line: number;
	readonly kind:
		| 'empty-participant'
		| 'group'
		| 'theme'
		| 'theme-not-asked'
		| 'question'
		| 'value'
		| 'twice'
		| 'two-groups'
		| 'group-fixed'
		| 'columns';
	readonly value: string;
}

interface Line {
	readonly number: number;
	readonly participant: string;
	readonly group: string;
	readonly theme: string;
	readonly question: Question;
	readonly answer: Answer | null;
}

export type ImportOutcome =
	| Outcome<{ participants: number; answers: number }>
	| { readonly ok: false; readonly reason: 'csv-lines'; readonly problems: readonly LineProblem[] };

/**
 * Brings a CSV file of answers into the running round: the whole file or nothing.
 * @param text columns participant, group, theme, question, value; comma or semicolon; group and
 * theme by id or exact title; value 1–5, 'dk' or empty (no answer: takes an earlier one back)
 * @returns every bad line with its number; the participant's label is stored as a keyed hash only
 */
export async function importAnswers(
	app: App,
	viewer: Viewer,
	scanId: string,
	text: string
): Promise<ImportOutcome> {
	const entered = await enter(app, viewer, 'import-answers', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const rows = readRows(text);
	if (!rows.ok) return rows;
	const round = await runningRound(app.db, scanId);
	const { lines, problems } = checkLines(scan, round, rows.records);
	if (problems.length > 0) return { ok: false, reason: 'csv-lines', problems };
	const outcome = await store(app, scanId, lines);
	app.live.touch(scanId, 'people');
	return outcome;
}

async function store(app: App, scanId: string, lines: readonly Line[]): Promise<ImportOutcome> {
	try {
		return await changeScan(app.db, scanId, (tx) => {
			const round = runningRoundIn(tx, scanId);
			if (round?.state !== 'open') return refuse('no-round-open');
			const people = peopleOf(lines, labelKeyIn(tx, scanId));
			const moved = importPeople(app.db, scanId, round.id, [...people.values()]);
			if (moved.length > 0) throw new Moved(problemsOfMoved(lines, people, moved));
			const answers = lines.filter((line) => line.answer !== null).length;
			return { ok: true, participants: people.size, answers };
		});
	} catch (thrown) {
		// Thrown to undo the transaction; a refusal for the person who imports.
		if (thrown instanceof Moved)
			return { ok: false, reason: 'csv-lines', problems: thrown.problems };
		throw thrown;
	}
}

class Moved extends Error {
	readonly problems: readonly LineProblem[];
	constructor(problems: readonly LineProblem[]) {
		super('People took part before in another group');
		this.problems = problems;
	}
}

function readRows(text: string): Outcome<{ records: readonly CsvRow[] }> {
	const read = csvRows(text, CSV_COLUMNS);
	if (!read.ok) return read;
	const { columns, rows } = read;
	const places = CSV_COLUMNS.map((column) => columns.indexOf(column));
	const records = rows.map(({ line, cells }) => ({
		line,
		cells: cells.length === columns.length ? places.map((place) => cells[place]!) : []
	}));
	return { ok: true, records };
}

function checkLines(scan: WholeScan, round: Round | null, rows: readonly CsvRow[]) {
	const themes = scan.levers.flatMap((lever) => lever.themes).filter((theme) => theme.active);
	const themeOf = byIdOrTitle(themes);
	const asked = new Set(
		themes.filter((theme) => asks(round ?? { themes: null }, theme)).map((theme) => theme.slug)
	);
	const groupOf = byIdOrTitle(scan.groups);
	const seen = new Map<string, number>();
	const groupOfPerson = new Map<string, { group: string; line: number }>();
	const lines: Line[] = [];
	const problems: LineProblem[] = [];
	for (const { line, cells } of rows) {
		const wrong = (kind: LineProblem['kind'], value = '') => problems.push({ line, kind, value });
		if (cells.length === 0) {
			wrong('columns');
			continue;
		}
		const [participant, groupCell, themeCell, questionCell, valueCell] = cells as [
			string,
			string,
			string,
			string,
			string
		];
		const group = groupOf.get(groupCell);
		const theme = themeOf.get(themeCell);
		const question = QUESTIONS.find((name) => name === questionCell);
		const answer = answerFromCell(valueCell);
		if (!participant) wrong('empty-participant');
		if (!group) wrong('group', groupCell);
		if (!theme) wrong('theme', themeCell);
		else if (!asked.has(theme)) wrong('theme-not-asked', themeCell);
		if (!question) wrong('question', questionCell);
		if (answer === undefined) wrong('value', valueCell);
		if (!participant || !group || !theme || !question || answer === undefined) continue;
		if (!asked.has(theme)) continue;
		const cell = JSON.stringify([participant, theme, question]);
		const before = seen.get(cell);
		if (before !== undefined) wrong('twice', String(before));
		else seen.set(cell, line);
		const sat = groupOfPerson.get(participant);
		if (sat && sat.group !== group) wrong('two-groups', String(sat.line));
		else if (!sat) groupOfPerson.set(participant, { group, line });
		lines.push({ number: line, participant, group, theme, question, answer });
	}
	return { lines, problems };
}

/** Slug by slug and by every title that only one of them has. */
function byIdOrTitle(
	things: readonly { readonly slug: string; readonly title: LocalText }[]
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const titles = things.flatMap(({ slug, title }) =>
		LANGUAGES.map((language) => textFor(title, language).text)
			.filter((text, i, both) => text && both.indexOf(text) === i)
			.map((text) => ({ slug, text }))
	);
	for (const { slug, text } of titles)
		if (titles.every((other) => other.text !== text || other.slug === slug)) found.set(text, slug);
	for (const { slug } of things) found.set(slug, slug);
	return found;
}

function peopleOf(lines: readonly Line[], key: string): ReadonlyMap<string, ImportedPerson> {
	const people = new Map<
		string,
		ImportedPerson & { answers: ImportedPerson['answers'][number][] }
	>();
	for (const { participant, group, theme, question, answer } of lines) {
		let person = people.get(participant);
		if (!person) {
			person = { labelHash: hashLabel(key, participant), group, answers: [] };
			people.set(participant, person);
		}
		person.answers.push({ theme, question, answer });
	}
	return people;
}

function problemsOfMoved(
	lines: readonly Line[],
	people: ReadonlyMap<string, ImportedPerson>,
	moved: readonly string[]
): readonly LineProblem[] {
	return [...people]
		.filter(([, person]) => moved.includes(person.labelHash))
		.map(([label]) => ({
			line: lines.find((line) => line.participant === label)!.number,
			kind: 'group-fixed',
			value: ''
		}));
}
