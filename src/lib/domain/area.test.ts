import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AREA_MAX_BYTES, AREA_MAX_POINTS, readArea, type AreaRead } from './area.ts';

type Rings = readonly (readonly (readonly number[])[])[];

const SQUARE = ring([5, 52], [6, 52], [6, 53], [5, 53]);
const NEIGHBOUR = ring([6, 52], [7, 52], [7, 53], [6, 53]);
const HOLE = ring([5.4, 52.4], [5.4, 52.6], [5.6, 52.6], [5.6, 52.4]);
const POINT = { type: 'Point', coordinates: [5, 52] };
const LINE = { type: 'LineString', coordinates: SQUARE };

/** The corners, with the first one repeated at the end. */
function ring(...corners: readonly (readonly number[])[]): readonly (readonly number[])[] {
	return [...corners, ...corners.slice(0, 1)];
}

function polygon(...rings: Rings) {
	return { type: 'Polygon', coordinates: rings };
}

function feature(geometry: unknown, properties: unknown = null) {
	return { type: 'Feature', properties, geometry };
}

function collection(...features: readonly unknown[]) {
	return { type: 'FeatureCollection', features };
}

function read(geojson: unknown) {
	return readArea(JSON.stringify(geojson));
}

function accepted(geojson: unknown): AreaRead {
	const outcome = read(geojson);
	if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.details)}`);
	return outcome;
}

function reason(geojson: unknown): string | null {
	const outcome = read(geojson);
	return outcome.ok ? null : outcome.reason;
}

function fixture(name: string) {
	const outcome = readArea(readFileSync(`tests/fixtures/${name}.geojson`, 'utf8'));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome;
}

test('[A1] every kind of GeoJSON with polygons gives one list of polygons', () => {
	const shapes = [
		polygon(SQUARE),
		{ type: 'MultiPolygon', coordinates: [[SQUARE]] },
		feature(polygon(SQUARE)),
		collection(feature(polygon(SQUARE))),
		{ type: 'GeometryCollection', geometries: [polygon(SQUARE)] },
		feature({
			type: 'GeometryCollection',
			geometries: [{ type: 'GeometryCollection', geometries: [polygon(SQUARE)] }]
		})
	];
	for (const shape of shapes) {
		const { polygons, cleanedPoints } = accepted(shape);
		expect(polygons.map((rings) => rings.map((points) => points.length))).toEqual([[5]]);
		expect(new Set(polygons.flat(2).map(String))).toEqual(new Set(SQUARE.map(String)));
		expect(cleanedPoints).toBe(0);
	}
});

test('[A1] several polygons become one area, in the order of the file', () => {
	const { polygons, hectares } = accepted(
		collection(feature(polygon(NEIGHBOUR)), feature(polygon(SQUARE)))
	);
	expect(polygons.map(([outer]) => Math.min(...(outer ?? []).map(([x]) => x)))).toEqual([6, 5]);
	expect(hectares).toBeCloseTo(2 * accepted(polygon(SQUARE)).hectares, 3);
});

test('[A1] points and lines beside polygons, empty geometries and a byte order mark are ignored', () => {
	const mixed = collection(
		feature(POINT),
		feature(null),
		feature(polygon()),
		feature(LINE),
		feature(polygon(SQUARE))
	);
	const outcome = readArea(`\uFEFF${JSON.stringify(mixed)}`);
	expect(outcome.ok && outcome.polygons).toHaveLength(1);
});

test('[A1] altitude is dropped and coordinates have at most seven decimals', () => {
	const [[outer] = []] = accepted(
		polygon(ring([5.12345678, 52, -1.5], [6, 52, 2], [6, 53, 3]))
	).polygons;
	expect(outer).toContainEqual([5.1234568, 52]);
	expect(outer).toContainEqual([6, 53]);
});

test('[A2] what is not JSON is refused', () => {
	for (const text of ['', 'hello', '{"type":"Polygon"', '<kml/>', '['.repeat(200_000)]) {
		expect(readArea(text)).toEqual({ ok: false, reason: 'area-not-json' });
	}
});

test('[A2] JSON that is not GeoJSON is refused', () => {
	const not = [
		null,
		5,
		'Polygon',
		[],
		{},
		{ type: 'Topology', objects: {} },
		{ type: 'FeatureCollection' },
		collection(null),
		{ type: 'Feature', properties: {} },
		{ type: 'GeometryCollection', geometries: polygon(SQUARE) },
		{ type: 'Polygon' },
		{ type: 'Polygon', coordinates: { 0: SQUARE } },
		{ type: 'Polygon', coordinates: SQUARE },
		{ type: 'MultiPolygon', coordinates: [5] },
		{ type: 'MultiPolygon', coordinates: [SQUARE] },
		polygon(ring([5], [6], [7]))
	];
	for (const value of not) expect(read(value)).toEqual({ ok: false, reason: 'area-not-geojson' });
});

test('[A2] deep nesting is refused, not crashed on', () => {
	const nested = (open: string, core: string, close: string) =>
		readArea(open.repeat(100_000) + core + close.repeat(100_000));
	const collections = '{"type":"GeometryCollection","geometries":[';
	expect(nested('[', '', ']')).toMatchObject({ reason: 'area-not-geojson' });
	expect(nested('{"type":"Feature","geometry":', '{}', '}')).toMatchObject({
		reason: 'area-not-geojson'
	});
	expect(nested(collections, '', ']}')).toMatchObject({ reason: 'area-empty' });
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
	const odd = [
		`{"type":"Polygon","coordinates":${deep}}`,
		`{"type":"Polygon","coordinates":[[[${deep},52]]]}`,
		`{"type":"Point","crs":{"properties":{"name":${deep}}}}`
	];
	for (const text of odd) expect(readArea(text).ok).toBe(false);
});

test('[A3] RD coordinates are refused as such, by their range or by what the file says', () => {
	const rd = polygon(ring([187_000, 579_000], [189_000, 579_000], [189_000, 581_000]));
	const named = (name: unknown) => ({ ...polygon(SQUARE), crs: { properties: { name } } });
	const refused = [
		rd,
		collection(feature(rd)),
		named('urn:ogc:def:crs:EPSG::28992'),
		named('EPSG:28992'),
		named('EPSG:7415'),
		named('Amersfoort / RD New'),
		{ ...polygon(SQUARE), crs: { type: 'EPSG', properties: { code: 28992 } } },
		collection({ ...feature(polygon(SQUARE)), crs: { properties: { name: 'EPSG:28992' } } })
	];
	for (const value of refused) expect(reason(value)).toBe('area-rd-coordinates');
});

test('[A3] other coordinates than longitude and latitude are refused', () => {
	const named = (name: string) => ({ ...polygon(SQUARE), crs: { properties: { name } } });
	const refused = [
		polygon(ring([650_000, 6_900_000], [660_000, 6_900_000], [660_000, 6_910_000])),
		polygon(ring([5, 90.1], [6, 52], [6, 53])),
		polygon(ring([-180.5, 52], [6, 52], [6, 53])),
		named('EPSG:3857'),
		named('urn:ogc:def:crs:EPSG::25831')
	];
	for (const value of refused) expect(reason(value)).toBe('area-not-wgs84');
});

test('[A3] names for WGS84 and a reference system without a name are accepted', () => {
	const systems = [
		null,
		{ type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
		{ type: 'name', properties: { name: 'EPSG:4326' } },
		{ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4258' } },
		{ type: 'link', properties: { href: 'https://example.org/crs' } }
	];
	for (const crs of systems) expect(reason({ ...polygon(SQUARE), crs })).toBeNull();
});

test('[A3] latitude before longitude is refused where it can only be the Netherlands', () => {
	const swapped = (points: Rings[number]) => points.map(([x = 0, y = 0]) => [y, x]);
	expect(reason(polygon(swapped(SQUARE)))).toBe('area-not-wgs84');
	// One polygon elsewhere, here in Somalia, and it is no longer certain.
	const somalia = ring([49, 7], [49.5, 7], [49.5, 7.5]);
	const both = { type: 'MultiPolygon', coordinates: [[swapped(SQUARE)], [somalia]] };
	expect(reason(both)).toBeNull();
});

test('[A4] a file without geometry is refused as empty', () => {
	const empty = [
		collection(),
		feature(null),
		collection(feature(null), feature(null)),
		polygon(),
		{ type: 'MultiPolygon', coordinates: [] },
		{ type: 'MultiPolygon', coordinates: [[]] },
		{ type: 'GeometryCollection', geometries: [] }
	];
	for (const value of empty) expect(read(value)).toEqual({ ok: false, reason: 'area-empty' });
});

test('[A4] a file with only points or lines is refused', () => {
	const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString'];
	for (const type of types) {
		expect(reason(collection(feature({ type, coordinates: [] })))).toBe('area-no-polygon');
	}
	expect(reason(collection(feature(null), feature(POINT)))).toBe('area-no-polygon');
});

test('[A5] a ring that does not end where it starts is refused, with its number', () => {
	const open = SQUARE.slice(0, 4);
	expect(read(polygon(open))).toEqual({
		ok: false,
		reason: 'area-ring-not-closed',
		details: { ring: 1 }
	});
	const third = { type: 'MultiPolygon', coordinates: [[SQUARE, HOLE], [open]] };
	expect(read(third)).toMatchObject({ reason: 'area-ring-not-closed', details: { ring: 3 } });
});

test('[A5] a coordinate that is not a finite number is refused', () => {
	const text = (x: string) => `{"type":"Polygon","coordinates":[[[${x},52],[6,52],[6,53],[5,52]]]}`;
	for (const x of ['1e999', '-1e999', 'null', '"5"', 'true', '[5]', '{}']) {
		expect(readArea(text(x))).toMatchObject({ reason: 'area-not-finite', details: { ring: 1 } });
	}
	expect(readArea(text('NaN'))).toMatchObject({ reason: 'area-not-json' });
});

test('[A6] an outer ring that encloses nothing is refused, with its number', () => {
	const nothing = [
		[],
		ring([5, 52]),
		ring([5, 52], [6, 52]),
		ring([5, 52], [6, 52], [6, 52]),
		ring([5, 52], [6, 53], [7, 54]),
		ring([5, 52], [6, 52], [5.5, 52], [5.8, 52])
	];
	for (const points of nothing) {
		expect(read(polygon(points))).toMatchObject({
			reason: 'area-ring-too-short',
			details: { ring: 1 }
		});
	}
	expect(read(collection(polygon(SQUARE, HOLE), polygon(ring([7, 52], [8, 52]))))).toMatchObject({
		reason: 'area-ring-too-short',
		details: { ring: 3 }
	});
});

test('[A6] a hole that encloses nothing is left out', () => {
	const { polygons, cleanedPoints } = accepted(polygon(SQUARE, ring([5.4, 52.4], [5.6, 52.4])));
	expect(polygons).toEqual(accepted(polygon(SQUARE)).polygons);
	expect(cleanedPoints).toBe(3);
});

test('[A7] repeated points and spikes are cleaned away, also where the ring starts and ends', () => {
	const clean = new Set(SQUARE.map(String));
	const untidy: readonly [Rings[number], number][] = [
		[ring([5, 52], [6, 52], [6, 52], [6, 52], [6, 53], [5, 53]), 2],
		[ring([5, 52], [5, 52], [6, 52], [6, 53], [5, 53], [5, 52]), 2],
		[ring([5, 52], [6, 52], [7, 52], [6, 52], [6, 53], [5, 53]), 2],
		[ring([5, 52], [6, 52], [7, 52], [8, 52], [7, 52], [6, 52], [6, 53], [5, 53]), 4],
		[ring([4, 51], [5, 52], [6, 52], [6, 53], [5, 53], [5, 52]), 2],
		[ring([5, 52], [7, 52], [6, 52], [6, 53], [5, 53]), 1]
	];
	for (const [points, removed] of untidy) {
		const { polygons, cleanedPoints } = accepted(polygon(points));
		expect(new Set(polygons.flat(2).map(String))).toEqual(clean);
		expect(polygons.flat(2)).toHaveLength(5);
		expect(cleanedPoints).toBe(removed);
	}
});

test('[A7] outer rings come out anticlockwise and holes clockwise', () => {
	const tidy = accepted(polygon(SQUARE, HOLE)).polygons;
	const turned = accepted(polygon(SQUARE.toReversed(), HOLE.toReversed())).polygons;
	for (const [outer, hole] of [...tidy, ...turned]) {
		expect(doubledArea(outer ?? [])).toBeCloseTo(2, 9);
		expect(doubledArea(hole ?? [])).toBeCloseTo(-0.08, 9);
	}
});

test('[A7] reading a cleaned area again changes nothing', () => {
	for (const name of ['groote-wielen', 'boetelerveld', 'leeuwarden-2024-generalised']) {
		const { polygons, hectares } = fixture(name);
		const again = accepted({ type: 'MultiPolygon', coordinates: polygons });
		expect(again).toMatchObject({ polygons, hectares, cleanedPoints: 0 });
	}
});

test('[A7] real untidy boundaries are cleaned and accepted', () => {
	expect(fixture('groote-wielen')).toMatchObject({ cleanedPoints: 3 });
	expect(fixture('boetelerveld')).toMatchObject({ cleanedPoints: 1 });
	expect(fixture('leeuwarden-2024-generalised')).toMatchObject({ cleanedPoints: 0 });
});

test('[A8] an area that crosses or overlaps itself is refused, with the place', () => {
	const refused: readonly [string, unknown, readonly number[]][] = [
		['bow tie', polygon(ring([5, 52], [6, 53], [6, 52], [5, 53])), [5.5, 52.5]],
		[
			'place in five decimals',
			polygon(ring([5, 52], [6, 53], [6, 52], [5, 52.5])),
			[5.33333, 52.33333]
		],
		[
			'hole across the outer ring',
			polygon(SQUARE, ring([5.5, 52.5], [6.5, 52.5], [6.5, 52.75], [5.5, 52.75])),
			[6, 52.5]
		]
	];
	for (const [name, value, [longitude, latitude]] of refused) {
		const details = { longitude, latitude };
		expect(read(value), name).toEqual({ ok: false, reason: 'area-crosses-itself', details });
	}
});

test('[A8] crossing in a corner, doubling and a hole outside are refused too', () => {
	const small = ring([5.25, 52.25], [5.75, 52.25], [5.75, 52.75]);
	const both = (...rings: Rings) => collection(...rings.map((points) => polygon(points)));
	const refused = {
		'bow tie through a corner': polygon(
			ring([5, 52], [5.5, 52.5], [6, 53], [6, 52], [5.5, 52.5], [5, 53])
		),
		'two polygons crossing': both(SQUARE, ring([5.5, 52.5], [7, 52.5], [7, 54], [5.5, 54])),
		'crossing along shared lines': both(SQUARE, ring([5.5, 52], [6.5, 52], [6.5, 53], [5.5, 53])),
		'the same polygon twice': both(SQUARE, SQUARE.toReversed()),
		'a polygon within a polygon': both(SQUARE, small),
		'a hole outside': polygon(SQUARE, ring([7, 52], [8, 52], [8, 53])),
		'a hole within a hole': polygon(SQUARE, HOLE, ring([5.45, 52.45], [5.55, 52.45], [5.5, 52.5])),
		'a ring run through twice': polygon([...SQUARE, ...SQUARE.slice(1)])
	};
	for (const [name, value] of Object.entries(refused)) {
		expect(reason(value), name).toBe('area-crosses-itself');
	}
});

test('[A8] touching is not crossing', () => {
	const touching = {
		'two lobes that meet in a corner': polygon(
			ring([5, 52], [5.5, 52.5], [6, 52], [6, 53], [5.5, 52.5], [5, 53])
		),
		'a corner on an edge': polygon(ring([5, 52], [6, 52], [6, 53], [5.5, 52], [5, 53])),
		'neighbours with a shared border': collection(polygon(SQUARE), polygon(NEIGHBOUR)),
		'neighbours that share a part of a border': collection(
			polygon(SQUARE),
			polygon(ring([6, 52.25], [7, 52.25], [7, 52.75], [6, 52.75]))
		),
		'a hole that touches the outer ring': polygon(
			SQUARE,
			ring([5, 52], [5.5, 52.75], [5.75, 52.5])
		),
		'a hole along the outer ring': polygon(SQUARE, ring([5.25, 52], [5.75, 52], [5.5, 52.5])),
		'an island in a hole': collection(
			polygon(SQUARE, HOLE),
			polygon(ring([5.45, 52.45], [5.55, 52.45], [5.5, 52.55]))
		),
		'a polygon that fills a hole': collection(polygon(SQUARE, HOLE), polygon(HOLE)),
		'squares joined by a line of no width': polygon(
			ring([5, 52], [6, 52], [6, 52.5], [7, 52.5], [7, 52], [8, 52], [8, 53], [7, 53])
				.slice(0, -1)
				.concat(ring([7, 52.5], [6, 52.5], [6, 53], [5, 53]).slice(0, -1), [[5, 52]])
		)
	};
	for (const [name, value] of Object.entries(touching)) expect(reason(value), name).toBeNull();
});

test('[A8] the verdict is exact where floating point would guess', () => {
	// Nearly flat and half the world long: the products are far beyond 2^53.
	const corner = (lift: number) =>
		polygon(ring([-180, -60], [0.0000001, lift], [180, 60.0000001], [180, -60]));
	expect(reason(corner(0))).toBeNull();
	expect(reason(corner(0.0000001))).toBeNull();
	const sliver = (x: number) => ring([-180, -60], [180, 60], [x, 0]);
	expect(reason(polygon(sliver(0)))).toBe('area-ring-too-short');
	expect(reason(polygon(sliver(0.0000001)))).toBeNull();
});

test('[A9] hectares are those of the polygons without their holes', () => {
	expect(fixture('groote-wielen').hectares).toBeGreaterThan(601);
	expect(fixture('groote-wielen').hectares).toBeLessThan(603);
	const outer = accepted(polygon(SQUARE)).hectares;
	const hole = accepted(polygon(HOLE)).hectares;
	expect(accepted(polygon(SQUARE, HOLE)).hectares).toBeCloseTo(outer - hole, 3);
	const joined = collection(polygon(SQUARE, HOLE), polygon(HOLE));
	expect(accepted(joined).hectares).toBeCloseTo(outer, 3);
});

test('[A10] the suggested name is that of the first feature with a polygon', () => {
	expect(fixture('groote-wielen').suggestedName).toBe('Groote Wielen');
	expect(fixture('leeuwarden-2024-generalised').suggestedName).toBe('Leeuwarden');
	const named = (properties: unknown) =>
		accepted(collection(feature(POINT, { name: 'Mill' }), feature(polygon(SQUARE), properties)))
			.suggestedName;
	for (const key of ['name', 'naam', 'statnaam', 'NAAM_N2K', 'title']) {
		expect(named({ id: 1, [key]: '  Polder\n Zuid ' })).toBe('Polder Zuid');
	}
	expect(named({ title: 'c', naam: 'b', name: 'a' })).toBe('a');
	expect(named({ name: ' ', naam: 'x'.repeat(121), title: 'x'.repeat(120) })).toHaveLength(120);
	for (const properties of [null, [], 'name', {}, { name: 5 }, { name: '' }]) {
		expect(named(properties)).toBeNull();
	}
	expect(accepted(polygon(SQUARE)).suggestedName).toBeNull();
});

test('[A11] a file of more than 5 MB in UTF-8 is refused', () => {
	const text = JSON.stringify(feature(polygon(SQUARE), { note: 'ë' }));
	const bytes = new TextEncoder().encode(text).length;
	expect(readArea(text + ' '.repeat(AREA_MAX_BYTES - bytes)).ok).toBe(true);
	const refused = [text + ' '.repeat(AREA_MAX_BYTES - bytes + 1), '['.repeat(50_000_000)];
	for (const large of refused) {
		expect(readArea(large)).toEqual({ ok: false, reason: 'area-too-large-file' });
	}
});

test('[A11] more than 100,000 points are refused, with their number', () => {
	const points = Array.from({ length: 50_001 }, () => [5, 52]);
	expect(read({ type: 'MultiPolygon', coordinates: [[points], [points]] })).toEqual({
		ok: false,
		reason: 'area-too-many-points',
		details: { points: 100_002 }
	});
});

test('[A11] a boundary of 100,000 points is read, whatever its shape', () => {
	const count = AREA_MAX_POINTS - 3;
	const round = (degrees: number) => Number(degrees.toFixed(6));
	const coast = Array.from({ length: count }, (_, index) => {
		const angle = (index / count) * 2 * Math.PI;
		const far = 1 + 0.2 * Math.sin(angle * 37) + 1e-5 * ((index * 7919) % 101);
		return [round(5 + far * Math.cos(angle)), round(52 + far * Math.sin(angle))];
	});
	// Every line of this zigzag lies under the sweep line at once.
	const zigzag = Array.from({ length: count }, (_, index) => [
		5 + (index % 2),
		round(52 + index / 1e6)
	]);
	for (const points of [ring(...coast), ring(...zigzag, [4, 53], [4, 52])]) {
		expect(accepted(polygon(points)).polygons.flat(2)).toHaveLength(points.length);
	}
	const scribble = ring(...coast.map((_, index) => coast[(index * 7919) % count] ?? []));
	expect(reason(polygon(scribble))).toBe('area-crosses-itself');
});

// ---- the same verdict by brute force ----

/** Points of a small grid: many shared corners, corners on edges and lines over one another. */
const gridPoint = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
const gridRing = fc
	.array(gridPoint, { minLength: 3, maxLength: 9 })
	.map((corners) => ring(...corners));

/** Twice the signed area, positive if anticlockwise; relative to the first point, to stay precise. */
function doubledArea(points: Rings[number]): number {
	const [x0 = 0, y0 = 0] = points[0] ?? [];
	return points.reduce((sum, [x = 0, y = 0], index) => {
		const [nextX = x0, nextY = y0] = points[index + 1] ?? [];
		return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
	}, 0);
}

type Edge = readonly [ax: number, ay: number, bx: number, by: number];

function edgesOf(rings: Rings): readonly Edge[] {
	return rings.flatMap((points) =>
		points.slice(1).map(([bx = 0, by = 0], index): Edge => {
			const [ax = 0, ay = 0] = points[index] ?? [];
			return [ax, ay, bx, by];
		})
	);
}

/** The x where two edges cross between their ends; null if they do not, or run side by side. */
function crossingX([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): number | null {
	const slant = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
	const one = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / slant;
	const other = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / slant;
	const crosses = slant !== 0 && one > 0 && one < 1 && other > 0 && other < 1;
	return crosses ? ax + one * (bx - ax) : null;
}

/**
 * How many times each spot is enclosed: the values that occur on more than a line or a point.
 * Cuts the plane in strips at every corner and every crossing, and walks up the middle of each.
 */
function enclosures(rings: Rings): Set<number> {
	const edges = edgesOf(rings);
	const crossings = edges.flatMap((one) => edges.map((other) => crossingX(one, other) ?? one[0]));
	const corners = rings.flat().map(([x = 0]) => x);
	const cuts = [...corners, ...crossings].toSorted((a, b) => a - b);
	const found = new Set<number>();
	for (const [index, x] of cuts.entries()) {
		const next = cuts[index + 1] ?? x;
		if (next - x > 1e-9) for (const times of enclosuresAt((x + next) / 2, edges)) found.add(times);
	}
	return found;
}

function enclosuresAt(x: number, edges: readonly Edge[]): readonly number[] {
	const met = edges
		.filter(([ax, , bx]) => ax < x !== bx < x)
		.map(([ax, ay, bx, by]) => ({
			y: ay + ((by - ay) * (x - ax)) / (bx - ax),
			step: ax < bx ? 1 : -1
		}))
		.toSorted((a, b) => a.y - b.y);
	let times = 0;
	return met.flatMap(({ y, step }, index) => {
		times += step;
		return (met[index + 1]?.y ?? y) - y > 1e-9 ? [times] : [];
	});
}

/** The verdict on rings without repeats or spikes, outer rings anticlockwise and holes clockwise. */
function verdict(rings: Rings): string | null {
	const edges = edgesOf(rings);
	const cross = edges.some((one) => edges.some((other) => crossingX(one, other) !== null));
	const fit = [...enclosures(rings)].every((times) => times === 0 || times === 1);
	return fit && !cross ? null : 'area-crosses-itself';
}

/** The corners of a ring, without repeats and without points where the line turns straight back. */
function tidy(corners: Rings[number]): Rings[number] {
	const needless = corners.findIndex(([x = 0, y = 0], index) => {
		const [ax = 0, ay = 0] = corners.at(index - 1) ?? [];
		const [bx = 0, by = 0] = corners.at((index + 1) % corners.length) ?? [];
		const aside = (x - ax) * (by - y) - (y - ay) * (bx - x);
		const ahead = (x - ax) * (bx - x) + (y - ay) * (by - y);
		return aside === 0 && (ahead < 0 || (ax === x && ay === y));
	});
	return needless < 0 || corners.length < 2 ? corners : tidy(corners.toSpliced(needless, 1));
}

function onEarth(points: Rings[number]): Rings[number] {
	return points.map(([x = 0, y = 0]) => [5 + x / 1000, 52 + y / 1000]);
}

function anticlockwise(points: Rings[number]): Rings[number] {
	return doubledArea(points) < 0 ? points.toReversed() : points;
}

test('[A8] any ring gets the verdict that brute force gives', () => {
	const verdicts = new Set<string | null>();
	fc.assert(
		fc.property(gridRing, (points) => {
			const corners = tidy(points.slice(1));
			const expected =
				corners.length < 3 ? 'area-ring-too-short' : verdict([anticlockwise(ring(...corners))]);
			verdicts.add(expected);
			if (corners.length > 0) expect(reason(polygon(onEarth(ring(...corners))))).toBe(expected);
		}),
		{ numRuns: 3000 }
	);
	expect(verdicts.size).toBe(3);
});

test('[A8] two polygons with a hole get the verdict that brute force gives', () => {
	const tidyRing = gridRing
		.map((points) => ring(...tidy(points.slice(1))))
		.filter((points) => points.length > 3);
	fc.assert(
		fc.property(tidyRing, tidyRing, tidyRing, (one, hole, other) => {
			const rings = [anticlockwise(one), anticlockwise(hole).toReversed(), anticlockwise(other)];
			const file = collection(polygon(onEarth(one), onEarth(hole)), polygon(onEarth(other)));
			expect(reason(file)).toBe(verdict(rings));
		}),
		{ numRuns: 2000 }
	);
});

test('[A7] an untidy ring is the same area as the tidy one', () => {
	fc.assert(
		fc.property(gridRing, (points) => {
			const corners = tidy(points.slice(1));
			fc.pre(corners.length > 0);
			const [untidy, clean] = [points, ring(...corners)].map((each) =>
				read(polygon(onEarth(each)))
			);
			expect(untidy?.ok).toBe(clean?.ok);
			if (untidy?.ok && clean?.ok) expect(untidy.hectares).toBeCloseTo(clean.hectares, 6);
		}),
		{ numRuns: 2000 }
	);
});

test('[A9] hectares are in proportion to the enclosed surface', () => {
	const perUnit = accepted(polygon(onEarth(ring([0, 0], [1, 0], [1, 1], [0, 1])))).hectares;
	fc.assert(
		fc.property(gridRing, (points) => {
			const outcome = read(polygon(onEarth(points)));
			fc.pre(outcome.ok);
			const surface = Math.abs(doubledArea(points)) / 2;
			if (outcome.ok) expect(outcome.hectares / perUnit / surface).toBeCloseTo(1, 3);
		})
	);
});

test('[A2] whatever text or JSON comes in, reading gives an outcome', () => {
	fc.assert(fc.property(fc.string(), (text) => typeof readArea(text).ok === 'boolean'));
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(read({ type: 'Polygon', coordinates: value }).ok).toBe(false);
			expect(read({ type: 'MultiPolygon', coordinates: value }).ok).toBe(false);
			expect(read(collection(feature(value))).ok).toBe(false);
		})
	);
});
