import { CUT } from '#lib/domain/score.ts';

/** The scale of both axes. The cut is its middle: the four fields are quarters of the drawing. */
export const AXIS = { min: 1, max: 2 * CUT - 1 } as const;

/**
 * Where a measure stands in the drawing.
 * @param place feasibility and impact, 1 … 5
 * @returns parts of the scale, 0 … 1, from the left and from below
 */
export function positionIn(place: { readonly x: number; readonly y: number }) {
	const part = (value: number) => (value - AXIS.min) / (AXIS.max - AXIS.min);
	return { across: part(place.x), up: part(place.y) };
}
