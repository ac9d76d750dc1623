import { QUESTIONS, type Question } from '#lib/domain/rating.ts';

/** One cell of the table. */
export interface GridCell {
	readonly slug: string;
	readonly question: Question;
}

/** Name of the radio buttons of a cell; a slug has no space in it. */
export function cellName(slug: string, question: Question): string {
	return `${slug} ${question}`;
}

/** @returns null for a name that is of no cell */
export function readCellName(name: string): GridCell | null {
	const [slug = '', rest] = name.split(' ');
	const question = QUESTIONS.find((known) => known === rest);
	return question ? { slug, question } : null;
}

/** To the side, and to another row. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/**
 * Where one gets from a cell.
 * @param key an arrow key; 'next' goes to the right, and from the last question to the next theme
 * @param slugs of all themes, from top to bottom
 * @returns null at the edge of the table, and for another key
 */
export function stepFrom(at: GridCell, key: string, slugs: readonly string[]): GridCell | null {
	const column = QUESTIONS.indexOf(at.question);
	const row = slugs.indexOf(at.slug);
	const wraps = key === 'next' && column === QUESTIONS.length - 1;
	const [right, down] = STEPS[key === 'next' ? 'ArrowRight' : key] ?? [0, 0];
	if (right === 0 && down === 0) return null;
	const question = wraps ? QUESTIONS[0] : QUESTIONS[column + right];
	const slug = slugs[row + (wraps ? 1 : down)];
	return question && slug ? { slug, question } : null;
}
