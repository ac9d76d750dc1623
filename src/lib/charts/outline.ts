import type { Polygon, Position, Ring } from '#lib/domain/area.ts';
import { boundsOf } from '#lib/domain/map-outline.ts';

export interface OutlineSize {
	/** The box in px, padding included. */
	readonly width: number;
	readonly height: number;
	/** Free space in px on all four sides. */
	readonly padding: number;
}

export interface Outline {
	/** SVG path, y down, for `fill-rule="evenodd"`; empty without polygons. */
	readonly d: string;
	/** Length of the scale bar on the ground: 1, 2 or 5 times a power of ten; 0 without polygons. */
	readonly scaleBarMetres: number;
	/** The same length in the drawing, in px with 1 decimal. */
	readonly scaleBarPx: number;
}

/** One degree of latitude on a sphere of 6,371,008.8 m, the radius that the hectares use too. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
/** The scale bar takes at most this part of the room for the drawing. */
const SCALE_BAR_PART = 1 / 3;
/** Points nearer than this to the one before do not show. */
const NEAR_PX = 0.5;

/** One part of an area in the same drawing. */
export interface PartOutline {
	readonly d: string;
	/** The middle of its largest polygon, in px: where its number goes. */
	readonly x: number;
	readonly y: number;
}

/**
 * The outline of an area, fitted into the middle of a box in its true proportions.
 * Degrees are drawn as on a flat map that is true at the area's middle latitude; for an area of a
 * municipality's size the error stays far below a pixel.
 * @param polygons WGS84 positions [longitude, latitude] in degrees, rings closed
 * @returns coordinates with 1 decimal; a ring that is too small to see is a dot of one px, a hole
 *   that small is left out, and what is too narrow is a line
 * @throws RangeError if the padding leaves no room
 */
export function outlinePath(polygons: readonly Polygon[], size: OutlineSize): Outline {
	const { d, scaleBarMetres, scaleBarPx } = outlineWithParts(polygons, [], size);
	return { d, scaleBarMetres, scaleBarPx };
}

/** As outlinePath, with parts that may stick out: all of it fits into the box. */
export function outlineWithParts(
	polygons: readonly Polygon[],
	parts: readonly (readonly Polygon[])[],
	size: OutlineSize
): Outline & { readonly parts: readonly PartOutline[] } {
	const room = { x: size.width - 2 * size.padding, y: size.height - 2 * size.padding };
	if (!(room.x > 0 && room.y > 0)) throw new RangeError('No room for an outline');
	const bounds = boundsOf([...polygons, ...parts.flat()]);
	if (!bounds) return { d: '', scaleBarMetres: 0, scaleBarPx: 0, parts: [] };
	const { west, south, east, north } = bounds;
	const middle = { x: (west + east) / 2, y: (south + north) / 2 };
	// Never 0, so that an area on a pole or without a size still has a scale.
	const narrowing = Math.max(Math.cos((middle.y * Math.PI) / 180), 1e-6);
	const across = Math.max((east - west) * narrowing, 1e-9);
	const upright = Math.max(north - south, 1e-9);
	const pxPerDegree = Math.min(room.x / across, room.y / upright);
	const draw = ([longitude, latitude]: Position): Position => [
		oneDecimal(size.width / 2 + (longitude - middle.x) * narrowing * pxPerDegree),
		oneDecimal(size.height / 2 - (latitude - middle.y) * pxPerDegree)
	];
	return {
		d: pathOf(polygons, draw),
		...scaleBar(pxPerDegree / METRES_PER_DEGREE, room.x),
		parts: parts.map((part) => ({ d: pathOf(part, draw), ...middleOf(part, draw) }))
	};
}

type Draw = (position: Position) => Position;

function pathOf(polygons: readonly Polygon[], draw: Draw): string {
	return polygons
		.flatMap((rings) =>
			rings.map((ring, index) => subpath(thinned(ring.slice(0, -1).map(draw)), index === 0))
		)
		.join('');
}

function middleOf(polygons: readonly Polygon[], draw: Draw): { x: number; y: number } {
	const [x, y] = middleIn(polygons.map(([outer]) => [(outer ?? []).map(draw)]));
	return { x: oneDecimal(x), y: oneDecimal(y) };
}

/** Centre of gravity of the largest outer ring; [0, 0] without any. */
export function middleIn(polygons: readonly Polygon[]): Position {
	const rings = polygons.map(([outer]) => outer ?? []);
	const [largest] = rings.map(gravity).sort((one, other) => other.size - one.size);
	return [largest?.x ?? 0, largest?.y ?? 0];
}

function gravity(ring: Ring): { size: number; x: number; y: number } {
	const [originX, originY] = ring[0] ?? [0, 0];
	let [doubled, x, y] = [0, 0, 0];
	for (const [i, point] of ring.entries()) {
		const next = ring[i + 1] ?? point;
		const [ax, ay] = [point[0] - originX, point[1] - originY];
		const [bx, by] = [next[0] - originX, next[1] - originY];
		const cross = ax * by - bx * ay;
		doubled += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	// Relative to what is drawn: pixels and degrees alike.
	if (Math.abs(doubled) < 1e-12) return { size: 0, x: originX, y: originY };
	return {
		size: Math.abs(doubled),
		x: originX + x / (3 * doubled),
		y: originY + y / (3 * doubled)
	};
}

function thinned(points: Ring): Ring {
	const kept: Position[] = [];
	for (const point of points) {
		const last = kept.at(-1);
		if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR_PX) kept.push(point);
	}
	return kept;
}

function subpath(points: Ring, isOuter: boolean): string {
	const [first, ...others] = points;
	if (!first) return '';
	const start = `M${first[0]} ${first[1]}`;
	// An island keeps a dot: otherwise an area of small islands far apart would be an empty drawing.
	if (others.length === 0) return isOuter ? `${start}h1v1h-1Z` : '';
	return `${start}${others.map(([x, y]) => `L${x} ${y}`).join('')}Z`;
}

/** The longest round length that fits in its part of the room. */
function scaleBar(
	pxPerMetre: number,
	roomPx: number
): { scaleBarMetres: number; scaleBarPx: number } {
	const longest = (roomPx * SCALE_BAR_PART) / pxPerMetre;
	const power = 10 ** Math.floor(Math.log10(longest));
	const factor = [5, 2].find((candidate) => candidate * power <= longest) ?? 1;
	return { scaleBarMetres: factor * power, scaleBarPx: oneDecimal(factor * power * pxPerMetre) };
}

function oneDecimal(px: number): number {
	// Adding 0 turns −0 into 0.
	return Math.round(px * 10) / 10 + 0;
}
