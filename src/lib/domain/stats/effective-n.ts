/**
 * Effective number of people behind a balanced mean: (Σw)² / Σw², where each of the n people in a
 * pool weighs weight/n; Kish (1965), Survey Sampling. So many people who all weigh the same would
 * give as firm a mean.
 * @param pools each with its people (≥ 1) and the number of units in it as weight (> 0)
 * @returns between 1 and the number of people; null without pools
 */
export function effectiveN(
	pools: readonly { readonly n: number; readonly weight: number }[]
): number | null {
	if (pools.length === 0) return null;
	const weight = pools.reduce((sum, pool) => sum + pool.weight, 0);
	return (weight * weight) / pools.reduce((sum, pool) => sum + pool.weight ** 2 / pool.n, 0);
}
