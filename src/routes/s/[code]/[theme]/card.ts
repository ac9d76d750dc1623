import type { Place } from '#lib/domain/place.ts';
import {
	answerFromCell,
	NEEDS,
	QUESTIONS,
	TEXT_KINDS,
	type Answer,
	type Question,
	type ThemeAnswers
} from '#lib/domain/rating.ts';
import type { OnCard } from '../rating.ts';

/** Answers as the radio buttons of a card hold them: '1' … '5', 'dk', or '' for none. */
export type Cells = Readonly<Record<Question, string>>;

/** One answer as a radio button holds it. */
export function cellOf(answer: Answer | null | undefined): string {
	if (!answer) return '';
	return answer.kind === 'rated' ? String(answer.value) : 'dk';
}

/** All four answers of a theme as radio buttons hold them. */
export function cellsOf({ answers }: ThemeAnswers): Cells {
	return {
		impact: cellOf(answers.impact),
		feasibility: cellOf(answers.feasibility),
		effort: cellOf(answers.effort),
		knowledge: cellOf(answers.knowledge)
	};
}

/** A card as its form sends it: what was picked, what that says, and whether it can be an answer. */
export interface PostedCard {
	readonly cells: Cells;
	/** Texts as they were typed, with any spaces around them. */
	readonly said: ThemeAnswers;
	/** False when a value is none of 1 … 5 and "don't know": `said` lacks it then. */
	readonly valid: boolean;
}

/**
 * Reads a card as its form sends it. A question without an answer is left out: it stays as it was.
 * A box that is not ticked is not sent at all: it is taken back when the form says that it had boxes.
 */
export function readCard(form: FormData): PostedCard {
	const cells = { impact: '', feasibility: '', effort: '', knowledge: '' };
	const said: ThemeAnswers = { answers: {} };
	let valid = true;
	for (const question of QUESTIONS) {
		cells[question] = String(form.get(question) ?? '');
		const answer = answerFromCell(cells[question]);
		if (answer) said.answers[question] = answer;
		else valid &&= answer === null;
	}
	for (const kind of TEXT_KINDS) {
		if (!form.has(kind)) continue;
		// A form sends every line end as two characters; the person typed one.
		said[kind] = String(form.get(kind)).replaceAll('\r\n', '\n').replaceAll('\0', '');
	}
	if (form.has('boxes')) {
		const ticked = form.getAll('needs');
		said.needs = NEEDS.filter((need) => ticked.includes(need));
		said.withGroup = form.has('withGroup');
	}
	if (form.has('pointing')) said.places = placesIn(form);
	return { cells, said, valid };
}

/** What the form of a card says and is not known yet. */
export function newOn(said: ThemeAnswers, known: OnCard): ThemeAnswers {
	const fresh: ThemeAnswers = { ...said, answers: {} };
	for (const question of QUESTIONS) {
		const answer = said.answers[question];
		if (cellOf(answer) !== known.cells[question]) fresh.answers[question] = answer;
	}
	for (const part of [...TEXT_KINDS, 'needs', 'places', 'withGroup'] as const)
		if (isSame(said[part], known[part])) delete fresh[part];
	return fresh;
}

/** Lists are the same in whichever order. */
function isSame(one: unknown, other: unknown): boolean {
	const key = (value: unknown) =>
		Array.isArray(value) ? String(value.map((item) => JSON.stringify(item)).sort()) : value;
	return key(one) === key(other);
}

/** The ticked sub-areas, and what was drawn earlier; whether all can be is for the server to see. */
function placesIn(form: FormData): Place[] {
	const ticked = form
		.getAll('place')
		.map((slug) => ({ kind: 'sub-area', id: String(slug) }) as const);
	return [...ticked, ...form.getAll('drawn').map(drawnFrom)];
}

/** What no card of ours sends becomes a place that the server refuses. */
function drawnFrom(text: FormDataEntryValue): Place {
	try {
		return JSON.parse(String(text)) as Place;
	} catch {
		return { kind: 'sub-area', id: '' };
	}
}
