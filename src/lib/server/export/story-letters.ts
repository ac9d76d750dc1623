/** The letters of a story: what they say, how many they are, and from which side they are read. */
import type { Span } from '../../domain/story-document.ts';

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the first letter is written from right to left (Unicode, UAX 9, P2). */
export function startsRight(text: string): boolean {
	const letter = /\p{L}/u.exec(text);
	return letter !== null && RIGHT_TO_LEFT.test(letter[0]);
}

export function hasRight(text: string): boolean {
	return RIGHT_TO_LEFT.test(text);
}

export function wordsOf(spans: readonly Span[]): string {
	return spans.map(({ text }) => text).join('');
}

/** At most so many letters, for a foot. */
export function shortened(text: string, most: number): string {
	const letters = Array.from(text);
	return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
