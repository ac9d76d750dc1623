import { sql } from 'drizzle-orm';
import {
	blob,
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	unique,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import type { Polygon } from '../../domain/area.ts';
import { FAMILIES } from '../../domain/group.ts';
import { CONTRIBUTION_KINDS } from '../../domain/contribution.ts';
import type { KnowledgeKind } from '../../domain/knowledge.ts';
import { NO_TEXT, type Language, type LocalText } from '../../domain/language.ts';
import type { Agenda } from '../../domain/agenda.ts';
import { PROGRESS } from '../../domain/goal.ts';
import { EXPLORES, HIGHLIGHT_KINDS, SHOWS } from '../../domain/meeting.ts';
import { ORIGINS } from '../../domain/origin.ts';
import type { Place } from '../../domain/place.ts';
import { PLAYS, TEXT_KINDS, type Need, type Part, type Question } from '../../domain/rating.ts';
import { WAYS, type Choice } from '../../domain/round.ts';
import { MODES, NO_PRECONDITIONS, type Preconditions } from '../../domain/scan.ts';
import type { PartText, StoryDocument, StoryPart } from '../../domain/story-document.ts';
import {
	ATTACHMENT_KINDS,
	EDITION_KINDS,
	RECOGNISED,
	type PartRecognition
} from '../../domain/story-shared.ts';
import type { Condition, PolicyLink } from '../../domain/theme.ts';

/** A facilitator's account. Participants have none. */
export const user = sqliteTable('user', {
	id: text().primaryKey(),
	/** Lower case, trimmed. */
	email: text().notNull().unique(),
	/** Argon2id, PHC string. */
	passwordHash: text().notNull(),
	createdAtMs: integer().notNull()
});

/** The id is the SHA-256 of what the cookie holds: a stolen database opens no session. */
export const session = sqliteTable('session', {
	id: text().primaryKey(),
	userId: text()
		.notNull()
		.references(() => user.id, { onDelete: 'cascade' }),
	expiresAtMs: integer().notNull()
});

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
const followed = {
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
