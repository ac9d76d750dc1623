/**
 * Agreement A of van der Eijk (2001), Measuring agreement in ordered rating scales, Quality &
 * Quantity 35:325–341, as the R package agrmt computes it. The histogram is peeled into layers of
 * equal height, lowest first; each layer is a pattern of points that are chosen or not, has an
 * agreement of its own, and weighs by the people in it.
 * @param counts people per scale point, lowest first; at least three points
 * @returns −1 (half at either end) … 0 (spread evenly) … 1 (all the same); null if nobody rated
 * @throws RangeError with fewer than three points: A is not defined there
 */
export function agreement(counts: readonly number[]): number | null {
	if (counts.length < 3) throw new RangeError(`A needs three scale points, not ${counts.length}`);
	const n = counts.reduce((sum, count) => sum + count, 0);
	if (n === 0) return null;
	const heights = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b);
	const weighted = heights.map((height, i) => {
		const pattern = counts.map((count) => count >= height);
		const people = (height - (heights[i - 1] ?? 0)) * chosen(pattern);
		return people * patternAgreement(pattern);
	});
	return weighted.reduce((sum, part) => sum + part, 0) / n;
}

/**
 * A of one layer, from all triples of points: 110 and 011 speak for one peak, 101 for two. Written
 * as one fraction, so that a scale with half at either end gives −1 and not a hair less.
 */
function patternAgreement(pattern: readonly boolean[]): number {
	const points = pattern.length;
	const filled = chosen(pattern);
	if (filled === 1) return 1;
	let one = 0;
	let two = 0;
	for (let i = 0; i < points; i += 1)
		for (let j = i + 1; j < points; j += 1)
			for (let l = j + 1; l < points; l += 1) {
				if (pattern[j] && pattern[i] !== pattern[l]) one += 1;
				if (!pattern[j] && pattern[i] && pattern[l]) two += 1;
			}
	if (one + two === 0) return 0;
	return (
		(((points - 2) * one - (points - 1) * two) * (points - filled)) /
		((points - 2) * (one + two) * (points - 1))
	);
}

function chosen(pattern: readonly boolean[]): number {
	return pattern.filter(Boolean).length;
}
