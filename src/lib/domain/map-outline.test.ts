import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { area } from '@turf/area';
import { readArea, type Polygon } from './area.ts';
import { boundsOf, forMap } from './map-outline.ts';

const hectares = (polygons: readonly Polygon[]) =>
	area({ type: 'MultiPolygon', coordinates: polygons as never }) / 10_000;

test('[A16] an area on the map has fewer points, the same parts and nearly the same size', () => {
	for (const name of ['groote-wielen', 'leeuwarden-2024-generalised', 'boetelerveld']) {
		const read = readArea(readFileSync(`tests/fixtures/${name}.geojson`, 'utf8'));
		if (!read.ok) throw new Error(read.reason);
		const bounds = boundsOf(read.polygons)!;
		const thin = forMap(read.polygons, bounds);
		expect(thin.map((rings) => rings.length)).toEqual(read.polygons.map((rings) => rings.length));
		expect(thin.flat(2).length).toBeLessThanOrEqual(read.polygons.flat(2).length);
		expect(hectares(thin) / hectares(read.polygons)).toBeCloseTo(1, 2);
		for (const ring of thin.flat()) {
			expect(ring.at(-1)).toEqual(ring[0]);
			expect(ring.length).toBeGreaterThanOrEqual(4);
		}
	}
});

test('[A16] a ring that is too small to see stays', () => {
	const tiny: Polygon = [
		[
			[5, 53],
			[5.00001, 53],
			[5.00001, 53.00001],
			[5, 53]
		]
	];
	expect(forMap([tiny], { west: 4, south: 52, east: 6, north: 54 })).toEqual([tiny]);
	expect(boundsOf([])).toBeNull();
});
