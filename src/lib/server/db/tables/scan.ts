import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	real,
	sqliteTable,
	text,
	unique,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import type { Polygon } from '../../../domain/area.ts';
import { FAMILIES } from '../../../domain/group.ts';
import type { KnowledgeKind } from '../../../domain/knowledge.ts';
import { NO_TEXT, type LocalText } from '../../../domain/language.ts';
import { MODES, NO_PRECONDITIONS, type Preconditions } from '../../../domain/scan.ts';
import type { Condition, PolicyLink } from '../../../domain/theme.ts';
import { user } from './accounts.ts';

export const scan = sqliteTable(
	'scan',
	{
		id: text().primaryKey(),
		code: text().notNull().unique(),
		/** Null: made by the operator on the command line without an owner. */
		ownerId: text().references(() => user.id, { onDelete: 'set null' }),
		title: text().notNull(),
		purpose: text({ mode: 'json' }).$type<LocalText>().notNull(),
		use: text({ mode: 'json' }).$type<LocalText>().notNull(),
		decision: text({ mode: 'json' }).$type<LocalText>().notNull(),
		contact: text().notNull(),
		retentionMonths: integer().notNull(),
		/** Ids with commas between them, the main one first: 'nl', 'nl,en', … */
		languages: text().notNull(),
		/** What restrains what can be decided, told on the welcome page. */
		preconditions: text({ mode: 'json' })
			.$type<Preconditions>()
			.notNull()
			.default(NO_PRECONDITIONS),
		/** What the governments at the table are: partner, owner, who grants or enforces. */
		roles: text({ mode: 'json' }).$type<LocalText>().notNull().default(NO_TEXT),
		/** How people sit at the table: without a name, or under that of their organisation. */
		mode: text({ enum: MODES }).notNull().default('anonymous'),
		breakdown: text({ enum: ['families', 'groups'] }).notNull(),
		k: integer().notNull(),
		weightImpact: real().notNull(),
		weightFeasibility: real().notNull(),
		weightRoom: real().notNull(),
		areaName: text(),
		areaPolygons: text({ mode: 'json' }).$type<readonly Polygon[]>(),
		areaHectares: real(),
		themeSetId: text(),
		themeSetVersion: text(),
		/** A text was corrected for a typo after the first answer. */
		corrected: integer({ mode: 'boolean' }).notNull().default(false),
		/** The earlier scan whose newest release the first one here is compared with; never exported. */
		followsId: text().references((): AnySQLiteColumn => scan.id, { onDelete: 'set null' }),
		/** The scan that this one rehearses, with made-up people; null for a real one. */
		rehearsesId: text().references((): AnySQLiteColumn => scan.id, { onDelete: 'cascade' }),
		/** Key with which imported participant labels are hashed; never exported. */
		labelKey: text().notNull(),
		createdAtMs: integer().notNull()
	},
	(t) => [
		check('scan_mode', sql`${t.mode} in ('anonymous', 'open')`),
		check(
			'scan_k',
			sql`(${t.mode} = 'anonymous' and ${t.k} in (3, 5)) or (${t.mode} = 'open' and ${t.k} = 1)`
		),
		check('scan_breakdown', sql`${t.breakdown} in ('families', 'groups')`),
		check('scan_retention', sql`${t.retentionMonths} between 1 and 120`),
		check(
			'scan_weights',
			sql`${t.weightImpact} >= 0 and ${t.weightFeasibility} >= 0 and ${t.weightRoom} >= 0 and ${t.weightImpact} + ${t.weightFeasibility} + ${t.weightRoom} > 0`
		)
	]
);

export const stakeholderGroup = sqliteTable(
	'stakeholder_group',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		slug: text().notNull(),
		family: text({ enum: FAMILIES }).notNull(),
		position: integer().notNull(),
		title: text({ mode: 'json' }).$type<LocalText>().notNull(),
		text: text({ mode: 'json' }).$type<LocalText>().notNull()
	},
	(t) => [unique().on(t.scanId, t.slug)]
);

/** A named part of the area, to say where a theme belongs. */
export const subArea = sqliteTable(
	'sub_area',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		slug: text().notNull(),
		position: integer().notNull(),
		title: text().notNull(),
		/** Null: a name only. */
		polygons: text({ mode: 'json' }).$type<readonly Polygon[]>()
	},
	(t) => [unique().on(t.scanId, t.slug)]
);

/** A layer that the facilitator lays on the map, such as a protected site or the water system. */
export const mapLayer = sqliteTable(
	'map_layer',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		title: text().notNull(),
		/** Where it comes from, to be told beside the map. */
		source: text().notNull(),
		/** GeoJSON FeatureCollection, WGS84, without properties. */
		geojson: text().notNull()
	},
	(t) => [index('map_layer_scan').on(t.scanId)]
);

export const lever = sqliteTable(
	'lever',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		slug: text().notNull(),
		position: integer().notNull(),
		title: text({ mode: 'json' }).$type<LocalText>().notNull(),
		summary: text({ mode: 'json' }).$type<LocalText>().notNull(),
		corrected: integer({ mode: 'boolean' }).notNull()
	},
	(t) => [unique().on(t.scanId, t.slug)]
);

export const theme = sqliteTable(
	'theme',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		leverId: integer()
			.notNull()
			.references(() => lever.id, { onDelete: 'cascade' }),
		slug: text().notNull(),
		/** Place inside its lever. */
		position: integer().notNull(),
		title: text({ mode: 'json' }).$type<LocalText>().notNull(),
		text: text({ mode: 'json' }).$type<LocalText>().notNull(),
		enabling: integer({ mode: 'boolean' }).notNull(),
		core: integer({ mode: 'boolean' }).notNull(),
		active: integer({ mode: 'boolean' }).notNull(),
		origin: text({ enum: ['library', 'reworded', 'own'] }).notNull(),
		corrected: integer({ mode: 'boolean' }).notNull(),
		facts: text({ mode: 'json' }).$type<readonly LocalText[]>().notNull(),
		factLink: text(),
		executors: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
		planPlace: text({ enum: ['inside', 'outside'] }),
		policies: text({ mode: 'json' }).$type<readonly PolicyLink[]>().notNull(),
		conditions: text({ mode: 'json' }).$type<readonly Condition[]>().notNull()
	},
	(t) => [unique().on(t.scanId, t.slug), index('theme_lever').on(t.leverId)]
);

/** What has to be found out about a theme, and who does: written by the facilitator, no answer. */
export const finding = sqliteTable('finding', {
	themeId: integer()
		.primaryKey()
		.references(() => theme.id, { onDelete: 'cascade' }),
	kinds: text({ mode: 'json' }).$type<readonly KnowledgeKind[]>().notNull(),
	/** What one wants to know. */
	question: text().notNull(),
	/** Who finds it out. */
	who: text().notNull(),
	/** By when, 'YYYY-MM-DD'; null: not agreed. */
	due: text()
});
