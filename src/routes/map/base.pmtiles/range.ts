/** Part of a file, both ends included, in bytes from 0. */
export interface Part {
	readonly from: number;
	readonly to: number;
}

/**
 * What a Range header asks of a file (RFC 9110, 14.2).
 * @param size of the file in bytes
 * @returns the part; 'all' without a header, or with one that asks more than one part or is no
 *   range of bytes; 'none' when no byte of what it asks is there
 */
export function partOf(header: string | null, size: number): Part | 'all' | 'none' {
	const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
	if (first === undefined || last === undefined || first + last === '') return 'all';
	if (first === '') {
		const count = Math.min(Number(last), size);
		return count === 0 ? 'none' : { from: size - count, to: size - 1 };
	}
	const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
	if (last !== '' && Number(last) < from) return 'all';
	return from >= size ? 'none' : { from, to };
}
