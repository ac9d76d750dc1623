import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSubAreas } from './sub-area-file.ts';

type Json = Record<string, unknown>;

/** A square of 0.01° with its lower left corner there. */
function square(west: number, south: number): Json {
	const [east, north] = [west + 0.01, south + 0.01];
	const ring = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	return { type: 'Polygon', coordinates: [ring] };
}
const feature = (properties: Json | null, geometry: Json | null = square(5.8, 53.2)): Json => ({
	...{ type: 'Feature', properties, geometry }
});
const read = (...features: readonly Json[]) =>
	readSubAreas(JSON.stringify({ type: 'FeatureCollection', features }));
const titles = (...features: readonly Json[]) => {
	const found = read(...features);
	return found.ok ? found.shapes.map(({ title }) => title) : found.reason;
};

describe('[A14] each named feature with polygons is a sub-area', () => {
	test('in the order of the file; what overlaps or sticks out is taken too', () => {
		const found = read(
			feature({ name: 'Zuid' }),
			feature({ name: 'Noord' }, square(5.805, 53.205)),
			feature({ name: 'Een punt' }, { type: 'Point', coordinates: [5.8, 53.2] })
		);
		expect(found).toMatchObject({ ok: true, shapes: [{ title: 'Zuid' }, { title: 'Noord' }] });
	});

	test('the name stands in name, naam or title, whatever the capitals, else in the first text', () => {
		expect(titles(feature({ id: 'x', title: 'c', NAAM: 'b', Name: 'a' }))).toEqual(['a']);
		expect(titles(feature({ id: 'x', title: 'c', NAAM: 'b' }))).toEqual(['b']);
		expect(titles(feature({ id: 'x', title: 'c' }))).toEqual(['c']);
		expect(titles(feature({ fid: 7, wijk: 'De Hoek' }))).toEqual(['De Hoek']);
		// One property for the whole file: the first that all of them have.
		expect(titles(feature({ name: null, wijk: 'a' }), feature({ name: 'x', wijk: 'b' }))).toEqual([
			'a',
			'b'
		]);
	});

	test('of one name they are one, in pieces', () => {
		const found = read(feature({ name: 'Noord' }), feature({ name: 'noord' }, square(5.9, 53.3)));
		expect(found.ok && found.shapes.map(({ polygons }) => polygons.length)).toEqual([2]);
	});

	test('spaces, controls and marks that turn a line are tidied away', () => {
		expect(titles(feature({ name: '  De\n \u202eNoord\u0000polder ' }))).toEqual([
			'De Noordpolder'
		]);
	});
});

describe('[A15] a bad file of sub-areas is refused as a bad area is', () => {
	test('no JSON, no GeoJSON, no polygons, RD, crossing itself', () => {
		expect(readSubAreas('geen json')).toMatchObject({ reason: 'area-not-json' });
		expect(readSubAreas('{"a":1}')).toMatchObject({ reason: 'area-not-geojson' });
		expect(read()).toMatchObject({ reason: 'area-empty' });
		expect(read(feature({ name: 'a' }, null))).toMatchObject({ reason: 'area-no-polygon' });
		const rd = [
			[
				[180000, 580000],
				[190000, 580000],
				[190000, 590000],
				[180000, 580000]
			]
		];
		const inRd = { type: 'Polygon', coordinates: rd };
		expect(titles(feature({ name: 'a' }), feature({ name: 'b' }, inRd))).toBe(
			'area-rd-coordinates'
		);
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } };
		const all = { type: 'FeatureCollection', crs, features: [feature({ name: 'a' })] };
		expect(readSubAreas(JSON.stringify(all))).toMatchObject({ reason: 'area-rd-coordinates' });
		const bow = [
			[
				[5, 53],
				[6, 54],
				[6, 53],
				[5, 54],
				[5, 53]
			]
		];
		expect(titles(feature({ name: 'a' }, { type: 'Polygon', coordinates: bow }))).toBe(
			'area-crosses-itself'
		);
		expect(readSubAreas(' '.repeat(6_000_000))).toMatchObject({ reason: 'area-too-large-file' });
	});

	test('polygons without a name', () => {
		expect(readSubAreas(JSON.stringify(square(5, 53)))).toMatchObject({
			reason: 'sub-areas-nameless'
		});
		expect(titles(feature(null))).toBe('sub-areas-nameless');
		expect(titles(feature({ name: 'a' }), feature({ name: ' ' }))).toBe('sub-areas-nameless');
	});

	test('more than sixty, or a name over 80 characters', () => {
		const many = Array.from({ length: 61 }, (_, i) => feature({ name: `Plek ${i}` }));
		expect(read(...many)).toMatchObject({ reason: 'sub-areas-too-many', details: { max: 60 } });
		expect(read(...many.slice(1))).toMatchObject({ ok: true });
		expect(titles(feature({ name: 'a'.repeat(81) }))).toBe('text-too-long');
	});

	test('the files of areas in this project, which have one name each', () => {
		const text = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
		expect(readSubAreas(text)).toMatchObject({ ok: true, shapes: [{ title: 'Groote Wielen' }] });
	});
});
