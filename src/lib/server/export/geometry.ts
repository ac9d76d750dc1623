import { cellToBoundary } from 'h3-js';
import proj4 from 'proj4';
import type { Polygon, Position, Ring } from '../../domain/area.ts';
import { boundsOf } from '../../domain/map-outline.ts';
import { covers } from '../../domain/place-in.ts';

/**
 * Amersfoort / RD New with the seven parameters that belong to it (NSGI, RDNAPTRANS 2018). What the
 * correction grid would add is left out: it is at most 25 cm, where a hexagon is 400 m wide.
 */
const RD =
	'+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 ' +
	'+x_0=155000 +y_0=463000 +ellps=bessel ' +
	'+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.87740,4.0725 +units=m +no_defs';
const toRd = proj4('WGS84', RD);

/** Longitude and latitude to metres in EPSG:28992, to the millimetre. */
export function inRd([longitude, latitude]: Position): Position {
	const [x, y] = toRd.forward([longitude, latitude]);
	return [rounded(x, 3), rounded(y, 3)];
}

/**
 * The Netherlands in Europe with their sea inlets, along the border to about five kilometres:
 * longitude and latitude of its corners.
 */
const NETHERLANDS =
	'3.2 51.45, 3.36 51.36, 3.42 51.24, 3.62 51.28, 3.8 51.2, 3.95 51.2, 4.06 51.24, 4.25 51.34, ' +
	'4.42 51.36, 4.38 51.44, 4.54 51.48, 4.67 51.42, 4.77 51.5, 4.85 51.41, 5.03 51.48, ' +
	'5.12 51.33, 5.24 51.26, 5.5 51.28, 5.56 51.21, 5.84 51.15, 5.72 51, 5.64 50.84, 5.69 50.75, ' +
	'6.03 50.74, 6.1 50.92, 5.9 51.03, 6.18 51.14, 6.08 51.2, 6.24 51.36, 6.23 51.5, 6.1 51.6, ' +
	'5.95 51.74, 6 51.83, 6.17 51.84, 6.4 51.82, 6.74 51.9, 6.84 51.97, 6.7 52.06, 6.88 52.13, ' +
	'7.07 52.24, 7.07 52.39, 6.98 52.47, 6.7 52.49, 6.76 52.57, 6.72 52.64, 7.06 52.63, ' +
	'7.09 52.84, 7.22 53, 7.22 53.24, 6.95 53.38, 6.9 53.62, 6.1 53.6, 5 53.5, 4.55 53.25, ' +
	'4.4 52.4, 3.85 52.05, 3.3 51.8, 3.2 51.45';
const netherlands: Ring = NETHERLANDS.split(', ').map((corner) => {
	const [longitude, latitude] = corner.split(' ').map(Number);
	return [longitude!, latitude!];
});

/** Whether the middle of an area lies in the Netherlands, where RD is the system of the land. */
export function isInTheNetherlands(polygons: readonly Polygon[]): boolean {
	const bounds = boundsOf(polygons);
	if (!bounds) return false;
	const { west, east, south, north } = bounds;
	return covers([[netherlands]], [(west + east) / 2, (south + north) / 2]);
}

/** The six corners, or five, of a cell of the H3 grid, as a closed ring. */
export function hexagon(cell: string): Polygon {
	return [
		cellToBoundary(cell, true).map(([longitude, latitude]): Position => [longitude!, latitude!])
	];
}

/**
 * Polygons as RFC 7946 wants them: six decimals (a decimetre), outer rings anticlockwise and holes
 * clockwise. What is too small to be seen at that is left out.
 */
export function forGeoJson(polygons: readonly Polygon[]): readonly Polygon[] {
	return polygons
		.map((rings) =>
			rings
				.map((ring, i) => ({
					ring: withoutRepeats(ring.map(([x, y]) => [rounded(x, 6), rounded(y, 6)])),
					outer: i === 0
				}))
				.filter(({ ring, outer }) => outer || enclosed(ring) !== 0)
				.map(({ ring, outer }) => (enclosed(ring) > 0 === outer ? ring : ring.toReversed()))
		)
		.filter(([outer]) => outer !== undefined && enclosed(outer) !== 0);
}

function withoutRepeats(ring: Ring): Ring {
	return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1]);
}

/** Twice the area in square degrees; more than 0 when the ring goes anticlockwise. */
function enclosed(ring: Ring): number {
	const [originX, originY] = ring[0] ?? [0, 0];
	return ring.slice(1).reduce((sum, [x, y], i) => {
		const [beforeX, beforeY] = ring[i]!;
		return sum + (beforeX - originX) * (y - originY) - (x - originX) * (beforeY - originY);
	}, 0);
}

function rounded(value: number, decimals: number): number {
	return Number(value.toFixed(decimals)) + 0;
}
