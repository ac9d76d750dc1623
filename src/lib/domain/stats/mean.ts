/**
 * Mean of ratings given as a histogram.
 * @param counts people per scale point, lowest first; the first stands for the value 1
 * @returns 1 … counts.length; null if nobody rated
 */
export function mean(counts: readonly number[]): number | null {
	const n = counts.reduce((sum, count) => sum + count, 0);
	if (n === 0) return null;
	return counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / n;
}
