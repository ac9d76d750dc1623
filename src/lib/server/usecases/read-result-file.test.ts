import { describe, expect, test } from 'vitest';
import { crowd, done, openHouse, OPERATOR, openScan } from '../../../../tests/fixtures/house.ts';
import { closeRound } from './close-round.ts';
import { readResultFile, type ResultFile } from './read-result-file.ts';
import { submitAnswers } from './submit-answers.ts';

/** What every file of its kind begins with. */
const BEGINS: Readonly<Record<ResultFile, string>> = {
	xlsx: 'PK',
	geojson: '{"type":"FeatureCollection"',
	gpkg: 'SQLite format 3'
};
const KINDS = Object.keys(BEGINS) as ResultFile[];

describe('[F18] [F19] [F20] a file of a result', () => {
	test('is there once the round is released, for its round alone', async () => {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		await crowd(house, code, 6, 'boeren', { sloten: { impact: 4 } });
		const read = (kind: ResultFile, round: number | null = null) =>
			readResultFile(house.app, OPERATOR, id, round, kind, 'nl');
		for (const kind of KINDS)
			expect(await read(kind)).toMatchObject({ ok: false, reason: 'nothing-released' });
		done(await closeRound(house.app, OPERATOR, id, 0));
		for (const kind of KINDS) {
			const { file, release } = done(await read(kind));
			expect(
				Buffer.from(file as Uint8Array)
					.toString('latin1')
					.slice(0, 40)
			).toContain(BEGINS[kind]);
			expect(release.round).toBe(1);
			expect(await read(kind, 2)).toMatchObject({ ok: false, reason: 'nothing-released' });
		}
	});

	test('draws the area and what people pointed at', async () => {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		const people = await crowd(house, code, 6, 'boeren', { sloten: { impact: 4 } });
		const places = [{ kind: 'point', positions: [[5.3, 51.7]] }] as const;
		for (const secret of people)
			done(await submitAnswers(house.app, code, secret, 'sloten', { answers: {}, places }));
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { file } = done(await readResultFile(house.app, OPERATOR, id, 1, 'geojson', 'en'));
		const { features } = JSON.parse(file as string) as {
			features: { properties: object; geometry: object | null }[];
		};
		expect(features).toMatchObject([
			{ properties: { kind: 'area' }, geometry: { type: 'MultiPolygon' } },
			{ properties: { kind: 'hexagon', theme: 'sloten', people: 6 }, geometry: {} }
		]);
	});
});
