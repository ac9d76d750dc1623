/**
 * Reads a GeoJSON file into an area, or says why not. Over 250 lines, because what makes a boundary
 * fit to keep belongs together: 1 reading, 2 cleaning, 3 looking for overlap.
 *
 * The file may be anything that somebody uploads: nothing here recurses, so deep nesting cannot
 * exhaust the stack, and the work grows as n log n, so no shape of boundary blocks the process.
 */
import { area as squareMetres } from '@turf/area';
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

/** RFC 7946 has no `crs`, but programs still write it, and then it says what the numbers are. */
function wrongSystem(crs: unknown): Refusal | null {
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
function isInRdRange(x: number, y: number): boolean {
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
		const tidy = typeof name === 'string' ? name.trim().replace(/\s+/g, ' ') : '';
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

function isSame(a: Position | undefined, b: Position | undefined): boolean {
	return a?.[0] === b?.[0] && a?.[1] === b?.[1];
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

/** Positive if c lies left of the line from a to b, negative if right, exactly 0 if on it. */
function turn(a: Position, b: Position, c: Position): number {
	const [abX, abY, acX, acY] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
	const one = abX * acY;
	const other = abY * acX;
	const size = Math.abs(one) + Math.abs(other);
	// Whole numbers below 2^53 are exact; above it 1e-15 is over four times the rounding error.
	if (size <= Number.MAX_SAFE_INTEGER || Math.abs(one - other) > size * 1e-15) return one - other;
	return Number(BigInt(abX) * BigInt(acY) - BigInt(abY) * BigInt(acX));
}

// ---- 3. looking for overlap ----
//
// With outer rings anticlockwise and holes clockwise, the rings are fit if no lines cross between
// their ends and every spot is enclosed 0 or 1 times. A crossing in a corner, an overlap or a hole
// outside its polygon gives 2 or −1 somewhere; a ring that touches itself, or two neighbours that
// share a border, do not.
//
// A line sweeps from left to right over the corners, after Shamos & Hoey (1976), Geometric
// intersection problems, and stops at the first crossing. Not sweepline-intersections 2.0.1: it
// also reports borders that only touch, is silent about a crossing in a corner, and compares every
// pair that shares an x (27 s for a zigzag of 40,000 points).

interface Sweep {
	/** From left to right, in one column from bottom to top; each once. */
	readonly corners: readonly Position[];
	/** Pieces of border, from a corner to a later one. */
	readonly from: number[];
	readonly to: number[];
	/** How many times more it is enclosed just above the piece than just below it. */
	readonly step: number[];
	/** Whether the line that the piece is part of began before it. */
	readonly runsOn: boolean[];
	/** How many times it is enclosed just above the piece, once the sweep has met it. */
	readonly above: number[];
	/** Pieces that start in each corner. */
	readonly startingAt: number[][];
	/** The pieces under the sweep line, from bottom to top: the first `height` of `pile`. */
	readonly pile: Int32Array;
	height: number;
	/** First corner where it is not enclosed 0 or 1 times. */
	amiss: Position | null;
}

/**
 * A place where closed rings without repeats cross; else one from where they enclose something
 * twice or inside out; null if the rings are fit. Positions are whole numbers.
 */
function findOverlap(rings: readonly Ring[]): Position | null {
	const sweep = startSweep(rings);
	for (let corner = 0; corner < sweep.corners.length; corner += 1) {
		const place = passCorner(sweep, corner);
		if (place) return place;
	}
	// Only now: a bow tie encloses −1 times from its first corner on, but people want the crossing.
	return sweep.amiss;
}

function startSweep(rings: readonly Ring[]): Sweep {
	const starts = rings.flatMap((ring) => ring.slice(0, -1));
	const order = starts.map((point, index) => ({ point, index }));
	order.sort((a, b) => a.point[0] - b.point[0] || a.point[1] - b.point[1]);
	const corners: Position[] = [];
	const cornerOf = new Int32Array(starts.length);
	for (const { point, index } of order) {
		if (corners.length === 0 || !isSame(corners.at(-1), point)) corners.push(point);
		cornerOf[index] = corners.length - 1;
	}
	const startingAt = corners.map((): number[] => []);
	const pile = new Int32Array(starts.length + 1);
	const pieces = { from: [], to: [], step: [], runsOn: [], above: [], startingAt };
	const sweep: Sweep = { corners, ...pieces, pile, height: 0, amiss: null };
	let first = 0;
	for (const { length } of rings) {
		const last = first + length - 2;
		for (let index = first; index <= last; index += 1) {
			const a = at(cornerOf, index);
			const b = at(cornerOf, index === last ? first : index + 1);
			addPiece(sweep, Math.min(a, b), Math.max(a, b), a < b ? 1 : -1, false);
		}
		first = last + 1;
	}
	return sweep;
}

function addPiece(sweep: Sweep, from: number, to: number, step: number, runsOn: boolean): void {
	at(sweep.startingAt, from).push(sweep.from.length);
	sweep.from.push(from);
	sweep.to.push(to);
	sweep.step.push(step);
	sweep.runsOn.push(runsOn);
	sweep.above.push(0);
}

/** Replaces the pieces that reach the corner by those that start there; the place of a crossing. */
function passCorner(sweep: Sweep, corner: number): Position | null {
	const first = lowestReaching(sweep, corner);
	const around = [first === 0 ? 0 : at(sweep.above, at(sweep.pile, first - 1))];
	let enclosed = at(around, 0);
	let end = first;
	for (; end < sweep.height && sideOf(sweep, at(sweep.pile, end), corner) === 0; end += 1) {
		const piece = at(sweep.pile, end);
		const to = at(sweep.to, piece);
		// It passes through: what lies beyond the corner is a piece of its own.
		if (to !== corner) addPiece(sweep, corner, to, at(sweep.step, piece), true);
		around.push(at(sweep.above, piece));
	}
	const starting = mergeStarting(sweep, corner);
	for (const piece of starting) {
		enclosed += at(sweep.step, piece);
		sweep.above[piece] = enclosed;
		around.push(enclosed);
	}
	if (around.some((times) => times !== 0 && times !== 1)) sweep.amiss ??= at(sweep.corners, corner);
	const through = starting.filter((piece) => at(sweep.runsOn, piece)).length;
	// Borders that cross in a corner, or double there, have three different sides.
	if (through > 1 || new Set(around).size > 2) return at(sweep.corners, corner);
	const next = first + starting.length;
	sweep.pile.copyWithin(next, end, sweep.height);
	sweep.pile.set(starting, first);
	sweep.height += next - end;
	// Only neighbours can be the first to cross. Without new pieces, these two have just met.
	const lower = crossing(sweep, first - 1, first);
	return lower ?? (starting.length > 0 ? crossing(sweep, next - 1, next) : null);
}

/** Place in the pile of the lowest piece that does not lie wholly below the corner. */
function lowestReaching(sweep: Sweep, corner: number): number {
	let low = 0;
	let high = sweep.height;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sideOf(sweep, at(sweep.pile, middle), corner) > 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The pieces that start in a corner, from bottom to top. Those in one direction become one piece up
 * to where the shortest ends, and pieces of their own beyond it.
 */
function mergeStarting(sweep: Sweep, corner: number): readonly number[] {
	const { corners, to, step, runsOn } = sweep;
	const origin = at(corners, corner);
	const end = (piece: number): Position => at(corners, at(to, piece));
	const pieces = at(sweep.startingAt, corner);
	pieces.sort((a, b) => turn(origin, end(b), end(a)) || at(to, a) - at(to, b));
	const merged: number[] = [];
	let index = 0;
	while (index < pieces.length) {
		const shortest = at(pieces, index);
		const group = [shortest];
		for (index += 1; index < pieces.length; index += 1) {
			const piece = at(pieces, index);
			if (turn(origin, end(shortest), end(piece)) !== 0) break;
			group.push(piece);
		}
		const total = group.reduce((sum, piece) => sum + at(step, piece), 0);
		let beyond = total;
		for (const [place, piece] of group.slice(1).entries()) {
			const previous = at(group, place);
			beyond -= at(step, previous);
			const [start, stop] = [at(to, previous), at(to, piece)];
			if (start !== stop) addPiece(sweep, start, stop, beyond, true);
		}
		step[shortest] = total;
		runsOn[shortest] = group.some((piece) => at(runsOn, piece));
		merged.push(shortest);
	}
	return merged;
}

/** Positive if the corner lies above the piece, 0 if on it, negative if below. */
function sideOf({ corners, from, to }: Sweep, piece: number, corner: number): number {
	return turn(at(corners, at(from, piece)), at(corners, at(to, piece)), at(corners, corner));
}

/** Where two pieces in the pile cross between their ends; null if not, or past an end of the pile. */
function crossing(sweep: Sweep, lower: number, upper: number): Position | null {
	if (lower < 0 || upper >= sweep.height) return null;
	const [one, other] = [at(sweep.pile, lower), at(sweep.pile, upper)];
	const [from, to] = [at(sweep.from, other), at(sweep.to, other)];
	const [before, after] = [sideOf(sweep, one, from), sideOf(sweep, one, to)];
	const start = sideOf(sweep, other, at(sweep.from, one));
	const stop = sideOf(sweep, other, at(sweep.to, one));
	const apart =
		Math.sign(before) * Math.sign(after) >= 0 || Math.sign(start) * Math.sign(stop) >= 0;
	if (apart) return null;
	const part = before / (before - after);
	const [a, b] = [at(sweep.corners, from), at(sweep.corners, to)];
	return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
}

/** The item at an index that is known to exist. */
function at<T>(list: { readonly [index: number]: T }, index: number): T {
	return list[index] as T;
}
