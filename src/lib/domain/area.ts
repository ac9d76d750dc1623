/**
 * Reads a GeoJSON file into an area, or says why not: 1 reading, 2 cleaning; whether it overlaps is
 * looked for in area-overlap.ts.
 *
 * The file may be anything that somebody uploads: nothing here recurses, so deep nesting cannot
 * exhaust the stack, and the slowest shapes we could think of took 0.4 s for 100,000 points.
 */
import { area as squareMetres } from '@turf/area';
import { findOverlap, isSame, turn } from './area-overlap.ts';
import { refuse, type Outcome, type Refusal } from './refusal.ts';

/** A self-defined place. Coordinates are WGS84 longitude and latitude, rings closed and clean. */
export interface Area {
	readonly name: string;
	/** GeoJSON MultiPolygon coordinates: polygons → rings → positions [lon, lat]. */
	readonly polygons: readonly Polygon[];
	readonly hectares: number;
}
export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];
export type Polygon = readonly Ring[];

/** 5 MB of UTF-8. */
export const AREA_MAX_BYTES = 5 * 1024 * 1024;
/** Points of all rings together, as they stand in the file. */
export const AREA_MAX_POINTS = 100_000;

const NAME_MAX_LENGTH = 120;
const NAME_KEYS = ['name', 'naam', 'statnaam', 'NAAM_N2K', 'title'];

/**
 * Coordinates are kept to seven decimals, about a centimetre. As whole numbers of this unit they
 * make every comparison below exact, so that no rounding error decides about a boundary.
 */
const PER_DEGREE = 1e7;

export interface AreaRead {
	/** Closed rings without repeats or spikes; outer rings anticlockwise, holes clockwise. */
	readonly polygons: readonly Polygon[];
	/** On a sphere; more than 0. */
	readonly hectares: number;
	/** What the file calls its first polygon, at most 120 characters; null without a usable name. */
	readonly suggestedName: string | null;
	/** How many points of the file were left out as repeats, spikes or empty holes. */
	readonly cleanedPoints: number;
}

/**
 * An area from the text of a GeoJSON file in WGS84: Polygon, MultiPolygon, Feature,
 * FeatureCollection or GeometryCollection. All polygons together are the area; points, lines and
 * altitudes are ignored.
 * @param text the file, with or without a byte order mark
 * @returns the area, or a refusal 'area-…'. Details: `ring` counts from 1 over the whole file,
 *   `longitude` and `latitude` are in degrees with 5 decimals, `points` is the number in the file.
 *   Never throws.
 */
export function readArea(text: string): Outcome<AreaRead> {
	if (bytesOf(text) > AREA_MAX_BYTES) return refuse('area-too-large-file');
	const parsed = parse(text);
	if (!parsed.ok) return parsed;
	const found = findPolygons(parsed.value);
	if (!found.ok) return found;
	const points = countPoints(found.polygons);
	if (points > AREA_MAX_POINTS) return refuse('area-too-many-points', { points });
	const read = readPolygons(found.polygons);
	if (!read.ok) return read;
	if (isSwapped(read.polygons)) return refuse('area-not-wgs84');
	const clean = cleanPolygons(read.polygons);
	if (!clean.ok) return clean;
	const place = findOverlap(clean.polygons.flat());
	if (place) return refuse('area-crosses-itself', placeOf(place));
	const polygons = clean.polygons.map((rings) => rings.map((ring) => ring.map(inDegrees)));
	return {
		ok: true,
		polygons,
		hectares: squareMetres({ type: 'MultiPolygon', coordinates: polygons }) / 10_000,
		suggestedName: nameIn(found.properties),
		cleanedPoints: clean.removed
	};
}

// ---- 1. reading ----

function bytesOf(text: string): number {
	// No character takes less than one byte: spares encoding a file that is far too large.
	return text.length > AREA_MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
}

function parse(text: string): Outcome<{ value: unknown }> {
	try {
		return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch {
		return refuse('area-not-json');
	}
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Found {
	/** Coordinates of every polygon that has any, unread, in the order of the file. */
	readonly polygons: readonly (readonly unknown[])[];
	/** Of the feature with the first polygon; null if it stands in none. */
	readonly properties: unknown;
}

function findPolygons(root: unknown): Outcome<Found> {
	const polygons: (readonly unknown[])[] = [];
	let properties: unknown = null;
	let otherShapes = false;
	const waiting = [{ value: root, properties }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (!isObject(next.value)) return refuse('area-not-geojson');
		const wrong = wrongSystem(next.value.crs);
		if (wrong) return wrong;
		const content = contentOf(next.value);
		if (!content) return refuse('area-not-geojson');
		for (const polygon of content.polygons) {
			if (!Array.isArray(polygon)) return refuse('area-not-geojson');
			if (polygon.length === 0) continue;
			if (polygons.length === 0) properties = next.properties;
			polygons.push(polygon);
		}
		otherShapes ||= content.otherShapes;
		const inherited = next.value.type === 'Feature' ? next.value.properties : next.properties;
		// Last one first, so that they come off the pile in the order of the file.
		for (const part of content.parts.toReversed()) {
			waiting.push({ value: part, properties: inherited });
		}
	}
	if (polygons.length > 0) return { ok: true, polygons, properties };
	return refuse(otherShapes ? 'area-no-polygon' : 'area-empty');
}

interface Content {
	readonly parts: readonly unknown[];
	readonly polygons: readonly unknown[];
	readonly otherShapes: boolean;
}

/** What one GeoJSON object holds directly; null if it is not GeoJSON. */
function contentOf({ type, features, geometry, geometries, coordinates }: Json): Content | null {
	const content = { parts: [], polygons: [], otherShapes: false };
	switch (type) {
		case 'FeatureCollection':
			return Array.isArray(features) ? { ...content, parts: features } : null;
		case 'GeometryCollection':
			return Array.isArray(geometries) ? { ...content, parts: geometries } : null;
		case 'Feature':
			// A feature without a place says so with null (RFC 7946, 3.2).
			if (geometry === undefined) return null;
			return { ...content, parts: geometry === null ? [] : [geometry] };
		case 'Polygon':
			return Array.isArray(coordinates) ? { ...content, polygons: [coordinates] } : null;
		case 'MultiPolygon':
			return Array.isArray(coordinates) ? { ...content, polygons: coordinates } : null;
		case 'Point':
		case 'MultiPoint':
		case 'LineString':
		case 'MultiLineString':
			return { ...content, otherShapes: true };
		default:
			return null;
	}
}

/**
 * RFC 7946 has no `crs`, but programs still write it, and then it says what the numbers are.
 * @returns null when they may be read
 */
export function wrongSystem(crs: unknown): Refusal | null {
	if (!isObject(crs) || !isObject(crs.properties)) return null;
	const named = crs.properties.name ?? crs.properties.code;
	if (typeof named !== 'string' && typeof named !== 'number') return null;
	// EPSG:7415 is RD with a height; 4258 (ETRS89) is within a metre of WGS84.
	if (/\b(28992|7415)\b|amersfoort/i.test(`${named}`)) return refuse('area-rd-coordinates');
	return /CRS:*84|\b(4326|4979|4258)\b|WGS ?84/i.test(`${named}`) ? null : refuse('area-not-wgs84');
}

function countPoints(polygons: Found['polygons']): number {
	let points = 0;
	for (const rings of polygons) {
		for (const ring of rings) points += Array.isArray(ring) ? ring.length : 0;
	}
	return points;
}

type Polygons = readonly Polygon[];

/** Every polygon in whole units of 1 / PER_DEGREE degree. */
function readPolygons(polygons: Found['polygons']): Outcome<{ polygons: Polygons }> {
	let count = 0;
	const read: Ring[][] = [];
	for (const rings of polygons) {
		const polygon: Ring[] = [];
		for (const raw of rings) {
			count += 1;
			const ring = readRing(raw, count);
			if (!ring.ok) return ring;
			polygon.push(ring.positions);
		}
		read.push(polygon);
	}
	return { ok: true, polygons: read };
}

function readRing(raw: unknown, ring: number): Outcome<{ positions: Ring }> {
	if (!Array.isArray(raw)) return refuse('area-not-geojson');
	const positions: Position[] = [];
	for (const point of raw as readonly unknown[]) {
		if (!Array.isArray(point) || point.length < 2) return refuse('area-not-geojson');
		const [x, y] = point as readonly unknown[];
		if (!isNumber(x) || !isNumber(y)) return refuse('area-not-finite', { ring });
		if (Math.abs(x) > 180 || Math.abs(y) > 90) {
			return refuse(isInRdRange(x, y) ? 'area-rd-coordinates' : 'area-not-wgs84');
		}
		// Adding 0 turns −0 into 0.
		positions.push([Math.round(x * PER_DEGREE) + 0, Math.round(y * PER_DEGREE) + 0]);
	}
	if (!isSame(positions[0], positions.at(-1))) return refuse('area-ring-not-closed', { ring });
	return { ok: true, positions };
}

function isNumber(value: unknown): value is number {
	return Number.isFinite(value); // JSON can hold 1e999, which is Infinity
}

/** Metres in EPSG:28992, which covers the Netherlands. */
export function isInRdRange(x: number, y: number): boolean {
	return x >= 0 && x <= 300_000 && y >= 300_000 && y <= 630_000;
}

/** The Netherlands with latitude first. No land lies there as it stands: it is open ocean. */
function isSwapped(polygons: Polygons): boolean {
	const positions = polygons.flat(2).map(inDegrees);
	const swapped = positions.every(([x, y]) => x > 50.7 && x < 53.7 && y > 3.2 && y < 7.3);
	return swapped && positions.length > 0;
}

function nameIn(properties: unknown): string | null {
	if (!isObject(properties)) return null;
	for (const key of NAME_KEYS) {
		const name = properties[key];
		// Without halves of characters, controls and marks that turn the direction of a line.
		const tidy =
			typeof name === 'string' ? name.replace(/\p{C}/gu, '').trim().replace(/\s+/g, ' ') : '';
		if (tidy !== '' && tidy.length <= NAME_MAX_LENGTH) return tidy;
	}
	return null;
}

function inDegrees([x, y]: Position): [number, number] {
	return [x / PER_DEGREE, y / PER_DEGREE];
}

function placeOf(position: Position): { longitude: number; latitude: number } {
	const [longitude, latitude] = inDegrees(position).map((degrees) => Number(degrees.toFixed(5)));
	return { longitude: longitude ?? 0, latitude: latitude ?? 0 };
}

// ---- 2. cleaning ----

function cleanPolygons(polygons: Polygons): Outcome<{ polygons: Polygons; removed: number }> {
	let count = 0;
	let removed = 0;
	const clean: Ring[][] = [];
	for (const rings of polygons) {
		const polygon: Ring[] = [];
		for (const [index, raw] of rings.entries()) {
			count += 1;
			const ring = withoutSpikes(raw);
			const encloses = ring.length >= 4;
			// A hole of no size takes nothing away: without it the area is the same.
			if (!encloses && index === 0) return refuse('area-ring-too-short', { ring: count });
			removed += encloses ? raw.length - ring.length : raw.length;
			if (encloses)
				polygon.push(isAnticlockwise(ring) === (index === 0) ? ring : ring.toReversed());
		}
		clean.push(polygon);
	}
	return { ok: true, polygons: clean, removed };
}

/**
 * The ring without repeated points and without spikes, where the line runs back over itself.
 * Real boundaries have both; neither encloses anything.
 */
function withoutSpikes(ring: Ring): Ring {
	const kept: Position[] = [];
	for (const point of ring.slice(0, -1)) {
		while (kept.length > 0 && isTip(kept.at(-2), kept.at(-1), point)) kept.pop();
		if (!isSame(kept.at(-1), point)) kept.push(point);
	}
	// The ring goes round: the same at the seam, where the last point meets the first.
	let start = 0;
	while (kept.length - start > 1) {
		if (isTip(kept.at(-2), kept.at(-1), kept[start])) kept.pop();
		else if (isTip(kept.at(-1), kept[start], kept[start + 1])) start += 1;
		else break;
	}
	const corners = kept.slice(start);
	return corners.concat(corners.slice(0, 1));
}

/** Whether the line turns straight back at b, or stands still there. */
function isTip(a: Position | undefined, b: Position | undefined, c: Position | undefined): boolean {
	if (!a || !b || !c) return false;
	const ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
	return isSame(b, c) || (ahead < 0 && turn(a, b, c) === 0);
}

function isAnticlockwise(ring: Ring): boolean {
	const [originX, originY] = ring[0] ?? [0, 0];
	let doubled = 0;
	let [x, y] = [0, 0];
	for (const position of ring) {
		const [nextX, nextY] = [position[0] - originX, position[1] - originY];
		doubled += x * nextY - nextX * y;
		[x, y] = [nextX, nextY];
	}
	return doubled > 0;
}
