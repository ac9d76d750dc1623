import { describe, expect, test } from 'vitest';
import {
	done,
	dump,
	facilitator,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	readyScan
} from '../../../../tests/fixtures/house.ts';
import type { Place } from '../../domain/place.ts';
import type { ThemeAnswers } from '../../domain/rating.ts';
import { findWholeScan } from '../store/scans.ts';
import { changeSubAreas, type SubAreaChange } from './change-sub-areas.ts';
import { openRound } from './open-round.ts';
import { readMap } from './read-map.ts';
import { readRating } from './read-rating.ts';
import { submitAnswers } from './submit-answers.ts';

/** A square of 0.1° with its lower left corner there. */
const shape = (name: string, west: number, south: number) => {
	const [east, north] = [west + 0.1, south + 0.1];
	const ring = [
		...[
			[west, south],
			[east, south],
			[east, north]
		],
		...[
			[west, north],
			[west, south]
		]
	];
	const geometry = { type: 'Polygon', coordinates: [ring] };
	return { type: 'Feature', properties: { naam: name }, geometry };
};
const file = (...features: readonly unknown[]) =>
	JSON.stringify({ type: 'FeatureCollection', features });

async function prepared() {
	const house = openHouse();
	const scan = await readyScan(house, OPERATOR);
	const change = (it: SubAreaChange) => changeSubAreas(house.app, OPERATOR, scan.id, it);
	const now = async () => (await findWholeScan(house.app.db, scan.id))!.subAreas;
	const titles = async () => (await now()).map(({ title }) => title);
	return { house, scan, change, now, titles };
}

describe('[A21] the list of sub-areas', () => {
	test('names one by one, and shapes from a file; a name that is there gets its shape', async () => {
		const { change, now } = await prepared();
		done(await change({ kind: 'add', title: '  Noord ' }));
		done(await change({ kind: 'add', title: 'Langs de vaart' }));
		const text = file(shape('NOORD', 5.8, 53.2), shape('Zuid', 5.8, 53.1));
		done(await change({ kind: 'add-file', text }));
		const list = (await now()).map(({ slug, title, polygons }) => [slug, title, polygons?.length]);
		expect(list).toEqual([
			['noord', 'Noord', 1],
			['langs-de-vaart', 'Langs de vaart', undefined],
			['zuid', 'Zuid', 1]
		]);
	});

	test('another name, another place in the list, or none; the slug stays', async () => {
		const { change, now, titles } = await prepared();
		for (const title of ['A', 'B', 'C']) done(await change({ kind: 'add', title }));
		done(await change({ kind: 'move', subArea: 'c', by: -1 }));
		done(await change({ kind: 'move', subArea: 'a', by: -1 }));
		expect(await titles()).toEqual(['A', 'C', 'B']);
		done(await change({ kind: 'rename', subArea: 'c', title: 'De Hoek' }));
		done(await change({ kind: 'remove', subArea: 'a' }));
		expect((await now()).map(({ slug, title }) => [slug, title])).toEqual([
			['c', 'De Hoek'],
			['b', 'B']
		]);
	});

	test('a name that is there, is empty or too long, and what is not there, are refused', async () => {
		const { change, titles } = await prepared();
		for (const title of ['A', 'B']) done(await change({ kind: 'add', title }));
		const refused: readonly (readonly [SubAreaChange, string])[] = [
			[{ kind: 'add', title: 'a' }, 'sub-area-taken'],
			[{ kind: 'add', title: ' \u202e ' }, 'title-missing'],
			[{ kind: 'add', title: 'x'.repeat(81) }, 'text-too-long'],
			[{ kind: 'rename', subArea: 'b', title: 'A' }, 'sub-area-taken'],
			[{ kind: 'rename', subArea: 'z', title: 'Z' }, 'sub-area-unknown'],
			[{ kind: 'move', subArea: 'z', by: 1 }, 'sub-area-unknown'],
			[{ kind: 'remove', subArea: 'z' }, 'sub-area-unknown'],
			[{ kind: 'add-file', text: 'geen json' }, 'area-not-json']
		];
		for (const [it, reason] of refused) expect(await change(it)).toMatchObject({ reason });
		expect(await titles()).toEqual(['A', 'B']);
		// The same name in other capitals is a correction.
		expect(await change({ kind: 'rename', subArea: 'a', title: 'a' })).toMatchObject({ ok: true });
	});

	test('sixty at most, whichever way they come', async () => {
		const { change, titles } = await prepared();
		const many = Array.from({ length: 60 }, (_, i) => shape(`Plek ${i}`, 5, 52));
		done(await change({ kind: 'add-file', text: file(...many) }));
		expect(await change({ kind: 'add', title: 'Nog een' })).toMatchObject({
			reason: 'sub-areas-too-many'
		});
		const text = file(shape('Nog een', 5, 52));
		expect(await change({ kind: 'add-file', text })).toMatchObject({
			reason: 'sub-areas-too-many'
		});
		expect(await titles()).toHaveLength(60);
	});

	test('from the first answer on only names and order; to point is to answer', async () => {
		const { house, scan, change, titles } = await prepared();
		for (const title of ['A', 'B']) done(await change({ kind: 'add', title }));
		done(await openRound(house.app, OPERATOR, scan.id));
		const secret = await join(house, scan.code, 'boeren');
		const places: readonly Place[] = [{ kind: 'sub-area', id: 'a' }];
		done(await submitAnswers(house.app, scan.code, secret, 'sloten', { answers: {}, places }));
		const frozen: readonly SubAreaChange[] = [
			{ kind: 'add', title: 'C' },
			{ kind: 'add-file', text: file(shape('A', 5, 52)) },
			{ kind: 'remove', subArea: 'b' }
		];
		for (const it of frozen)
			expect(await change(it)).toMatchObject({ reason: 'frozen-after-first-answer' });
		done(await change({ kind: 'rename', subArea: 'a', title: 'De Hoek' }));
		done(await change({ kind: 'move', subArea: 'a', by: 1 }));
		expect(await titles()).toEqual(['B', 'De Hoek']);
		const read = done(await readRating(house.app, scan.code, secret)).view;
		expect(read.said.sloten?.places).toEqual(places);
	});

	test('[U3] only who prepares the scan', async () => {
		const { house, scan } = await prepared();
		const other = await facilitator(house, 'bo@example.nl');
		const before = dump(house);
		for (const viewer of [NOBODY, other, { kind: 'participant', scanId: scan.id } as const])
			expect(
				await changeSubAreas(house.app, viewer, scan.id, { kind: 'add', title: 'A' })
			).toMatchObject({ reason: 'not-found' });
		expect(dump(house)).toEqual(before);
	});
});

describe('[A22] places that are said', () => {
	test('a sub-area that the scan does not have is refused with all that was said with it', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const add = { kind: 'add', title: 'Noord' } as const;
		done(await changeSubAreas(house.app, OPERATOR, scan.id, add));
		const secret = await join(house, scan.code, 'boeren');
		const say = (said: ThemeAnswers) => submitAnswers(house.app, scan.code, secret, 'sloten', said);
		const point: Place = { kind: 'point', positions: [[5.1, 52.1]] };
		const known: readonly Place[] = [{ kind: 'sub-area', id: 'noord' }, point];
		const before = dump(house);
		const impact = { kind: 'rated', value: 4 } as const;
		const places: readonly Place[] = [...known, { kind: 'sub-area', id: 'zuid' }];
		expect(await say({ answers: { impact }, places })).toMatchObject({ reason: 'place-unknown' });
		expect(dump(house)).toEqual(before);
		done(await say({ answers: { impact }, places: known }));
		const { said } = done(await readRating(house.app, scan.code, secret)).view;
		expect(said.sloten).toMatchObject({ places: known, answers: { impact } });
		// Nothing is taken back that way.
		done(await say({ answers: {}, places: [] }));
	});
});

describe('[A23] the map', () => {
	test('is for who takes part, with the sub-areas that have a shape', async () => {
		const { house, scan, change } = await prepared();
		done(await change({ kind: 'add', title: 'Langs de vaart' }));
		done(await change({ kind: 'add-file', text: file(shape('Noord', 5.8, 53.2)) }));
		done(await openRound(house.app, OPERATOR, scan.id));
		const secret = await join(house, scan.code, 'boeren');
		const { map } = done(await readMap(house.app, scan.code, secret));
		expect(map.subAreas.map(({ slug }) => slug)).toEqual(['noord']);
		expect(map.polygons.length).toBeGreaterThan(0);
		for (const who of [null, 'x'])
			expect(await readMap(house.app, scan.code, who)).toMatchObject({
				reason: 'participant-unknown'
			});
		const places: readonly Place[] = [{ kind: 'sub-area', id: 'noord' }];
		done(await submitAnswers(house.app, scan.code, secret, 'sloten', { answers: {}, places }));
		expect(done(await readMap(house.app, scan.code, secret)).map).toEqual(map);
	});
});
