import { diffWordsWithSpace } from 'diff';

/** A run of words in two versions of a text: in both, only in the one of before, or only now. */
export interface WordRun {
	readonly kind: 'same' | 'gone' | 'new';
	readonly text: string;
}

/** Two long texts with little in common would take minutes to tell apart word by word. */
const PATIENCE_MS = 500;

/** What became of a text, word by word; two texts that differ too much stand as a whole. */
export function wordDiff(before: string, now: string): readonly WordRun[] {
	if (before === now) return before === '' ? [] : [{ kind: 'same', text: before }];
	const changes = diffWordsWithSpace(before, now, { timeout: PATIENCE_MS }) ?? [
		{ value: before, added: false, removed: true },
		{ value: now, added: true, removed: false }
	];
	return changes
		.filter(({ value }) => value !== '')
		.map(({ value, added, removed }) => ({
			kind: removed ? 'gone' : added ? 'new' : 'same',
			text: value
		}));
}
