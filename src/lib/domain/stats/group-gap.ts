/**
 * How far the sides stand apart: the largest minus the smallest pool mean.
 * @param means one per pool, in any order
 * @returns 0 or more; null with fewer than two pools
 */
export function groupGap(means: readonly number[]): number | null {
	if (means.length < 2) return null;
	return Math.max(...means) - Math.min(...means);
}
