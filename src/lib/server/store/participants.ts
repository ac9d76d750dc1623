import { and, eq, gte, inArray, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Round } from '../../domain/round.ts';
import type { Db } from '../db/open.ts';
import {
	answer,
	beside,
	invitation,
	participant,
	release,
	remark,
	round,
	scan,
	stakeholderGroup,
	theme
} from '../db/schema.ts';
import { prepared } from './prepared.ts';
import { isAsked, roundColumns } from './rounds.ts';
import type { Tx } from './scans.ts';

/** A participant, found by their secret or their receipt code. */
export interface Known {
	readonly id: number;
	readonly scanId: string;
	readonly group: string;
	readonly lastThemeSlug: string | null;
	/** The round that takes answers now, if any. */
	readonly round: Round | null;
}

const statements = prepared((db) => ({
	bySecret: db
		.select({
			id: participant.id,
			scanId: participant.scanId,
			group: stakeholderGroup.slug,
			lastThemeSlug: participant.lastThemeSlug,
			round: roundColumns
		})
		.from(participant)
		.innerJoin(scan, eq(scan.id, participant.scanId))
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
		.leftJoin(round, and(eq(round.scanId, participant.scanId), sql`${round.state} <> 'released'`))
		.where(
			and(
				or(
					eq(participant.secretHash, sql.placeholder('secretHash')),
					eq(participant.receiptHash, sql.placeholder('secretHash'))
				),
				eq(scan.code, sql.placeholder('code'))
			)
		)
		.prepare()
}));

/**
 * The participant with this secret, or with this receipt code, in the scan with this code.
 * @returns null when unknown
 */
export async function findParticipant(
	db: Db,
	code: string,
	secretHash: string
): Promise<Known | null> {
	return statements(db).bySecret.get({ code, secretHash }) ?? null;
}

/**
 * Somebody new joins, by a group's slug, on their own device or that of who helps them.
 * @returns false when the scan has no such group
 */
export async function insertParticipant(
	db: Db,
	made: {
		readonly scanId: string;
		readonly group: string;
		readonly secretHash: string;
		readonly receiptHash: string;
		readonly origin: 'screen' | 'assisted';
		/** So many people share this voice; 1 when left out. */
		readonly people?: number;
		/** Agreed to answer under the name of their organisation. */
		readonly consented?: boolean;
		/** Code of the invitation by which they came, which counts it and forgets who it was. */
		readonly invitation?: string | null;
	}
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const { group, invitation: code, ...known } = made;
			const groupId = groupIdIn(tx, made.scanId, group);
			if (groupId === null) return false;
			tx.insert(participant)
				.values({ ...known, groupId })
				.run();
			if (code)
				tx.update(invitation)
					.set({ came: sql`${invitation.came} + 1` })
					.where(and(eq(invitation.scanId, made.scanId), eq(invitation.code, code)))
					.run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/** Slug of the group chosen beforehand for who comes by this invitation; null: none. */
export function invitedGroup(db: Db, scanId: string, code: string): string | null {
	const row = db
		.select({ slug: stakeholderGroup.slug })
		.from(invitation)
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, invitation.groupId))
		.where(and(eq(invitation.scanId, scanId), eq(invitation.code, code)))
		.get();
	return row?.slug ?? null;
}

/** Somebody who joined picks another group. */
export async function updateGroup(
	db: Db,
	participantId: number,
	scanId: string,
	group: string
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const groupId = groupIdIn(tx, scanId, group);
			if (groupId === null) return false;
			tx.update(participant).set({ groupId }).where(eq(participant.id, participantId)).run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/**
 * Forgets one person with all they said, while the round runs. The digests of earlier releases that
 * rest on their answers go too: these cannot be computed again, and nothing compares with them.
 * @returns false when the round takes nothing back any more
 */
export async function deleteParticipant(
	db: Db,
	participantId: number,
	roundId: number
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const running = tx
				.select({ id: round.id })
				.from(round)
				.where(and(eq(round.id, roundId), ne(round.state, 'released')))
				.get();
			if (!running) return false;
			// Of later rounds too: what changed in them since was computed from these answers.
			const restsOnThem = tx
				.select({ id: round.id })
				.from(round)
				.where(
					and(
						inArray(
							round.scanId,
							tx
								.select({ id: participant.scanId })
								.from(participant)
								.where(eq(participant.id, participantId))
						),
						gte(
							round.number,
							tx
								.select({ first: sql<number>`min(${round.number})` })
								.from(round)
								.innerJoin(answer, eq(answer.roundId, round.id))
								.where(eq(answer.participantId, participantId))
						)
					)
				);
			tx.update(release).set({ digests: null }).where(inArray(release.roundId, restsOnThem)).run();
			tx.delete(participant).where(eq(participant.id, participantId)).run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/**
 * Forgets somebody who rated nothing in any round, with what they wrote before.
 * @returns false when they did rate
 */
export async function deleteUnrated(db: Db, participantId: number): Promise<boolean> {
	const theirs = (table: typeof answer | typeof beside | typeof remark) =>
		db
			.select({ one: sql`1` })
			.from(table)
			.where(eq(table.participantId, participantId));
	return (
		db
			.delete(participant)
			.where(
				and(
					eq(participant.id, participantId),
					...[answer, beside, remark].map((table) => notExists(theirs(table)))
				)
			)
			.run().changes === 1
	);
}

/**
 * Forgets everybody of a scan with all they said, unless a round is running again. The digests of
 * what they said go too: that of a small cell could be guessed.
 */
export async function deleteParticipants(db: Db, scanId: string): Promise<void> {
	const rounds = (condition?: SQL) =>
		db
			.select({ id: round.id })
			.from(round)
			.where(and(eq(round.scanId, scanId), condition));
	const atRest = notExists(rounds(ne(round.state, 'released')));
	db.transaction(
		(tx) => {
			tx.delete(participant)
				.where(and(eq(participant.scanId, scanId), atRest))
				.run();
			tx.update(release)
				.set({ digests: null })
				.where(and(inArray(release.roundId, rounds()), atRest))
				.run();
		},
		{ behavior: 'immediate' }
	);
}

/**
 * The digests in which this person's answers are go: to be called where those answers are deleted.
 * A release looks back at who said what before, so that of every later round goes too.
 */
export function dropDigestsIn(tx: Tx, participantId: number): void {
	tx.run(sql`
		update ${release} set digests = null where round_id in (
			select id from ${round}
			where scan_id = (select scan_id from ${participant} where id = ${participantId})
			and number >= (
				select min(r.number) from ${answer} a join ${round} r on r.id = a.round_id
				where a.participant_id = ${participantId}
			)
		)`);
}

/** Whether this person answered anything in a round that is released. */
export async function tookPartBefore(db: Db, participantId: number): Promise<boolean> {
	return (
		db
			.select({ id: answer.roundId })
			.from(answer)
			.innerJoin(round, eq(round.id, answer.roundId))
			.where(and(eq(answer.participantId, participantId), eq(round.state, 'released')))
			.get() !== undefined
	);
}

export function groupIdIn(tx: Tx, scanId: string, slug: string): number | null {
	return (
		tx
			.select({ id: stakeholderGroup.id })
			.from(stakeholderGroup)
			.where(and(eq(stakeholderGroup.scanId, scanId), eq(stakeholderGroup.slug, slug)))
			.get()?.id ?? null
	);
}

/** How far the people of one group are; numbers of people only. */
export interface Participation {
	readonly group: string;
	/** Joined the scan, in this round or before. */
	readonly joined: number;
	/** Answered something in this round, of whichever theme: else switching themes off would tell. */
	readonly started: number;
	/** Answered something of so many themes, whichever these are, as half of those that are asked. */
	readonly half: number;
	/** Answered something of every theme that is asked. */
	readonly done: number;
}

/** Per group of the scan, in its order; a group without anyone has zeros. */
export async function participation(
	db: Db,
	scanId: string,
	roundId: number | null
): Promise<readonly Participation[]> {
	return participationIn(db, scanId, roundId);
}

function participationIn(db: Db | Tx, scanId: string, roundId: number | null) {
	const perPerson = db
		.select({
			participantId: answer.participantId,
			themes: sql<number>`count(distinct case when ${isAsked} then ${answer.themeId} end)`.as(
				'themes'
			),
			any: sql<number>`count(distinct ${answer.themeId})`.as('any_themes')
		})
		.from(answer)
		.innerJoin(round, eq(round.id, answer.roundId))
		.innerJoin(theme, eq(theme.id, answer.themeId))
		.where(eq(answer.roundId, roundId ?? -1))
		.groupBy(answer.participantId)
		.as('per_person');
	const asked =
		db
			.select({ n: sql<number>`count(*)` })
			.from(theme)
			.innerJoin(round, eq(round.scanId, theme.scanId))
			.where(and(eq(round.id, roundId ?? -1), isAsked))
			.get()?.n ?? 0;
	return db
		.select({
			group: stakeholderGroup.slug,
			joined: sql<number>`count(${participant.id})`,
			started: sql<number>`count(${perPerson.themes})`,
			half: sql<number>`coalesce(sum(${asked} > 0 and ${perPerson.any} * 2 >= ${asked}), 0)`,
			done: sql<number>`coalesce(sum(${asked} > 0 and ${perPerson.themes} >= ${asked}), 0)`
		})
		.from(stakeholderGroup)
		.leftJoin(participant, eq(participant.groupId, stakeholderGroup.id))
		.leftJoin(perPerson, eq(perPerson.participantId, participant.id))
		.where(eq(stakeholderGroup.scanId, scanId))
		.groupBy(stakeholderGroup.id)
		.orderBy(stakeholderGroup.position)
		.all();
}
