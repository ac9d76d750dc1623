/**
 * How much the picture of the answers changed: ½ Σ|f1 − f2| / n, the smallest share of people who
 * must have moved; Scheibe, Skutsch & Schofer (1975), Experiments in Delphi methodology, in
 * Linstone & Turoff, The Delphi Method, 262–287. Moves that cancel out leave no trace in it.
 * @param before people per scale point, lowest first
 * @param after the same people on the same scale, later
 * @returns 0 (the same picture) … 1 (no overlap); null for nobody
 * @throws RangeError when scale or number of people differ: then they are not the same people
 */
export function distributionChange(
	before: readonly number[],
	after: readonly number[]
): number | null {
	const n = before.reduce((sum, count) => sum + count, 0);
	if (before.length !== after.length || after.reduce((sum, count) => sum + count, 0) !== n)
		throw new RangeError('a change needs the same scale and the same number of people');
	if (n === 0) return null;
	return before.reduce((sum, count, i) => sum + Math.abs(count - after[i]!), 0) / (2 * n);
}
