/** What is needed of a key event. */
type Key = Pick<KeyboardEvent, 'key' | 'target' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** Where keys are letters. */
const TYPING = 'textarea, select, input:not([type=radio], [type=checkbox])';

/**
 * The answer that a key gives: 1 … 5, and 0 for "don't know".
 * @returns as a radio button holds it; null for every other key, while somebody types, for what is
 * the browser's own (ctrl+1 is a tab) and for a key that is held down
 */
export function cellOfKey({ key, target, ctrlKey, altKey, metaKey, repeat }: Key): string | null {
	if (ctrlKey || altKey || metaKey || repeat) return null;
	if ((target as Element | null)?.matches?.(TYPING)) return null;
	if (key === '0') return 'dk';
	return /^[1-5]$/.test(key) ? key : null;
}

/** Moves the focus to a question: to what is picked, or else to its first point. */
export function focusOn(name: string): void {
	const radios = [...document.getElementsByName(name)] as HTMLInputElement[];
	(radios.find((radio) => radio.checked) ?? radios[0])?.focus();
}
