/**
 * Whether people stand in two camps: at least 30 % on 1–2, at least 30 % on 4–5, and in between
 * fewer than half of the smaller camp. Agreement alone can miss this: [0, 5, 0, 5, 0] has A = 1/6.
 * The 30 % and the half are a convention of ours; compared in whole numbers, so that no rounding
 * decides.
 * @param counts people on the points 1 … 5
 * @returns false with fewer than five people: too few to speak of camps
 * @throws RangeError when the scale has not five points
 */
export function twoCamps(counts: readonly number[]): boolean {
	if (counts.length !== 5) throw new RangeError(`camps need five points, not ${counts.length}`);
	const [one, two, middle, four, five] = counts as [number, number, number, number, number];
	const n = one + two + middle + four + five;
	const smaller = Math.min(one + two, four + five);
	return n >= 5 && 10 * smaller >= 3 * n && 2 * middle < smaller;
}
