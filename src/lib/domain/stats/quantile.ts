/**
 * Type-7 quantile of ratings given as a histogram; Hyndman & Fan (1996), The American Statistician
 * 50:361–365, definition 7 (R's default): h = (n−1)p, Q = x[⌊h⌋] + (h−⌊h⌋)(x[⌊h⌋+1] − x[⌊h⌋]).
 * @param counts people per scale point, lowest first; the first stands for the value 1
 * @param p 0 … 1, e.g. 0.5 for the median
 * @returns a value on the scale, 1 … counts.length; null if nobody rated
 * @throws RangeError for p outside 0 … 1
 */
export function quantile(counts: readonly number[], p: number): number | null {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in 0 … 1, not ${p}`);
	const n = counts.reduce((sum, count) => sum + count, 0);
	if (n === 0) return null;
	const h = (n - 1) * p;
	const below = Math.floor(h);
	const low = valueAt(counts, below);
	const high = valueAt(counts, Math.min(below + 1, n - 1));
	return low + (h - below) * (high - low);
}

/** The value of the person at this place (from 0) when all stand in order of their rating. */
function valueAt(counts: readonly number[], place: number): number {
	let passed = 0;
	for (let i = 0; i < counts.length; i += 1) {
		passed += counts[i]!;
		if (place < passed) return i + 1;
	}
	return counts.length;
}
