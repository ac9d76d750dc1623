/** Units shown together; `order` is the place of its first unit, which settles ties. */
export interface Pool {
	/** Places of the units in the scan's order, ascending. */
	readonly units: readonly number[];
	/** People in it. */
	readonly n: number;
	/** How many units weigh in it. */
	readonly weight: number;
}

/**
 * Merges the smallest pool with the next smallest until every pool has at least k people, or one
 * pool is left. Merged and not hidden: a hidden pool can be computed back from the balanced mean
 * and the others. Among equal sizes the first in unit order comes first.
 * @param pools each with at least one unit
 * @param k smallest number of people of whom a figure may be shown, ≥ 1
 * @returns pools in the order of their first unit
 */
export function mergePools(pools: readonly Pool[], k: number): readonly Pool[] {
	let merged = [...pools].sort(byFirstUnit);
	while (merged.length > 1 && merged.some((pool) => pool.n < k)) {
		const [smallest, next, ...rest] = [...merged].sort((a, b) => a.n - b.n || byFirstUnit(a, b));
		merged = [join(smallest!, next!), ...rest].sort(byFirstUnit);
	}
	return merged;
}

function join(a: Pool, b: Pool): Pool {
	return {
		units: [...a.units, ...b.units].sort((x, y) => x - y),
		n: a.n + b.n,
		weight: a.weight + b.weight
	};
}

function byFirstUnit(a: Pool, b: Pool): number {
	return a.units[0]! - b.units[0]!;
}
