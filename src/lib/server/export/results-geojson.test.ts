import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { latLngToCell } from 'h3-js';
import { describe, expect, test } from 'vitest';
import {
	HOSTILE,
	numbered,
	numbersIn,
	secondRound,
	SHAPES,
	toldTo
} from '../../../../tests/fixtures/told.ts';
import { METHOD_VERSION } from '../../domain/release.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { resultsGeoJson } from './results-geojson.ts';

type Read = FeatureCollection<MultiPolygon | null, Record<string, string | number | null>>;
const readAs = (json: string) => JSON.parse(json) as Read;
const dutch = readAs(resultsGeoJson(toldTo('nl'), SHAPES));
const ofKind = (kind: string) =>
	dutch.features.filter(({ properties }) => properties.kind === kind);

/** Twice the area of a ring in degrees; positive when it goes anticlockwise. */
function turns(ring: readonly (readonly number[])[]): number {
	return ring.slice(1).reduce((sum, [x, y], i) => {
		const [beforeX, beforeY] = ring[i]!;
		return sum + beforeX! * y! - x! * beforeY!;
	}, 0);
}

describe('[F19] the places as GeoJSON', () => {
	test('are WGS84 as RFC 7946 wants them: no crs, right-hand rule, at most six decimals', () => {
		expect(dutch.type).toBe('FeatureCollection');
		expect(JSON.stringify(dutch)).not.toContain('"crs"');
		for (const { geometry } of dutch.features)
			for (const polygon of geometry?.coordinates ?? [])
				for (const [i, ring] of polygon.entries()) {
					expect(ring.at(-1)).toEqual(ring[0]);
					expect(ring.length).toBeGreaterThanOrEqual(4);
					expect(turns(ring) > 0).toBe(i === 0);
					for (const [x, y] of ring) {
						for (const degrees of [x!, y!]) expect(String(degrees)).toMatch(/^\d+(\.\d{1,6})?$/);
						expect(x).toBeLessThan(y!);
					}
				}
	});

	test('[F19] turn a clockwise ring and leave out a hole that cannot be seen', () => {
		const clockwise = [
			[5, 52],
			[5, 52.1],
			[5.1, 52.1],
			[5, 52]
		] as const;
		const speck = [
			[5.01, 52.05],
			[5.0100001, 52.05],
			[5.0100001, 52.0500001],
			[5.01, 52.05]
		] as const;
		const hole = [
			[5.02, 52.06],
			[5.03, 52.06],
			[5.03, 52.07],
			[5.02, 52.06]
		] as const;
		const area = [[clockwise, speck, hole]];
		const [outline] = readAs(resultsGeoJson(toldTo('nl'), { ...SHAPES, area })).features;
		expect(outline!.geometry!.coordinates).toEqual([[clockwise.toReversed(), hole.toReversed()]]);
	});

	test('[F19] begin with the area: which release, and that it is an estimate and no zoning', () => {
		const [area, ...others] = ofKind('area') as Feature<MultiPolygon, Record<string, unknown>>[];
		expect(others).toEqual([]);
		expect(dutch.features[0]).toEqual(area);
		expect(area!.properties).toMatchObject({
			...{ area: 'Groote Wielen', round: 2, released: '2026-11-21', participants: 7, k: 3 },
			...{ weightImpact: 2, methodVersion: METHOD_VERSION, checksum: 'a'.repeat(64) },
			honest: expect.stringContaining('Geen draagvlakmeting, geen besluit, geen ecologische toets.')
		});
		for (const { properties } of dutch.features)
			expect(properties.noZoning).toContain('Dit is geen zonering.');
	});

	test('[F19] tell people per sub-area and theme; one without numbers is still drawn', () => {
		const told = ofKind('sub-area').map(({ properties, geometry }) => [
			...[properties.place, properties.placeName, properties.theme, properties.people],
			geometry !== null
		]);
		expect(told).toEqual([
			['oost', 'Oost', null, null, true],
			['dorp', 'Het dorp', null, null, false],
			['noord', '+Noord', 'hostile', 7, true]
		]);
	});

	test('[F19] tell people per hexagon and theme, drawn where its cell lies', () => {
		const hexagons = ofKind('hexagon');
		expect(hexagons).toHaveLength(2);
		for (const { properties, geometry } of hexagons) {
			expect(properties).toMatchObject({ theme: 'hostile', title: HOSTILE, people: 7 });
			expect(properties).toMatchObject({ class: 'long-haul', className: 'Belangrijk, nu lastig' });
			const [ring] = geometry!.coordinates[0]!;
			expect(ring).toHaveLength(7);
			const middle = [0, 1].map((axis) =>
				ring!.slice(1).reduce((sum, one) => sum + one[axis]! / 6, 0)
			);
			expect(latLngToCell(middle[1]!, middle[0]!, 9)).toBe(properties.place);
		}
	});

	test.each(LANGUAGES)('[F19] hold no number that the release does not have: %s', (language) => {
		const { release } = numbered(secondRound());
		const allowed = new Set(numbersIn(release));
		const { features } = readAs(resultsGeoJson(toldTo(language, release), SHAPES));
		const there = features.flatMap(({ properties }) => numbersIn(properties));
		expect(there.filter((number) => !allowed.has(number))).toEqual([]);
		expect(there.length).toBeGreaterThan(10);
	});

	test('[F19] of a release without places only the area is told', () => {
		const { scan, ...release } = secondRound();
		const { subAreas, ...before } = scan;
		expect(subAreas).toHaveLength(3);
		const themes = release.themes.map((theme) => {
			const before = { ...theme };
			delete before.beside;
			return before;
		});
		const told = toldTo('nl', { ...release, scan: before, themes });
		expect(readAs(resultsGeoJson(told, { area: [], subAreas: [] })).features).toMatchObject([
			{ properties: { kind: 'area' }, geometry: null }
		]);
	});
});
