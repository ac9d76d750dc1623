import { covers, isIn } from '#lib/domain/place-in.ts';
import type { Polygon, Position } from '#lib/domain/area.ts';
import type { DrawnKind, Place } from '#lib/domain/place.ts';
import type { SubArea } from '#lib/domain/sub-area.ts';

/** Something drawn, or about to be. */
export type Drawn = Extract<Place, { positions: unknown }>;

/** So many positions are needed before it is one. */
export const AT_LEAST: Readonly<Record<DrawnKind, number>> = { point: 1, line: 2, area: 3 };

/** One degree of latitude on a sphere of 6,371,008.8 m. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
/** Of the squares to which a parcel is blurred. */
const SQUARE_METRES_SIDE = 1000;

/**
 * The place that was drawn: an area is closed, and all is rounded to 4 decimals (about 10 m), so that
 * nothing finer than a finger on a map is kept.
 */
export function placeFrom(kind: DrawnKind, drawn: readonly Position[]): Drawn {
	const positions = drawn.map(([longitude, latitude]): Position => [
		fourDecimals(longitude),
		fourDecimals(latitude)
	]);
	return { kind, positions: kind === 'area' ? [...positions, positions[0]!] : positions };
}

function fourDecimals(degrees: number): number {
	return Number(degrees.toFixed(4));
}

/** Whether none of its positions lies in the area. */
export function isOutside({ positions }: Drawn, area: readonly Polygon[]): boolean {
	return !positions.some((position) => covers(area, position));
}

/** The sub-areas that a drawing touches; the same as the release counts it in. */
export function subAreasOf<T extends SubArea>(place: Drawn, subAreas: readonly T[]): readonly T[] {
	return subAreas.filter((subArea) => isIn(place, subArea));
}

/**
 * The middle of the square of about a kilometre in which the middle of a drawing lies. The squares lie
 * fast on the globe, so that a second drawing of the same parcel tells no more than the first.
 */
export function blurred({ positions }: Drawn): Drawn {
	const middle = (at: 0 | 1) =>
		positions.reduce((sum, position) => sum + position[at], 0) / positions.length;
	const high = SQUARE_METRES_SIDE / METRES_PER_DEGREE;
	const latitude = middleOfStep(middle(1), high);
	const wide = high / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
	return placeFrom('point', [[middleOfStep(middle(0), wide), latitude]]);
}

function middleOfStep(value: number, step: number): number {
	return (Math.floor(value / step) + 0.5) * step;
}

/** Of a line in metres; of an area in hectares, on a map that is flat there. A point has no size. */
export function sizeOf({ kind, positions }: Drawn): number {
	const narrowing = Math.cos(((positions[0]?.[1] ?? 0) * Math.PI) / 180);
	const metres = positions.map(([longitude, latitude]): Position => [
		longitude * narrowing * METRES_PER_DEGREE,
		latitude * METRES_PER_DEGREE
	]);
	let [length, doubled] = [0, 0];
	const [originX, originY] = metres[0] ?? [0, 0];
	for (const [i, [x, y]] of metres.slice(1).entries()) {
		const [fromX, fromY] = metres[i]!;
		length += Math.hypot(x - fromX, y - fromY);
		doubled += (fromX - originX) * (y - originY) - (x - originX) * (fromY - originY);
	}
	return kind === 'area' ? Math.abs(doubled) / 2 / 10_000 : length;
}

/** A size as one tells it, with two digits: 342 → 340. */
export function roughly(size: number): number {
	return Number(size.toPrecision(2));
}
