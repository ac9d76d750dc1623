import type { Polygon, Position, Ring } from './area.ts';

/** Of the longest side: far below what can be seen on a phone. */
const NEAR_PART = 1 / 2000;

export interface Bounds {
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

/** The box around all outer rings, in degrees; null without any position. */
export function boundsOf(polygons: readonly Polygon[]): Bounds | null {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [longitude, latitude] of polygons.flatMap(([outer]) => outer ?? [])) {
		west = Math.min(west, longitude);
		south = Math.min(south, latitude);
		east = Math.max(east, longitude);
		north = Math.max(north, latitude);
	}
	return west <= east ? { west, south, east, north } : null;
}

/**
 * The same polygons with as many points as a map of them can show: an area may have 100,000, and
 * goes to phones in a hall.
 * @param of what fills the map
 * @returns degrees with 5 decimals (a metre); a ring that is too small to see keeps its points
 */
export function forMap(polygons: readonly Polygon[], of: Bounds): readonly Polygon[] {
	const near = Math.max(of.east - of.west, of.north - of.south) * NEAR_PART;
	return polygons.map((rings) => rings.map((ring) => thinned(ring, near)));
}

function thinned(ring: Ring, near: number): Ring {
	const kept: Position[] = [];
	for (const point of ring.slice(0, -1)) {
		const last = kept.at(-1);
		if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= near) kept.push(point);
	}
	const corners = kept.length >= 3 ? kept : ring.slice(0, -1);
	return [...corners, ...corners.slice(0, 1)].map(([x, y]) => [fiveDecimals(x), fiveDecimals(y)]);
}

function fiveDecimals(degrees: number): number {
	return Number(degrees.toFixed(5));
}
