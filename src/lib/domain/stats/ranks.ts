/** Two figures nearer than this are equal: they differ by rounding in the machine only. */
export const TOLERANCE = 1e-9;

/** Whether a reaches the threshold, give or take rounding in the machine. */
export function atLeast(a: number, threshold: number): boolean {
	return a >= threshold - TOLERANCE;
}

/**
 * Competition ranks ("1224"): equal scores share a place and the next places are left out.
 * Passing the gate comes before the score.
 * @returns one rank per entry, in the order given
 */
export function ranks(
	entries: readonly { readonly gate: boolean; readonly score: number }[]
): readonly number[] {
	const order = entries.map((entry, i) => ({ ...entry, i }));
	order.sort((a, b) => Number(b.gate) - Number(a.gate) || b.score - a.score);
	const result = new Array<number>(entries.length);
	let shared = 1;
	order.forEach((entry, place) => {
		const previous = order[place - 1];
		const tied =
			previous !== undefined &&
			previous.gate === entry.gate &&
			previous.score - entry.score <= TOLERANCE;
		if (!tied) shared = place + 1;
		result[entry.i] = shared;
	});
	return result;
}
