import { sql } from 'drizzle-orm';
import {
	blob,
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique
} from 'drizzle-orm/sqlite-core';
import type { Language } from '../../../domain/language.ts';
import type { PartText, StoryDocument, StoryPart } from '../../../domain/story-document.ts';
import {
	ATTACHMENT_KINDS,
	EDITION_KINDS,
	RECOGNISED,
	type PartRecognition
} from '../../../domain/story-shared.ts';
import { scan, theme } from './scan.ts';
import { participant } from './round.ts';
import { followed } from './meeting.ts';

/** What the area wants to reach, with how one will see whether it did. */
export const goal = sqliteTable(
	'goal',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		themeId: integer().references(() => theme.id, { onDelete: 'set null' }),
		what: text().notNull(),
		/** What one measures or counts. */
		indicator: text().notNull(),
		/** Values with their units; '' for not known. */
		start: text().notNull(),
		startYear: integer(),
		target: text().notNull(),
		targetYear: integer(),
		/** The newest value. */
		now: text().notNull().default(''),
		...followed
	},
	(t) => [
		index('goal_scan').on(t.scanId),
		check('goal_state', sql`${t.state} in ('open', 'started', 'done', 'dropped')`)
	]
);

/** How the story of a scan is kept and shown; no row yet is a story that nobody touched. */
export const story = sqliteTable('story', {
	scanId: text()
		.primaryKey()
		.references(() => scan.id, { onDelete: 'cascade' }),
	/** In its public address, readable; null until it was published once. */
	slug: text().unique(),
	/** Its newest published edition is on the web. */
	shown: integer({ mode: 'boolean' }).notNull().default(false),
	/** Search engines may list it. */
	listed: integer({ mode: 'boolean' }).notNull().default(false)
});

/** A part of the story as the facilitator left it, in one language. */
export const storyPart = sqliteTable(
	'story_part',
	{
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		part: text().$type<StoryPart>().notNull(),
		language: text().$type<Language>().notNull(),
		/** Goes up by one each time it is saved: who saves on top of an older one is told. */
		version: integer().notNull(),
		text: text({ mode: 'json' }).$type<PartText>().notNull(),
		savedAtMs: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.scanId, t.part, t.language] })]
);

/** Earlier versions of parts, to compare with and to go back to. */
export const storyVersion = sqliteTable(
	'story_version',
	{
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		part: text().$type<StoryPart>().notNull(),
		language: text().$type<Language>().notNull(),
		version: integer().notNull(),
		text: text({ mode: 'json' }).$type<PartText>().notNull(),
		savedAtMs: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.scanId, t.part, t.language, t.version] })]
);

/** What the facilitator brought along for the story. */
export const attachment = sqliteTable(
	'attachment',
	{
		/** By chance; in its address. A scan from a file keeps those of the file: editions name them. */
		id: text().notNull(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		kind: text({ enum: ATTACHMENT_KINDS }).notNull(),
		position: integer().notNull(),
		/** Of a logo the name of the party. */
		title: text().notNull(),
		/** What is to be seen, for who does not see it. */
		alt: text().notNull(),
		/** Who made it, or where it comes from. */
		credit: text().notNull(),
		mime: text().notNull(),
		/** In px; null for what is no picture. */
		width: integer(),
		height: integer(),
		/** Taken out of the story; an edition of before may still show it. */
		removed: integer({ mode: 'boolean' }).notNull().default(false),
		bytes: blob({ mode: 'buffer' }).notNull()
	},
	(t) => [
		primaryKey({ columns: [t.scanId, t.id] }),
		check('attachment_kind', sql`${t.kind} in ('file', 'picture', 'logo')`)
	]
);

/** The story as it was at one moment, never changed: a draft to ask about, or a published one. */
export const edition = sqliteTable(
	'edition',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		kind: text({ enum: EDITION_KINDS }).notNull(),
		/** From 1, per kind. */
		number: integer().notNull(),
		madeAtMs: integer().notNull(),
		/** Taken off the web: its address says that it was there. */
		withdrawn: integer({ mode: 'boolean' }).notNull().default(false),
		/** Per language of the scan. */
		documents: text({ mode: 'json' })
			.$type<Readonly<Partial<Record<Language, StoryDocument>>>>()
			.notNull(),
		/** Of a draft: participants can still say whether they recognise it. */
		asking: integer({ mode: 'boolean' }).notNull().default(false),
		/** What they said, made when the asking was closed; null until then. */
		recognition: text({ mode: 'json' }).$type<readonly PartRecognition[]>()
	},
	(t) => [
		unique().on(t.scanId, t.kind, t.number),
		check('edition_kind', sql`${t.kind} in ('draft', 'published')`)
	]
);

/** "Herken ik dit?": what a participant says of a part of a draft. */
export const recognition = sqliteTable(
	'recognition',
	{
		editionId: integer()
			.notNull()
			.references(() => edition.id, { onDelete: 'cascade' }),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		part: text().$type<StoryPart>().notNull(),
		/** Null: only a remark. */
		answer: text({ enum: RECOGNISED }),
		/** '' for none. */
		remark: text().notNull().default('')
	},
	(t) => [
		primaryKey({ columns: [t.editionId, t.participantId, t.part] }),
		index('recognition_participant').on(t.participantId),
		check('recognition_answer', sql`${t.answer} is null or ${t.answer} in ('yes', 'partly', 'no')`)
	]
);
