/**
 * Mean of pool means in which every unit weighs equally: M = Σ weight·mean / Σ weight.
 * @param pools each with the number of units in it as weight (> 0) and the mean of its people
 * @returns a value between the smallest and the largest pool mean; null without pools
 */
export function balancedMean(
	pools: readonly { readonly weight: number; readonly mean: number }[]
): number | null {
	if (pools.length === 0) return null;
	const weight = pools.reduce((sum, pool) => sum + pool.weight, 0);
	return pools.reduce((sum, pool) => sum + pool.weight * pool.mean, 0) / weight;
}
