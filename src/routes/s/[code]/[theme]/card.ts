import {
	answerFromCell,
	QUESTIONS,
	type Answer,
	type Question,
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
	readonly cells: Cells;
	readonly remark: string;
	readonly said: ThemeAnswers;
	/** False when a value is none of 1 … 5 and "don't know": `said` lacks it then. */
	readonly valid: boolean;
}

/**
 * Reads a card as its form sends it. A question without an answer is left out: it stays as it was.
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
	// A form sends every line end as two characters; the person typed one.
	const remark = String(form.get('remark') ?? '')
		.replaceAll('\r\n', '\n')
		.replaceAll('\0', '');
	if (form.has('remark')) said.remark = remark.trim();
	return { cells, remark, said, valid };
}
