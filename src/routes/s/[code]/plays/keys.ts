import { PLAYS, type Plays } from '#lib/domain/rating.ts';

/** What a key does on a line: 1, 2 and 3 choose, the arrows go to the line before or after. */
export type Stroke = { readonly plays: Plays } | { readonly step: -1 | 1 };

/** @returns null for any other key, and with Ctrl, Alt or Meta, which are the browser's */
export function strokeOf(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>
): Stroke | null {
	if (event.ctrlKey || event.altKey || event.metaKey) return null;
	if (event.key === 'ArrowDown') return { step: 1 };
	if (event.key === 'ArrowUp') return { step: -1 };
	const plays = ['1', '2', '3'].includes(event.key) ? PLAYS[Number(event.key) - 1] : undefined;
	return plays === undefined ? null : { plays };
}
