import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
	HOSTILE,
	numbered,
	numbersIn,
	RELEASED_AT_MS,
	secondRound,
	SHAPES,
	toldTo
} from '../../../../tests/fixtures/told.ts';
import type { Polygon, Position } from '../../domain/area.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { inRd, isInTheNetherlands } from './geometry.ts';
import { resultsGpkg } from './results-gpkg.ts';
import type { Shapes, Told } from './told.ts';

type Row = Readonly<Record<string, string | number | Buffer | null>>;

function opened(told: Told = toldTo('nl'), shapes: Shapes = SHAPES) {
	const db = new Database(Buffer.from(resultsGpkg(told, shapes)));
	const all = (sql: string) => db.prepare(sql).all() as Row[];
	return { all, table: (name: string) => all(`SELECT * FROM "${name}"`) };
}

/** A geometry read back as the standard says: header, extent, then well-known binary. */
function geometryOf(blob: Buffer) {
	expect(blob.toString('latin1', 0, 2)).toBe('GP');
	expect([blob[2], blob[3]]).toEqual([0, 0b11]);
	const extent = [8, 16, 24, 32].map((at) => blob.readDoubleLE(at));
	let at = 40;
	const int = () => blob.readInt32LE((at += 4) - 4);
	const double = () => blob.readDoubleLE((at += 8) - 8);
	const head = (type: number) => {
		expect(blob[at]).toBe(1);
		at += 1;
		expect(int()).toBe(type);
		return int();
	};
	const times = <T>(count: number, one: () => T) => Array.from({ length: count }, one);
	const polygons = times(head(6), () =>
		times(head(3), () => times(int(), () => [double(), double()] as const))
	);
	expect(at).toBe(blob.length);
	return { system: blob.readInt32LE(4), extent, polygons };
}

/** A square of a tenth of a degree around a place. */
const around = ([x, y]: Position): readonly Polygon[] => [
	[
		[
			[x - 0.05, y - 0.05],
			[x + 0.05, y - 0.05],
			[x + 0.05, y + 0.05],
			[x - 0.05, y - 0.05]
		]
	]
];

/**
 * RDNAPTRANS 2008 test sheet of the Kadaster: points inside the correction grid, in ETRS89 and RD.
 * ETRS89 and WGS84 are one here, as in every GIS: they drift apart by 2.5 cm a year.
 */
const TEST_SHEET = [
	['Texel', [4.824761912, 53.160753042], [117380.12, 575040.34]],
	['Noord-Groningen', [6.776726674, 53.41948205], [247380.56, 604580.78]],
	['Amersfoort', [5.387203657, 52.155172897], [155000, 463000]],
	['Zeeuws-Vlaanderen', [3.397588595, 51.368607152], [16460.91, 377380.23]],
	['Zuid-Limburg', [5.773795548, 50.792584916], [182260.45, 311480.67]],
	['Maasvlakte', [4.072887101, 51.947393898], [64640.89, 440700.0101]]
] as const satisfies readonly (readonly [string, Position, Position])[];

describe('[F20] the places as GeoPackage', () => {
	test.each(TEST_SHEET)(
		'in RD a known point comes back within a quarter of a metre: %s',
		(_name, degrees, metres) => {
			const [x, y] = inRd(degrees);
			expect(Math.hypot(x - metres[0], y - metres[1])).toBeLessThan(0.25);
		}
	);

	test('[F20] are in RD in the Netherlands alone', () => {
		const inside: readonly Position[] = [
			...([
				[5.69, 50.85],
				[6.57, 53.22],
				[3.61, 51.5],
				[4.76, 52.96],
				[3.83, 51.33]
			] as const),
			...([
				[6.89, 52.22],
				[6.17, 51.37],
				[6.02, 50.77],
				[4.93, 51.45],
				[4.8, 53.06]
			] as const),
			...([
				[6.92, 53.33],
				[7.03, 52.3],
				[5.66, 52.97],
				[6.9, 52.78],
				[5.87, 51.84]
			] as const)
		];
		const outside: readonly Position[] = [
			...([
				[4.4, 51.22],
				[3.72, 51.05],
				[3.22, 51.21],
				[6.08, 50.78],
				[6.77, 51.22]
			] as const),
			...([
				[7.45, 53.23],
				[7.07, 52.43 + 0.2],
				[6.24, 51.79 - 0.05],
				[4.94, 51.32],
				[5.34, 50.93]
			] as const),
			...([
				[-0.1, 51.5],
				[10, 53.5],
				[5.57, 50.63],
				[-68.9, 12.1]
			] as const)
		];
		expect(inside.filter((place) => !isInTheNetherlands(around(place)))).toEqual([]);
		expect(outside.filter((place) => isInTheNetherlands(around(place)))).toEqual([]);
		expect(isInTheNetherlands([])).toBe(false);
	});

	test('[F20] are a GeoPackage 1.3 with the tables and systems that it must have', () => {
		const { all } = opened();
		expect(all('PRAGMA application_id')).toEqual([{ application_id: 0x47504b47 }]);
		expect(all('PRAGMA user_version')).toEqual([{ user_version: 10300 }]);
		expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
		expect(all('PRAGMA foreign_key_check')).toEqual([]);
		const systems = all('SELECT * FROM gpkg_spatial_ref_sys ORDER BY srs_id');
		expect(
			systems.map((one) => [one.srs_id, one.organization, one.organization_coordsys_id])
		).toEqual([
			[-1, 'NONE', -1],
			[0, 'NONE', 0],
			[4326, 'EPSG', 4326],
			[28992, 'EPSG', 28992]
		]);
		expect(systems[3]!.definition).toMatch(
			/^PROJCS\["Amersfoort \/ RD New",.*AUTHORITY\["EPSG","28992"\]\]$/
		);
		expect(all('SELECT table_name, data_type, last_change FROM gpkg_contents')).toEqual(
			[
				...['gebied', 'deelgebieden', 'zeshoeken'].map((name) => [name, 'features']),
				...['themas', 'leesmij'].map((name) => [name, 'attributes'])
			].map(([table_name, data_type]) => ({
				...{ table_name, data_type },
				last_change: new Date(RELEASED_AT_MS).toISOString()
			}))
		);
		expect(all('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns')).toHaveLength(
			3
		);
	});

	test('[F20] draw the area in metres, with its extent', () => {
		const { all, table } = opened();
		const [area] = table('gebied');
		const { system, extent, polygons } = geometryOf(area!.geom as Buffer);
		expect(system).toBe(28992);
		expect(polygons).toEqual(SHAPES.area.map((rings) => rings.map((ring) => ring.map(inRd))));
		const [minX, maxX, minY, maxY] = extent;
		expect(
			all(`SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = 'gebied'`)
		).toEqual([{ min_x: minX, max_x: maxX, min_y: minY, max_y: maxY }]);
		// De Groote Wielen, east of Leeuwarden.
		expect(minX).toBeGreaterThan(184_000);
		expect(maxX).toBeLessThan(191_000);
		expect(area).toMatchObject({ round: 2, released: '2026-11-21', participants: 7 });
		expect(area!.noZoning).toContain('Dit is geen zonering.');
	});

	test('[F20] have a row per place and theme, to be opened without a join', () => {
		const { table } = opened();
		expect(
			table('zeshoeken').map(({ title, className, people }) => [title, className, people])
		).toEqual(Array.from({ length: 2 }, () => [HOSTILE, 'Belangrijk, nu lastig', 7]));
		expect(geometryOf(table('zeshoeken')[0]!.geom as Buffer).polygons[0]![0]).toHaveLength(7);
		expect(
			table('deelgebieden').map(({ placeName, people, geom }) => [placeName, people, geom !== null])
		).toEqual([
			['Oost', null, true],
			['Het dorp', null, false],
			['+Noord', 7, true]
		]);
		expect(table('themas').map(({ theme, enabling }) => [theme, enabling])).toEqual([
			['hostile', 0],
			['quiet', 1]
		]);
	});

	test('[F20] say in a table what they are, in which system, and what every column means', () => {
		const { table } = opened();
		const told = table('leesmij')
			.map(({ topic, text }) => `${topic}: ${text}`)
			.join('\n');
		expect(told).toContain('Geen draagvlakmeting');
		expect(told).toContain('Dit is geen zonering.');
		expect(told).toContain('Coördinaten: Rijksdriehoeksstelsel');
		const topics = new Set(table('leesmij').map(({ topic }) => topic));
		for (const name of ['deelgebieden', 'zeshoeken', 'themas'])
			for (const column of Object.keys(table(name)[0]!))
				if (!['fid', 'geom'].includes(column)) expect(topics, column).toContain(column);
	});

	test('[F20] are in WGS84 elsewhere, and say so', () => {
		const area = around([-1.2, 52.9]);
		const { all, table } = opened(toldTo('nl'), { ...SHAPES, area });
		const { system, polygons } = geometryOf(table('gebied')[0]!.geom as Buffer);
		expect([system, polygons]).toEqual([4326, area]);
		expect(all('SELECT srs_id FROM gpkg_spatial_ref_sys')).toHaveLength(3);
		const [said] = all(`SELECT text FROM leesmij WHERE topic = 'Coördinaten'`);
		expect(said!.text).toContain('EPSG:4326');
	});

	test.each(LANGUAGES)(
		'[F20] have names that every GIS takes, and no number that the release has not: %s',
		(language) => {
			const { release } = numbered(secondRound());
			const { all, table } = opened(toldTo(language, release));
			const names = all('SELECT table_name FROM gpkg_contents').map((one) =>
				String(one.table_name)
			);
			expect(new Set(names).size).toBe(5);
			for (const name of names) expect(name).toMatch(/^[a-z][a-z_]{2,30}$/);
			const allowed = new Set(numbersIn(release));
			const there = names.flatMap((name) =>
				table(name).flatMap((row) => numbersIn({ ...row, fid: null, geom: null, enabling: null }))
			);
			expect(there.filter((number) => !allowed.has(number))).toEqual([]);
			expect(there.length).toBeGreaterThan(15);
		}
	);

	test('[F20] are the same bytes every time', () => {
		const [one, other] = [0, 1].map(() => Buffer.from(resultsGpkg(toldTo('nl'), SHAPES)));
		expect(one!.equals(other!)).toBe(true);
	});
});
