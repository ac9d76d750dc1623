import { isInRdRange, wrongSystem } from './area.ts';
import { refuse, type Outcome } from './refusal.ts';

/** A layer that the facilitator lays on the map, such as a protected site or the water system. */
export interface MapLayer {
	readonly id: number;
	readonly title: string;
	/** Where it comes from, as told beside the map. */
	readonly source: string;
}

export const LAYERS_MAX = 20;
export const LAYER_TITLE_MAX = 80;
export const LAYER_SOURCE_MAX = 200;
/** 2 MB of UTF-8: a layer goes to every screen that shows the map. */
export const LAYER_MAX_BYTES = 2 * 1024 * 1024;

/** How deep positions stand in the coordinates of each kind, and how many belong together at least. */
const KINDS = {
	Point: { depth: 0, least: 1 },
	MultiPoint: { depth: 1, least: 1 },
	LineString: { depth: 1, least: 2 },
	MultiLineString: { depth: 2, least: 2 },
	Polygon: { depth: 2, least: 4 },
	MultiPolygon: { depth: 3, least: 4 }
} as const;
type Kind = keyof typeof KINDS;

/** A metre has five decimals; six is what a map can show and no more. */
const PER_DEGREE = 1e6;

type Json = Readonly<Record<string, unknown>>;
type Coordinates = readonly (number | Coordinates)[];

/**
 * A layer from the text of a GeoJSON file in WGS84. Only shapes are kept: points, lines and
 * polygons without properties and altitudes, six decimals.
 * @returns the text of a FeatureCollection, in the order of the file; refused as 'layer-too-large',
 *   'layer-empty', 'layer-shape-invalid', or as an area is ('area-…'). Never throws, and does not
 *   recurse into what it reads.
 */
export function readLayer(text: string): Outcome<{ geojson: string }> {
	if (text.length > LAYER_MAX_BYTES || new TextEncoder().encode(text).length > LAYER_MAX_BYTES)
		return refuse('layer-too-large');
	let root: unknown;
	try {
		root = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return refuse('area-not-json');
	}
	const features: object[] = [];
	const swapped = { all: true };
	const waiting = [root];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (!isObject(next)) return refuse('area-not-geojson');
		const wrong = wrongSystem(next.crs);
		if (wrong) return wrong;
		const inside = contentOf(next);
		// From the last to the first, so that they come out in the order of the file.
		if (inside) for (const one of inside.toReversed()) waiting.push(one);
		else if (isKind(next.type)) {
			const read = shapeOf(next.type, next.coordinates, swapped);
			if (!read.ok) return read;
			if (read.coordinates.length > 0)
				features.push({
					...{ type: 'Feature', properties: {} },
					geometry: { type: next.type, coordinates: read.coordinates }
				});
		} else return refuse('area-not-geojson');
	}
	if (features.length === 0) return refuse('layer-empty');
	if (swapped.all) return refuse('area-not-wgs84');
	return { ok: true, geojson: JSON.stringify({ type: 'FeatureCollection', features }) };
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(type: unknown): type is Kind {
	return typeof type === 'string' && Object.hasOwn(KINDS, type);
}

/** What stands in something that holds others; null when it is a shape itself, or nothing known. */
function contentOf({ type, features, geometry, geometries }: Json): readonly unknown[] | null {
	if (type === 'FeatureCollection' && Array.isArray(features)) return features;
	if (type === 'GeometryCollection' && Array.isArray(geometries)) return geometries;
	// A feature without a place has null there (RFC 7946, 3.2).
	if (type === 'Feature') return geometry === null || geometry === undefined ? [] : [geometry];
	return null;
}

/** @param swapped `all` becomes false at the first position that cannot be a Dutch one turned round */
function shapeOf(
	kind: Kind,
	given: unknown,
	swapped: { all: boolean }
): Outcome<{ coordinates: Coordinates }> {
	const { depth, least } = KINDS[kind];
	if (!Array.isArray(given)) return refuse('area-not-geojson');
	const read = rounded(given, depth, swapped);
	if (!read.ok) return read;
	// Lines and rings; the parts of a polygon are taken together.
	const flat = depth === 3 ? read.coordinates.flat(1) : read.coordinates;
	const lists = (depth < 2 ? [read.coordinates] : flat) as readonly Coordinates[];
	const short = lists.some((list) => list.length < least);
	const open = least === 4 && lists.some((ring) => `${ring[0]}` !== `${ring.at(-1)}`);
	return read.coordinates.length > 0 && (short || open) ? refuse('layer-shape-invalid') : read;
}

/** At most three deep: it follows the kind, not the file. */
function rounded(
	given: readonly unknown[],
	depth: number,
	swapped: { all: boolean }
): Outcome<{ coordinates: Coordinates }> {
	if (depth === 0) return positionOf(given, swapped);
	const coordinates: Coordinates[] = [];
	for (const one of given) {
		if (!Array.isArray(one)) return refuse('area-not-geojson');
		const read = rounded(one, depth - 1, swapped);
		if (!read.ok) return read;
		coordinates.push(read.coordinates);
	}
	return { ok: true, coordinates };
}

function positionOf(
	[x, y]: readonly unknown[],
	swapped: { all: boolean }
): Outcome<{ coordinates: Coordinates }> {
	// JSON can hold 1e999, which is Infinity.
	if (!isNumber(x) || !isNumber(y)) return refuse('layer-shape-invalid');
	if (Math.abs(x) > 180 || Math.abs(y) > 90)
		return refuse(isInRdRange(x, y) ? 'area-rd-coordinates' : 'area-not-wgs84');
	// The Netherlands with latitude first: open ocean.
	if (!(x > 50.7 && x < 53.7 && y > 3.2 && y < 7.3)) swapped.all = false;
	return { ok: true, coordinates: [sixDecimals(x), sixDecimals(y)] };
}

function isNumber(value: unknown): value is number {
	return Number.isFinite(value);
}

function sixDecimals(degrees: number): number {
	// Adding 0 turns −0 into 0.
	return Math.round(degrees * PER_DEGREE) / PER_DEGREE + 0;
}
