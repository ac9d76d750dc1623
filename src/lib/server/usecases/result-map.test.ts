import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	NOBODY,
	openHouse,
	OPERATOR,
	readyScan,
	START_MS
} from '../../../../tests/fixtures/house.ts';
import type { Place } from '../../domain/place.ts';
import { LAYERS_MAX } from '../../domain/map-layer.ts';
import { changeMapLayers, type LayerChange } from './change-map-layers.ts';
import { changeSubAreas } from './change-sub-areas.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';
import { openRound } from './open-round.ts';
import { readMapLayer, readResultMap, readResultPlaces } from './read-result-map.ts';
import { submitAnswers } from './submit-answers.ts';

const LINE = JSON.stringify({ type: 'LineString', coordinates: [[5, 52], [5.1, 52.1]] }); // prettier-ignore
/** Where nobody else points: it must never be seen. */
const LONE = [5.13579, 52.24681] as const;

/** Six people point to Noord for one theme, two of them to Zuid too, and one draws a point. */
async function released() {
	const house = openHouse({ now: START_MS });
	const scan = await readyScan(house, OPERATOR);
	const square = (name: string, south: number) => ({
		...{ type: 'Feature', properties: { name } },
		geometry: {
			type: 'Polygon',
			coordinates: [[[5, south], [5.2, south], [5.2, south + 0.1], [5, south + 0.1], [5, south]]] // prettier-ignore
		}
	});
	const features = [square('Noord', 52.2), square('Zuid', 52.1)];
	const text = JSON.stringify({ type: 'FeatureCollection', features });
	done(await changeSubAreas(house.app, OPERATOR, scan.id, { kind: 'add-file', text }));
	done(await openRound(house.app, OPERATOR, scan.id));
	const people = await crowd(house, scan.code, 6, 'boeren', { sloten: { impact: 4 } });
	for (const [i, secret] of people.entries()) {
		const places: Place[] = [{ kind: 'sub-area', id: 'noord' }];
		if (i < 2) places.push({ kind: 'sub-area', id: 'zuid' });
		if (i === 0) places.push({ kind: 'point', positions: [LONE] });
		else places.push({ kind: 'point', positions: [[5.05, 52.25]] });
		const said = { answers: {}, places };
		done(await submitAnswers(house.app, scan.code, secret, 'sloten', said));
	}
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	return { house, ...scan };
}

describe('[A27] the map of the result', () => {
	test('tells numbers of people from the release, of a part from k and of a hexagon from five', async () => {
		const { house, id } = await released();
		const { view } = done(await readResultMap(house.app, OPERATOR, id, null, null));
		expect(view.shown?.id).toBe('sloten');
		expect(view.places.people).toBe(6);
		expect(view.places.parts.map((part) => [part.id, part.people])).toEqual([
			['noord', 6],
			['zuid', null]
		]);
		expect(view.places.hexagons).toMatchObject([{ people: 5, inside: ['Noord'] }]);
	});

	test('[A27] a theme to which fewer than five pointed tells nothing, and stands last', async () => {
		const { house, id } = await released();
		const { view } = done(await readResultMap(house.app, OPERATOR, id, null, 'peil'));
		expect(view.shown?.id).toBe('peil');
		expect(view.places).toMatchObject({ people: null, hexagons: [] });
		expect(view.places.parts.every(({ people }) => people === null)).toBe(true);
		expect(view.themes[0]!.id).toBe('sloten');
		const other = done(await readResultMap(house.app, OPERATOR, id, null, 'x')).view;
		expect(other.shown?.id).toBe('sloten');
	});

	test('[A27] as GeoJSON: shapes and numbers, and nothing that somebody drew', async () => {
		const { house, id } = await released();
		const { geojson } = done(await readResultPlaces(house.app, OPERATOR, id, 1, 'sloten'));
		for (const degrees of LONE) expect(geojson).not.toContain(String(degrees).slice(0, -1));
		const { features } = JSON.parse(geojson) as {
			features: { properties: Record<string, unknown>; geometry: { type: string } }[];
		};
		const told = features.map(({ properties }) => [properties.kind, properties.people]);
		expect(told).toEqual([
			['area', undefined],
			['sub-area', 6],
			['sub-area', null],
			['hexagon', 5],
			['sub-area-number', 6],
			['hexagon-number', 5]
		]);
	});
});

describe('[A28] layers of one’s own', () => {
	const add: LayerChange = { kind: 'add', title: ' Natura  2000 ', source: 'LVVN', text: LINE };

	test('are added, put in order and taken away, also after the first answer', async () => {
		const { house, id } = await released();
		const change = (it: LayerChange) => changeMapLayers(house.app, OPERATOR, id, it);
		const list = async () =>
			done(await readResultMap(house.app, OPERATOR, id, null, null)).view.layers;
		for (const title of ['A', 'B', 'C']) done(await change({ ...add, title }));
		const [a, , c] = await list();
		done(await change({ kind: 'move', layer: c!.id, by: -1 }));
		done(await change({ kind: 'move', layer: a!.id, by: -1 }));
		expect((await list()).map(({ title }) => title)).toEqual(['A', 'C', 'B']);
		done(await change({ kind: 'remove', layer: a!.id }));
		done(await change(add));
		expect((await list()).map(({ title }) => title)).toEqual(['C', 'B', 'Natura 2000']);
		const { geojson } = done(await readMapLayer(house.app, OPERATOR, id, c!.id));
		expect(JSON.parse(geojson)).toMatchObject({ features: [{ geometry: JSON.parse(LINE) }] });
	});

	test('[A28] go with the scan into its file, and come back in their order', async () => {
		const { house, id } = await released();
		for (const title of ['B', 'A'])
			done(await changeMapLayers(house.app, OPERATOR, id, { ...add, title }));
		const { json } = done(await exportScan(house.app, OPERATOR, id));
		const copy = done(await importScan(house.app, OPERATOR, json));
		const { layers } = done(await readResultMap(house.app, OPERATOR, copy.id, null, null)).view;
		expect(layers.map(({ title, source }) => [title, source])).toEqual([
			['B', 'LVVN'],
			['A', 'LVVN']
		]);
		const spoiled = json.replace('\\"properties\\":{}', '\\"properties\\":{\\"owner\\":1}');
		expect(spoiled).not.toBe(json);
		expect(await importScan(house.app, OPERATOR, spoiled)).toMatchObject({
			...{ reason: 'scan-file-invalid', details: { place: ' (layers.0.geojson)' } }
		});
	});

	test('[A28] twenty at most, each with a name and a source; what is not there is refused', async () => {
		const { house, id } = await released();
		const change = (it: LayerChange) => changeMapLayers(house.app, OPERATOR, id, it);
		const before = dump(house);
		const wrong: readonly (readonly [LayerChange, string])[] = [
			[{ ...add, title: ' \u202e' }, 'title-missing'],
			[{ ...add, title: 'x'.repeat(81) }, 'text-too-long'],
			[{ ...add, source: ' ' }, 'layer-source-missing'],
			[{ ...add, source: 'x'.repeat(201) }, 'text-too-long'],
			[{ ...add, text: '' }, 'area-not-json'],
			[{ kind: 'move', layer: 7, by: 1 }, 'layer-unknown'],
			[{ kind: 'remove', layer: 7 }, 'layer-unknown']
		];
		for (const [it, reason] of wrong) expect(await change(it)).toMatchObject({ reason });
		expect(dump(house)).toEqual(before);
		for (let i = 0; i < LAYERS_MAX; i++) done(await change(add));
		expect(await change(add)).toMatchObject({ reason: 'layers-too-many' });
	});

	test('[A28] are of one scan, and only who prepares it changes or reads them', async () => {
		const { house, id } = await released();
		done(await changeMapLayers(house.app, OPERATOR, id, add));
		const [layer] = done(await readResultMap(house.app, OPERATOR, id, null, null)).view.layers;
		const elsewhere = await readyScan(house, OPERATOR);
		expect(await readMapLayer(house.app, OPERATOR, elsewhere.id, layer!.id)).toMatchObject({
			reason: 'layer-unknown'
		});
		const before = dump(house);
		expect(
			await changeMapLayers(house.app, OPERATOR, elsewhere.id, {
				kind: 'remove',
				layer: layer!.id
			})
		).toMatchObject({ reason: 'layer-unknown' });
		expect(dump(house)).toEqual(before);
		const other = await facilitator(house, 'bo@example.nl');
		for (const viewer of [NOBODY, other, { kind: 'participant', scanId: id } as const]) {
			const all = [
				await changeMapLayers(house.app, viewer, id, add),
				await readMapLayer(house.app, viewer, id, layer!.id),
				await readResultMap(house.app, viewer, id, null, null),
				await readResultPlaces(house.app, viewer, id, null, null)
			];
			for (const outcome of all) expect(outcome).toMatchObject({ reason: 'not-found' });
		}
	});
});
