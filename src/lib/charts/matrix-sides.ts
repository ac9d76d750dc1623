import type { QuestionResult, Release } from '#lib/domain/release-shape.ts';

/** From the balanced position of a measure to where one side of the table puts it. */
export interface SideArrow {
	readonly id: string;
	/** Feasibility and impact, 1 … 5. */
	readonly from: { readonly x: number; readonly y: number };
	readonly to: { readonly x: number; readonly y: number };
}

/**
 * The sides of which a view can be drawn: the pools of the release.
 * @returns unit ids per side, in the order of the release; empty with fewer than two
 */
export function sidesOf(release: Release): readonly (readonly string[])[] {
	return release.pools.length < 2 ? [] : release.pools.map((pool) => pool.units);
}

/**
 * Where one side puts each measure. Only measures of which this very side has a mean of its own for
 * both impact and feasibility; where it was shown together with others it is left out.
 * @param units as `sidesOf` gives them
 */
export function sideArrows(release: Release, units: readonly string[]): readonly SideArrow[] {
	return release.themes.flatMap(({ id, enabling, questions: { impact, feasibility } }) => {
		const from = { x: feasibility.balancedMean, y: impact.balancedMean };
		const to = { x: meanOf(feasibility, units), y: meanOf(impact, units) };
		if (enabling || from.x === null || from.y === null || to.x === null || to.y === null) return [];
		return [{ id, from: { x: from.x, y: from.y }, to: { x: to.x, y: to.y } }];
	});
}

function meanOf(result: QuestionResult, units: readonly string[]): number | null {
	const own = result.pools?.find(
		(pool) => pool.units.length === units.length && pool.units.every((unit) => units.includes(unit))
	);
	return own?.mean ?? null;
}
