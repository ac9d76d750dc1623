import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLayer } from './map-layer.ts';

const feature = (geometry: unknown, properties: object = {}) => ({
	...{ type: 'Feature', properties, geometry }
});
const collection = (...features: readonly unknown[]) =>
	JSON.stringify({ type: 'FeatureCollection', features });
const RING = [
	[5.1234567, 52.1],
	[5.2, 52.1],
	[5.2, 52.2],
	[5.1234567, 52.1]
];
const read = (text: string) => {
	const outcome = readLayer(text);
	if (!outcome.ok) throw new Error(outcome.reason);
	return JSON.parse(outcome.geojson) as { features: { properties: object; geometry: object }[] };
};

describe('[A25] of a layer only its shapes are kept, with six decimals', () => {
	test('points, lines and polygons, in the order of the file, without properties and altitudes', () => {
		const text = collection(
			feature({ type: 'Point', coordinates: [5.12345678, 52.1, 3] }, { owner: 'J. de Boer' }),
			feature(null),
			feature({ type: 'LineString', coordinates: [RING[0], RING[1]] }),
			feature({
				type: 'GeometryCollection',
				geometries: [
					{ type: 'Polygon', coordinates: [RING] },
					{ type: 'MultiPolygon', coordinates: [[RING]] }
				]
			}),
			feature({ type: 'MultiPoint', coordinates: [] })
		);
		const layer = read(`\uFEFF${text}`);
		expect(layer.features.map(({ geometry }) => (geometry as { type: string }).type)).toEqual([
			...['Point', 'LineString', 'Polygon', 'MultiPolygon']
		]);
		expect(layer.features[0]!.geometry).toEqual({ type: 'Point', coordinates: [5.123457, 52.1] });
		for (const { properties } of layer.features) expect(properties).toEqual({});
		expect(JSON.stringify(layer)).not.toContain('Boer');
	});

	test('a bare shape is a layer too', () => {
		expect(read(JSON.stringify({ type: 'Polygon', coordinates: [RING] })).features).toHaveLength(1);
	});
});

describe('[A26] a bad layer is refused and never an error', () => {
	const line = (coordinates: unknown) => collection(feature({ type: 'LineString', coordinates }));
	test.each<[string, string, string]>([
		['no JSON', '{', 'area-not-json'],
		['no GeoJSON', '{"type":"Topology"}', 'area-not-geojson'],
		['a number', '7', 'area-not-geojson'],
		['no shapes', collection(feature(null)), 'layer-empty'],
		['no features', collection(), 'layer-empty'],
		['coordinates that are none', line('x'), 'area-not-geojson'],
		['positions that are none', line([5, 52]), 'area-not-geojson'],
		['one point for a line', line([[5, 52]]), 'layer-shape-invalid'],
		['no number', '{"type":"Point","coordinates":[1e999,52]}', 'layer-shape-invalid'],
		[
			'a ring that is open',
			JSON.stringify({ type: 'Polygon', coordinates: [[...RING.slice(0, 3), [5, 52]]] }),
			'layer-shape-invalid'
		],
		[
			'RD',
			line([
				[155000, 463000],
				[155001, 463001]
			]),
			'area-rd-coordinates'
		],
		[
			'other coordinates',
			line([
				[1555000, 463000],
				[1, 1]
			]),
			'area-not-wgs84'
		],
		[
			'latitude first',
			line([
				[52.1, 5.1],
				[52.2, 5.2]
			]),
			'area-not-wgs84'
		],
		['too large', ' '.repeat(2 * 1024 * 1024 + 1), 'layer-too-large'],
		['too large in bytes', 'é'.repeat(1024 * 1024 + 1), 'layer-too-large']
	])('%s', (_what, text, reason) => {
		expect(readLayer(text)).toMatchObject({ ok: false, reason });
	});

	test('[A26] a file that says it is RD', () => {
		const crs = { properties: { name: 'urn:ogc:def:crs:EPSG::28992' } };
		const text = JSON.stringify({ ...JSON.parse(line(RING)), crs });
		expect(readLayer(text)).toMatchObject({ reason: 'area-rd-coordinates' });
	});

	test('[A26] whatever JSON it is, also nested deeply', () => {
		const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(30_000)}${']}'.repeat(30_000)}`;
		expect(readLayer(deep)).toMatchObject({ reason: 'layer-empty' });
		const shapes = fc.record({
			type: fc.constantFrom('Point', 'Polygon', 'MultiPolygon', 'Feature', 'FeatureCollection'),
			...{ coordinates: fc.jsonValue(), geometry: fc.jsonValue(), features: fc.jsonValue() }
		});
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), shapes), (value) => {
				const outcome = readLayer(JSON.stringify(value));
				if (outcome.ok) expect(readLayer(outcome.geojson)).toEqual(outcome);
			})
		);
	});
});
