import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import { ORIGINS } from '../../../domain/origin.ts';
import type { Place } from '../../../domain/place.ts';
import { PLAYS, TEXT_KINDS, type Need, type Part, type Question } from '../../../domain/rating.ts';
import { WAYS, type Choice } from '../../../domain/round.ts';
import { scan, stakeholderGroup, theme } from './scan.ts';

export const round = sqliteTable(
	'round',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		/** Slugs of the themes that are asked, in the order of the scan; null: all active ones. */
		themes: text({ mode: 'json' }).$type<readonly string[]>(),
		/** Which of these a person rates first. */
		way: text({ enum: WAYS }).notNull().default('all'),
		/** Everybody gets the levers in the order of the scan. */
		sameOrder: integer({ mode: 'boolean' }).notNull().default(true),
		/** What the hall chose; null until then, and where it does not. */
		choice: text({ mode: 'json' }).$type<Choice>(),
		state: text({ enum: ['open', 'closing', 'released'] }).notNull(),
		openedAtMs: integer().notNull(),
		closesAtMs: integer(),
		releasedAtMs: integer()
	},
	(t) => [
		unique().on(t.scanId, t.number),
		check('round_state', sql`${t.state} in ('open', 'closing', 'released')`),
		check('round_closes', sql`${t.state} = 'open' or ${t.closesAtMs} is not null`),
		check('round_released', sql`(${t.state} = 'released') = (${t.releasedAtMs} is not null)`)
	]
);

/**
 * One anonymous person in a scan: no name, no address, no times.
 * Known by the hash of a secret in a cookie or link, or by the keyed hash of an imported label.
 */
export const participant = sqliteTable(
	'participant',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		groupId: integer()
			.notNull()
			.references(() => stakeholderGroup.id),
		/** SHA-256 of the secret; null for imported participants. */
		secretHash: text().unique(),
		/** SHA-256 of their receipt code, a second, short secret. */
		receiptHash: text().unique(),
		/** HMAC of the label; null for people who joined themselves. */
		labelHash: text(),
		/** How the answers came in. */
		origin: text({ enum: ORIGINS }).notNull(),
		/** How many people share this one voice: a table at one device; it counts as one. */
		people: integer().notNull().default(1),
		/** Agreed to answer under the name of their organisation, where a scan asks that. */
		consented: integer({ mode: 'boolean' }).notNull().default(false),
		/** Where the person was, to come back to. */
		lastThemeSlug: text()
	},
	(t) => [
		unique().on(t.scanId, t.labelHash),
		index('participant_scan').on(t.scanId),
		check('participant_people', sql`${t.people} between 1 and 50`),
		check('participant_known', sql`(${t.secretHash} is null) <> (${t.labelHash} is null)`)
	]
);

/** One row per round, participant, theme and question; the last answer wins. */
export const answer = sqliteTable(
	'answer',
	{
		roundId: integer()
			.notNull()
			.references(() => round.id, { onDelete: 'cascade' }),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		themeId: integer()
			.notNull()
			.references(() => theme.id),
		question: text({ enum: ['impact', 'feasibility', 'effort', 'knowledge'] }).notNull(),
		/** 1–5, or null for "don't know". Not answered is no row. */
		value: integer()
	},
	(t) => [
		primaryKey({ columns: [t.roundId, t.participantId, t.themeId, t.question] }),
		check(
			'answer_question',
			sql`${t.question} in ('impact', 'feasibility', 'effort', 'knowledge')`
		),
		check('answer_value', sql`${t.value} is null or ${t.value} in (1, 2, 3, 4, 5)`)
	]
);

/**
 * When each answer and remark was said, also one that was taken back: what was said last wins, in
 * whichever order it comes in. Only while the round runs: the release takes all of them away.
 */
export const tap = sqliteTable(
	'tap',
	{
		roundId: integer()
			.notNull()
			.references(() => round.id, { onDelete: 'cascade' }),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		themeId: integer()
			.notNull()
			.references(() => theme.id),
		part: text().$type<Part>().notNull(),
		/** Milliseconds since 1970 by the clock of this house, times 1024, plus a counter. */
		tap: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.roundId, t.participantId, t.themeId, t.part] })]
);

/**
 * What a person wrote about a theme: a remark, an offer ("hier doe ik mee, als …") or a place in
 * words; one of each kind per round. Never part of a figure.
 */
export const remark = sqliteTable(
	'remark',
	{
		/** By chance: a number would tell which ones one person wrote after another. */
		id: text()
			.primaryKey()
			.default(sql`(lower(hex(randomblob(8))))`),
		roundId: integer()
			.notNull()
			.references(() => round.id, { onDelete: 'cascade' }),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		themeId: integer()
			.notNull()
			.references(() => theme.id),
		kind: text({ enum: TEXT_KINDS }).notNull(),
		text: text().notNull(),
		/** What the facilitator made of it, after the round. */
		hidden: integer({ mode: 'boolean' }).notNull().default(false),
		quoted: integer({ mode: 'boolean' }).notNull().default(false),
		/** Says the same as this other one. */
		joinedTo: text().references((): AnySQLiteColumn => remark.id, { onDelete: 'set null' })
	},
	(t) => [
		unique().on(t.roundId, t.participantId, t.themeId, t.kind),
		check('remark_kind', sql`${t.kind} in ('remark', 'offer', 'where')`),
		check('remark_length', sql`length(${t.text}) between 1 and 500`)
	]
);

/** What a person said of a theme beside the four answers and in other ways than writing. */
export const beside = sqliteTable(
	'beside',
	{
		roundId: integer()
			.notNull()
			.references(() => round.id, { onDelete: 'cascade' }),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		themeId: integer()
			.notNull()
			.references(() => theme.id),
		/** Its card was opened. */
		seen: integer({ mode: 'boolean' }).notNull().default(false),
		/** "Speelt dit hier?"; null: not said. */
		plays: text({ enum: PLAYS }),
		needs: text({ mode: 'json' }).$type<readonly Need[]>().notNull().default([]),
		places: text({ mode: 'json' }).$type<readonly Place[]>().notNull().default([]),
		/** Their group may stand beside what they wrote. */
		withGroup: integer({ mode: 'boolean' }).notNull().default(false)
	},
	(t) => [
		primaryKey({ columns: [t.roundId, t.participantId, t.themeId] }),
		check('beside_plays', sql`${t.plays} is null or ${t.plays} in ('yes', 'little', 'no')`)
	]
);

/**
 * SHA-256 digests of the raw answers that a release was made from, so that one answer that was
 * altered since is found, also where no published figure would show it. Private: that of a small
 * cell could be guessed.
 */
export interface AnswerDigests {
	/** Per theme that was asked and question: over who said what, as numbers of groups and answers. */
	readonly cells: Readonly<Record<string, Readonly<Record<Question, string>>>>;
	/** Over all that each person said, up to and with this round. */
	readonly people: string;
}

/** The frozen result of a closed round; written once, never changed. */
export const release = sqliteTable('release', {
	roundId: integer()
		.primaryKey()
		.references(() => round.id, { onDelete: 'cascade' }),
	/** The release as JSON, byte for byte as it was made. */
	json: text().notNull(),
	/** SHA-256 over the content without ids; see docs/decisions/releases.md. */
	checksum: text().notNull(),
	/** Goes when raw answers go, of all people or of one; the only part that changes. */
	digests: text({ mode: 'json' }).$type<AnswerDigests>()
});
