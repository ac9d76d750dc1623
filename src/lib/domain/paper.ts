import { QUESTIONS, type Answer, type Question } from './rating.ts';

/** The highest number a paper form can have. */
export const FORMS_MAX = 999;

/**
 * Without I, O and U, which are read as 1, 0 and V. Their number is a prime above ten: no single
 * wrong digit and no two digits that changed places give the same letter.
 */
const LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ';

/**
 * What stands on a paper form, e.g. '14K': its number, and a letter that fits this number in this
 * round of this scan only.
 * @param code of the scan, upper case
 */
export function formNumber(code: string, round: number, number: number): string {
	const place = [...code, ...String(round)].reduce(
		(sum, letter) => (sum * 31 + letter.charCodeAt(0)) % LETTERS.length,
		0
	);
	return `${number}${LETTERS[(place + number) % LETTERS.length]}`;
}

/** @returns 1 … FORMS_MAX, or null when number and letter do not belong together here */
export function readFormNumber(code: string, round: number, typed: string): number | null {
	const text = typed.toUpperCase().replace(/[\s-]/g, '');
	const number = Number(/^([1-9]\d{0,2})[A-Z]$/.exec(text)?.[1] ?? NaN);
	return number <= FORMS_MAX && formNumber(code, round, number) === text ? number : null;
}

/**
 * The label under which a form is known. The round is in it: who fills in on paper twice is another
 * person the second time, because nobody can tell whether it is the same one.
 */
export function formLabel(round: number, number: number): string {
	return `paper:${round}:${number}`;
}

/** What stands on one form, by slug of the theme; no answer is left out. */
export type FormAnswers = Readonly<
	Record<string, Readonly<Partial<Record<Question, Answer>>> | undefined>
>;

/** A line that reads otherwise the second time. */
export interface Difference {
	readonly theme: string;
	readonly question: Question;
	/** Null: no answer. */
	readonly first: Answer | null;
	readonly second: Answer | null;
}

/**
 * Where two entries of one form differ.
 * @param themes slugs, in the order of the form
 * @returns null when they are less than three quarters alike, counted over the lines on which either
 * has an answer: then they are of two forms, or somebody guesses at what the first one says
 */
export function differencesOf(
	themes: readonly string[],
	first: FormAnswers,
	second: FormAnswers
): readonly Difference[] | null {
	const lines = themes.flatMap((theme) =>
		QUESTIONS.map((question) => ({
			theme,
			question,
			first: first[theme]?.[question] ?? null,
			second: second[theme]?.[question] ?? null
		}))
	);
	const differences = lines.filter((line) => cellOf(line.first) !== cellOf(line.second));
	const answered = lines.filter((line) => line.first ?? line.second);
	return differences.length * 4 > answered.length ? null : differences;
}

/** An answer as a cell: '1' … '5', 'dk', or '' for none. */
export function cellOf(answer: Answer | null): string {
	if (answer === null) return '';
	return answer.kind === 'rated' ? String(answer.value) : 'dk';
}
