import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CONTRIBUTION_KINDS } from '../../../domain/contribution.ts';
import type { Agenda } from '../../../domain/agenda.ts';
import { PROGRESS } from '../../../domain/goal.ts';
import { EXPLORES, HIGHLIGHT_KINDS, SHOWS } from '../../../domain/meeting.ts';
import { scan, stakeholderGroup, theme } from './scan.ts';
import { participant } from './round.ts';

/** What a meeting needs beside the rounds; no row yet is a meeting that nothing was done for. */
export const meeting = sqliteTable(
	'meeting',
	{
		scanId: text()
			.primaryKey()
			.references(() => scan.id, { onDelete: 'cascade' }),
		/** In the address of the screen in the hall, which needs no login. */
		screenKey: text().notNull().unique(),
		shows: text({ enum: SHOWS }).notNull().default('join'),
		/** Which part of what it shows, from 0. */
		step: integer().notNull().default(0),
		/** Nothing is on the screen now. */
		black: integer({ mode: 'boolean' }).notNull().default(false),
		/** When the timer on the screen is over; null: none runs. */
		timerEndsAtMs: integer(),
		explore: text({ enum: EXPLORES }).notNull().default('off'),
		/** Participants may see the release on their own device. */
		shared: integer({ mode: 'boolean' }).notNull().default(false),
		/** The script, as the facilitator made it; null: not chosen yet. */
		agenda: text({ mode: 'json' }).$type<Agenda>(),
		/** "Wat is met onze inbreng gedaan?", told afterwards. */
		after: text().notNull().default('')
	},
	(t) => [
		check('meeting_shows', sql`${t.shows} in ('join', 'people', 'explore', 'result', 'leave')`),
		check('meeting_explore', sql`${t.explore} in ('off', 'open', 'closed')`),
		check('meeting_step', sql`${t.step} >= 0`)
	]
);

/** A link for one party; counts who came, never who answered what. */
export const invitation = sqliteTable(
	'invitation',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		/** In the link; not secret, it opens nothing that the code does not. */
		code: text().notNull().unique(),
		/** The party that it is for. */
		party: text().notNull(),
		/** Chosen beforehand for who comes by it; null: they choose. */
		groupId: integer().references(() => stakeholderGroup.id, { onDelete: 'set null' }),
		position: integer().notNull(),
		came: integer().notNull().default(0)
	},
	(t) => [index('invitation_scan').on(t.scanId)]
);

/** Contributions that say the same, put together by the facilitator, with what became of them. */
export const cluster = sqliteTable(
	'cluster',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		title: text().notNull(),
		/** The own theme that was made of it. */
		themeId: integer().references(() => theme.id, { onDelete: 'set null' }),
		/** What else was done with it, in words for who wrote it. */
		reply: text().notNull().default('')
	},
	(t) => [index('cluster_scan').on(t.scanId)]
);

/** "Wat speelt hier?": what a person wrote before anything was rated. */
export const contribution = sqliteTable(
	'contribution',
	{
		/** By chance: a number would tell which ones one person wrote after another. */
		id: text()
			.primaryKey()
			.default(sql`(lower(hex(randomblob(8))))`),
		participantId: integer()
			.notNull()
			.references(() => participant.id, { onDelete: 'cascade' }),
		kind: text({ enum: CONTRIBUTION_KINDS }).notNull(),
		text: text().notNull(),
		clusterId: integer().references(() => cluster.id, { onDelete: 'set null' }),
		hidden: integer({ mode: 'boolean' }).notNull().default(false)
	},
	(t) => [
		index('contribution_participant').on(t.participantId),
		check('contribution_kind', sql`${t.kind} in ('problem', 'opportunity', 'precondition')`),
		check('contribution_length', sql`length(${t.text}) between 1 and 280`)
	]
);

/** What the meeting did with a theme when it talked about the result. */
export const talk = sqliteTable('talk', {
	themeId: integer()
		.primaryKey()
		.references(() => theme.id, { onDelete: 'cascade' }),
	/** On the list to talk about. */
	picked: integer({ mode: 'boolean' }).notNull().default(false),
	/** Left for another time. */
	parked: integer({ mode: 'boolean' }).notNull().default(false),
	/** One line; empty: none yet. */
	conclusion: text().notNull().default('')
});

/** What the meeting leaves with: starts, conversations and questions. */
export const highlight = sqliteTable(
	'highlight',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		kind: text({ enum: HIGHLIGHT_KINDS }).notNull(),
		position: integer().notNull(),
		themeId: integer().references(() => theme.id, { onDelete: 'cascade' }),
		text: text().notNull()
	},
	(t) => [
		index('highlight_scan').on(t.scanId),
		check('highlight_kind', sql`${t.kind} in ('start', 'talk', 'question')`)
	]
);

/** How far something is that one agreed on; the same for agreements and goals. */
export const followed = {
	state: text({ enum: PROGRESS }).notNull().default('open'),
	/** Why it was dropped, or what else there is to say. */
	why: text().notNull().default(''),
	/** Since which day it stands so, 'YYYY-MM-DD'. */
	since: text(),
	/** When one looks at it again, 'YYYY-MM-DD'. */
	nextLook: text()
};

/** An agreement: who does what by when, and how one will see it. */
export const commitment = sqliteTable(
	'commitment',
	{
		id: integer().primaryKey(),
		scanId: text()
			.notNull()
			.references(() => scan.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		themeId: integer().references(() => theme.id, { onDelete: 'set null' }),
		what: text().notNull(),
		/** Who gave their word, as they want to be named. */
		who: text().notNull(),
		firstStep: text().notNull(),
		/** When the first step is done, 'YYYY-MM-DD'; null: not agreed. */
		due: text(),
		/** How one will see it. */
		sign: text().notNull(),
		...followed
	},
	(t) => [
		index('commitment_scan').on(t.scanId),
		check('commitment_state', sql`${t.state} in ('open', 'started', 'done', 'dropped')`)
	]
);
