/** Longer than any rule allows, short enough to do no harm. */
const TYPED_MAX_LENGTH = 1000;

/**
 * What was typed in a field of a form.
 * @returns the text, cut off after 1000 characters: still too long for every rule about addresses
 * and passwords; empty when the field is missing or holds a file
 */
export function typed(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, TYPED_MAX_LENGTH) : '';
}
