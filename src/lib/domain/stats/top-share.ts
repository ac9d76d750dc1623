/**
 * How far each entry belongs to the first so many places. Entries that share a place share what is
 * left of those places: of two on place 5, each is half in the top five.
 * @param ranks competition ranks ("1224"), from 1
 * @param places how many places count, ≥ 1
 * @returns 0 … 1 per entry, in the order given; together the smaller of places and ranks.length
 */
export function topShare(ranks: readonly number[], places: number): readonly number[] {
	const sharing = new Map<number, number>();
	for (const rank of ranks) sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
	return ranks.map((rank) => {
		const left = places - (rank - 1);
		return Math.min(1, Math.max(0, left / sharing.get(rank)!));
	});
}
