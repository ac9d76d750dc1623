/**
 * Cliff's delta: how often somebody of the later group rates higher than somebody of the earlier
 * one, minus how often lower; Cliff (1993), Dominance statistics, Psychological Bulletin
 * 114:494–509. Cliff and most packages subtract the other way round when the earlier comes first.
 * @param before people per scale point, lowest first
 * @param after other people on the same scale
 * @returns −1 (every later one lower) … 1 (every later one higher); null if either is empty
 * @throws RangeError when the scales differ
 */
export function cliffsDelta(before: readonly number[], after: readonly number[]): number | null {
	if (before.length !== after.length) throw new RangeError('delta needs one scale');
	const pairs =
		before.reduce((sum, count) => sum + count, 0) * after.reduce((sum, count) => sum + count, 0);
	if (pairs === 0) return null;
	let higher = 0;
	before.forEach((earlier, i) =>
		after.forEach((later, j) => {
			higher += Math.sign(j - i) * earlier * later;
		})
	);
	return higher / pairs;
}
