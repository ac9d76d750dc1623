/**
 * Quadratic weighted kappa: agreement of the same people at two moments beyond chance, where a
 * difference weighs by its square; Cohen (1968), Psychological Bulletin 70:213–220.
 * κ = 1 − n·Σ(i−j)²·o / Σ(i−j)²·row·column, in whole numbers up to the one division.
 * @param table people by earlier answer (rows) and later answer (columns), both lowest first
 * @returns −1 … 1, 0 as by chance; null for nobody, and where all give one and the same answer
 * both times: chance alone then agrees, and there is nothing beyond it
 * @throws RangeError when the table is not square
 */
export function weightedKappa(table: readonly (readonly number[])[]): number | null {
	if (table.some((row) => row.length !== table.length))
		throw new RangeError('kappa needs as many columns as rows');
	const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
	const columns = table.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
	const n = rows.reduce((sum, count) => sum + count, 0);
	let observed = 0;
	let byChance = 0;
	table.forEach((row, i) =>
		row.forEach((count, j) => {
			observed += (i - j) ** 2 * count;
			byChance += (i - j) ** 2 * rows[i]! * columns[j]!;
		})
	);
	return byChance === 0 ? null : 1 - (n * observed) / byChance;
}
