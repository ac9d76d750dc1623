import Database from 'better-sqlite3';
import type { Polygon, Position } from '../../domain/area.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { areaCells } from './area-cells.ts';
import type { Cell, Unit } from './columns.ts';
import { inRd, isInTheNetherlands } from './geometry.ts';
import { extentOf, multiPolygon } from './gpkg-geometry.ts';
import { placeCells, placeRows } from './place-rows.ts';
import { readmeOf } from './readme.ts';
import { resultSheets, themeSheet } from './result-sheets.ts';
import type { Shapes, Told } from './told.ts';

// OGC 12-128r17, GeoPackage 1.3. Definitions of reference systems are as EPSG has them, in the words
// of OGC 01-009; without a spatial index, which few hundred shapes do not need.

/** "GPKG" in ASCII, and version 1.3.0. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10300;

interface System {
	readonly id: number;
	readonly name: string;
	readonly definition: string;
	readonly told: typeof m.export_coordinates_rd;
	/** From longitude and latitude. */
	readonly from: (position: Position) => Position;
}

const RD_NEW: System = {
	id: 28992,
	name: 'Amersfoort / RD New',
	definition:
		'PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",' +
		'SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],' +
		'TOWGS84[565.4171,50.3319,465.5524,-0.398957,0.343988,-1.8774,4.0725],' +
		'AUTHORITY["EPSG","6289"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],' +
		'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4289"]],' +
		'PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",52.1561605555556],' +
		'PARAMETER["central_meridian",5.38763888888889],PARAMETER["scale_factor",0.9999079],' +
		'PARAMETER["false_easting",155000],PARAMETER["false_northing",463000],' +
		'UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],' +
		'AUTHORITY["EPSG","28992"]]',
	told: m.export_coordinates_rd,
	from: inRd
};

const WGS_84: System = {
	id: 4326,
	name: 'WGS 84 geodetic',
	definition:
		'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,' +
		'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,' +
		'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],' +
		'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
	told: m.export_coordinates_wgs84,
	from: (position) => position
};

const CORE = `
	CREATE TABLE gpkg_spatial_ref_sys (
		srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
		organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
	CREATE TABLE gpkg_contents (
		table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
		description TEXT DEFAULT '',
		last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
		min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
		CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
	CREATE TABLE gpkg_geometry_columns (
		table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
		srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
		CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
		CONSTRAINT uk_gc_table_name UNIQUE (table_name),
		CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
		CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));`;

type Column = readonly [name: string, type: 'TEXT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE'];

/** A table of the file. */
interface Layer {
	readonly name: string;
	readonly about: string;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	/** Of every row, WGS84; null for a table without places. */
	readonly shapes: readonly (readonly Polygon[] | null)[] | null;
}

/**
 * The places of a release as a GeoPackage, with every layer ready to be coloured: in EPSG:28992 when
 * the area lies in the Netherlands, else in WGS84. The same release gives the same bytes.
 */
export function resultsGpkg(told: Told, shapes: Shapes): Uint8Array {
	const system = isInTheNetherlands(shapes.area) ? RD_NEW : WGS_84;
	const db = new Database(':memory:');
	try {
		db.pragma(`application_id = ${APPLICATION_ID}`);
		db.pragma(`user_version = ${USER_VERSION}`);
		db.exec(CORE);
		const insert = db.prepare(`INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)`);
		insert.run('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined');
		insert.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined');
		for (const { id, name, definition } of new Set([WGS_84, system]))
			insert.run(name, id, 'EPSG', id, definition);
		for (const layer of layersOf(told, shapes, system))
			addLayer(db, layer, system, new Date(told.releasedAtMs).toISOString());
		return db.serialize();
	} finally {
		db.close();
	}
}

const PLACE_COLUMNS = [
	...(['place', 'placeName', 'theme', 'title', 'class', 'className'] as const).map(
		(name) => [name, 'TEXT'] as const
	),
	...(['rank', 'people'] as const).map((name) => [name, 'INTEGER'] as const)
];

function layersOf(told: Told, shapes: Shapes, system: System): readonly Layer[] {
	const at = { locale: told.language };
	const entries = Object.entries(areaCells(told)) as [keyof ReturnType<typeof areaCells>, Cell][];
	const places = placeRows(told, shapes);
	const ofKind = (kind: 'sub-area' | 'hexagon') => {
		const rows = places.filter((row) => row.kind === kind);
		return {
			columns: PLACE_COLUMNS,
			rows: rows.map((row) => PLACE_COLUMNS.map(([name]) => placeCells(row)[name])),
			shapes: rows.map(({ polygons }) => polygons)
		};
	};
	const themes = themeSheet(told);
	return [
		{
			name: m.export_layer_area({}, at),
			about: m.export_layer_area_is({}, at),
			columns: entries.map(([name]): Column => [name, typeOf(name)]),
			rows: [entries.map(([, value]) => value)],
			shapes: [shapes.area]
		},
		{
			name: m.export_layer_sub_areas({}, at),
			about: m.export_layer_sub_areas_is({}, at),
			...ofKind('sub-area')
		},
		{
			name: m.export_layer_hexagons({}, at),
			about: m.export_layer_hexagons_is({}, at),
			...ofKind('hexagon')
		},
		{
			name: m.export_layer_themes({}, at),
			about: m.export_layer_themes_is({}, at),
			columns: themes.columns.map(({ code, unit }): Column => [code, TYPES[unit]]),
			rows: themes.rows,
			shapes: null
		},
		{
			name: m.export_layer_readme({}, at),
			about: m.export_layer_readme_is({}, at),
			columns: [
				['topic', 'TEXT'],
				['text', 'TEXT']
			],
			rows: readmeRows(told, system),
			shapes: null
		}
	];
}

/** How a unit is stored. */
const TYPES: Readonly<Record<Unit, Column[1]>> = {
	people: 'INTEGER',
	place: 'INTEGER',
	round: 'INTEGER',
	points: 'DOUBLE',
	scale: 'DOUBLE',
	gap: 'DOUBLE',
	difference: 'DOUBLE',
	share: 'DOUBLE',
	chance: 'DOUBLE',
	coefficient: 'DOUBLE',
	truth: 'BOOLEAN',
	words: 'TEXT',
	code: 'TEXT'
};

/** Of a column of the outline; a weight can have decimals. */
function typeOf(name: keyof ReturnType<typeof areaCells>): Column[1] {
	if (name === 'released') return 'DATE';
	if (name === 'round' || name === 'participants' || name === 'k') return 'INTEGER';
	return name === 'hectares' || name.startsWith('weight') ? 'DOUBLE' : 'TEXT';
}

function readmeRows(told: Told, system: System): readonly (readonly string[])[] {
	const at = { locale: told.language };
	const { title, sentences, facts } = readmeOf(told);
	const used = new Set([
		...PLACE_COLUMNS.map(([name]) => name),
		...themeSheet(told).columns.map(({ code }) => code)
	]);
	const columns = new Map(
		resultSheets(told)
			.flatMap((sheet) => sheet.columns)
			.filter(({ code }) => used.has(code))
			// The first of its name: people of a place, not of a group.
			.reverse()
			.map(({ code, head, meaning }) => [code, `${head}: ${meaning}`])
	);
	return [
		...sentences.map((sentence) => [title, sentence]),
		...facts.map(([label, value]) => [label, String(value)]),
		[m.export_label_coordinates({}, at), system.told({}, at)],
		...[...used].map((code) => [code, columns.get(code)!])
	];
}

function addLayer(db: Database.Database, layer: Layer, system: System, atTime: string): void {
	const { name, about, columns, rows } = layer;
	const projected = layer.shapes?.map(
		(polygons) => polygons?.map((rings) => rings.map((ring) => ring.map(system.from))) ?? null
	);
	const geometries = projected?.map((polygons) =>
		polygons && polygons.length > 0 ? multiPolygon(polygons, system.id) : null
	);
	const defined = [
		'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
		...(geometries ? ['geom MULTIPOLYGON'] : []),
		...columns.map(([column, type]) => `"${column}" ${type}`)
	];
	db.exec(`CREATE TABLE "${name}" (${defined.join(', ')})`);
	const all = projected?.flatMap((polygons) => polygons ?? []) ?? [];
	const { minX, minY, maxX, maxY } = extentOf(all);
	const extent = all.length > 0 ? [minX, minY, maxX, maxY] : [null, null, null, null];
	db.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
		...[name, geometries ? 'features' : 'attributes', name, about, atTime],
		...[...extent, geometries ? system.id : null]
	);
	if (geometries)
		db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(
			...[name, 'geom', 'MULTIPOLYGON', system.id]
		);
	const marks = Array.from({ length: defined.length }, () => '?').join(', ');
	const insert = db.prepare(`INSERT INTO "${name}" VALUES (${marks})`);
	for (const [i, row] of rows.entries()) {
		const cells = row.map((value) => (typeof value === 'boolean' ? Number(value) : value));
		insert.run(i + 1, ...(geometries ? [geometries[i] ?? null] : []), ...cells);
	}
}
