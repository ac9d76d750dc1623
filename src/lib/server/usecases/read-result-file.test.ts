import { describe, expect, test } from 'vitest';
import { crowd, done, openHouse, OPERATOR, openScan } from '../../../../tests/fixtures/house.ts';
import { closeRound } from './close-round.ts';
import { readMatrixPicture, readResultFile, type ResultFile } from './read-result-file.ts';
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

describe('[M15] the picture of a part of the matrix', () => {
	const ALL = { lever: null, policy: null, condition: null, class: null };

	async function drawn(asked: Partial<Record<keyof typeof ALL, string>>) {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		const much = { impact: 5, feasibility: 4, effort: 2 } as const;
		await crowd(house, code, 6, 'boeren', {
			sloten: much,
			peil: { ...much, impact: 1 },
			hagen: { ...much, impact: 4 }
		});
		done(await closeRound(house.app, OPERATOR, id, 0));
		const part = { side: null, asked: { ...ALL, ...asked } };
		const { app } = house;
		return done(await readMatrixPicture(app, OPERATOR, id, null, 'svg', 'nl', part)).file as string;
	}

	const SAYS_PART = /Een deel van de kaart \((.+?)\): (\d) van (\d) maatregelen/;

	test('has the measures that are asked for, with the places of the whole list, and says so', async () => {
		const whole = await drawn({});
		const land = await drawn({ lever: 'land' });
		expect(SAYS_PART.exec(whole)).toBeNull();
		expect(SAYS_PART.exec(land)!.slice(2)).toEqual(['1', '3']);
		const titles = (svg: string) =>
			[...svg.matchAll(/>[^<]*(sloten|peil|hagen)</gi)].map(([, t]) => t);
		expect(titles(whole)).toHaveLength(3);
		expect(titles(land)).toHaveLength(1);
		const place = />(\d)<\/text>[^\n]*hagen</i;
		expect(place.exec(land)![1]).toBe(place.exec(whole)![1]);
		expect(place.exec(land)![1]).toBe('2');
	});

	test('is of all of it where nothing known is asked for, and empty where nothing fits', async () => {
		expect(await drawn({ policy: 'krw', class: 'best' })).toBe(await drawn({}));
		const nothing = await drawn({ lever: 'land', class: 'later' });
		expect(SAYS_PART.exec(nothing)!.slice(2)).toEqual(['0', '3']);
	});
});
