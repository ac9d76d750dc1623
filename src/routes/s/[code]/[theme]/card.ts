import type { Place } from '#lib/domain/place.ts';
import {
	answerFromCell,
	NEEDS,
	QUESTIONS,
	TEXT_KINDS,
	type Answer,
	type Need,
	type Question,
	type TextKind,
	type ThemeAnswers
} from '#lib/domain/rating.ts';

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

/** A posted card: what was typed, what it says, and whether every value can be an answer. */
export interface PostedCard {
	/** As it is shown again when it cannot be saved. */
	readonly back: {
		readonly cells: Cells;
		readonly needs?: readonly Need[];
		readonly places?: readonly Place[];
		readonly withGroup?: boolean;
	} & Partial<Record<TextKind, string>>;
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
	const typed: Partial<Record<TextKind, string>> = {};
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
		const text = String(form.get(kind)).replaceAll('\r\n', '\n').replaceAll('\0', '');
		typed[kind] = text;
		said[kind] = text.trim();
	}
	if (form.has('boxes')) {
		const ticked = form.getAll('needs');
		said.needs = NEEDS.filter((need) => ticked.includes(need));
		said.withGroup = form.has('withGroup');
	}
	if (form.has('pointing')) said.places = placesIn(form);
	const { needs, places, withGroup } = said;
	const back = { cells, ...typed, ...(needs && { needs, withGroup }), ...(places && { places }) };
	return { back, said, valid };
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
