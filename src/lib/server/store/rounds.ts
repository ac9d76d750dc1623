import {
	and,
	asc,
	desc,
	eq,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	sql
} from 'drizzle-orm';
import type { Choice, Played, Round } from '../../domain/round.ts';
import type { Db } from '../db/open.ts';
import {
	beside,
	lever,
	participant,
	release,
	round,
	scan,
	tap,
	theme,
	type AnswerDigests
} from '../db/schema.ts';
import type { Tx } from './scans.ts';

export type { AnswerDigests } from '../db/schema.ts';

export interface StoredRelease {
	readonly round: Round;
	/** As it was made, byte for byte. */
	readonly json: string;
	readonly checksum: string;
}

/** What a round is, as columns of a query. */
export const roundColumns = {
	id: round.id,
	number: round.number,
	themes: round.themes,
	way: round.way,
	sameOrder: round.sameOrder,
	choice: round.choice,
	state: round.state,
	openedAtMs: round.openedAtMs,
	closesAtMs: round.closesAtMs,
	releasedAtMs: round.releasedAtMs
};

/**
 * Whether a round asks a theme, as a condition of a query that has both tables: `asks` in SQL.
 * A slug has no quotes, so that it stands in the list as text or not at all; to read the list as
 * JSON would cost every answer that is saved twice as much.
 */
export const isAsked = sql`${theme.active} and (${round.themes} is null or instr(${round.themes}, '"' || ${theme.slug} || '"') > 0)`;

/** All rounds of a scan, first first. */
export async function roundsOf(db: Db, scanId: string): Promise<readonly Round[]> {
	return db
		.select(roundColumns)
		.from(round)
		.where(eq(round.scanId, scanId))
		.orderBy(asc(round.number))
		.all();
}

/** The round that is open or closing; at most one. */
export function runningRoundIn(db: Db | Tx, scanId: string): Round | null {
	return (
		db
			.select(roundColumns)
			.from(round)
			.where(and(eq(round.scanId, scanId), ne(round.state, 'released')))
			.get() ?? null
	);
}

export async function runningRound(db: Db, scanId: string): Promise<Round | null> {
	return runningRoundIn(db, scanId);
}

/**
 * Opens the next round.
 * @param asked slugs of the themes that it asks, null for all active ones; and how it asks them
 * @returns null when one is running already
 */
export async function openNextRound(
	db: Db,
	scanId: string,
	asked: Pick<Round, 'themes' | 'way' | 'sameOrder'>,
	openedAtMs: number
): Promise<Round | null> {
	return db.transaction(
		(tx) => {
			if (runningRoundIn(tx, scanId)) return null;
			const last = tx
				.select({ number: sql<number | null>`max(${round.number})` })
				.from(round)
				.where(eq(round.scanId, scanId))
				.get();
			return tx
				.insert(round)
				.values({ scanId, number: (last?.number ?? 0) + 1, ...asked, state: 'open', openedAtMs })
				.returning(roundColumns)
				.get();
		},
		{ behavior: 'immediate' }
	);
}

/**
 * Open → closing, or a closing round's end brought forward.
 * @returns false when there was no such round
 */
export async function setClosing(db: Db, roundId: number, closesAtMs: number): Promise<boolean> {
	return (
		db
			.update(round)
			.set({ state: 'closing', closesAtMs })
			.where(and(eq(round.id, roundId), inArray(round.state, ['open', 'closing'])))
			.run().changes === 1
	);
}

/**
 * A closing round that is not over yet ends later.
 * @returns false when there was no such round
 */
export async function extendClosing(
	db: Db,
	roundId: number,
	nowMs: number,
	closesAtMs: number
): Promise<boolean> {
	const stillClosing = and(eq(round.state, 'closing'), gt(round.closesAtMs, nowMs));
	return (
		db
			.update(round)
			.set({ closesAtMs })
			.where(and(eq(round.id, roundId), stillClosing))
			.run().changes === 1
	);
}

/**
 * How many people said of any theme whether it plays here; of a theme that was switched off since
 * too, else switching it off would tell who said something of it.
 */
export function passedIn(db: Db | Tx, roundId: number): number {
	return db
		.select({ people: sql<number>`count(distinct ${beside.participantId})` })
		.from(beside)
		.where(and(eq(beside.roundId, roundId), isNotNull(beside.plays)))
		.get()!.people;
}

/** How many people said yes and a little of every theme that the round asks, as in the scan. */
function playedIn(tx: Tx, roundId: number): readonly Played[] {
	const people = (plays: 'yes' | 'little') =>
		sql<number>`count(case when ${beside.plays} = ${plays} then 1 end)`;
	return tx
		.select({ theme: theme.slug, yes: people('yes'), little: people('little') })
		.from(theme)
		.innerJoin(round, eq(round.scanId, theme.scanId))
		.innerJoin(lever, eq(lever.id, theme.leverId))
		.leftJoin(beside, and(eq(beside.roundId, round.id), eq(beside.themeId, theme.id)))
		.where(and(eq(round.id, roundId), isAsked))
		.groupBy(theme.id)
		.orderBy(asc(lever.position), asc(theme.position))
		.all();
}

/**
 * Fixes what the hall chooses, once, from what was said until now: nothing is read of it before.
 * @param choose null leaves the round as it is
 * @returns null when the round is not open, has a choice already, or `choose` says so
 */
export async function fixChoice(
	db: Db,
	roundId: number,
	choose: (played: readonly Played[], people: number) => Choice | null
): Promise<Choice | null> {
	return db.transaction(
		(tx) => {
			const people = passedIn(tx, roundId);
			const choice = choose(playedIn(tx, roundId), people);
			if (!choice) return null;
			const fixed = tx
				.update(round)
				.set({ choice })
				.where(and(eq(round.id, roundId), eq(round.state, 'open'), isNull(round.choice)))
				.run();
			return fixed.changes === 1 ? choice : null;
		},
		{ behavior: 'immediate' }
	);
}

/** Rounds whose grace time is over, with their scan. */
export async function dueRounds(
	db: Db,
	nowMs: number
): Promise<readonly { readonly id: number; readonly scanId: string }[]> {
	return db
		.select({ id: round.id, scanId: round.scanId })
		.from(round)
		.where(and(eq(round.state, 'closing'), lte(round.closesAtMs, nowMs)))
		.all();
}

/** A release as it goes into the database. */
export interface MadeRelease {
	readonly json: string;
	readonly checksum: string;
	/** Null when the raw answers have been forgotten, in the house that it comes from. */
	readonly digests: AnswerDigests | null;
}

/** Closing → released, with the release; both or neither, once. */
export function insertRelease(
	tx: Tx,
	roundId: number,
	made: MadeRelease,
	releasedAtMs: number
): void {
	tx.insert(release)
		.values({ roundId, ...made })
		.run();
	tx.update(round).set({ state: 'released', releasedAtMs }).where(eq(round.id, roundId)).run();
	tx.delete(tap).where(eq(tap.roundId, roundId)).run();
}

/** A round that may be released now, read inside the transaction that will release it. */
export function closingRoundIn(tx: Tx, roundId: number): Round | null {
	return (
		tx
			.select(roundColumns)
			.from(round)
			.where(and(eq(round.id, roundId), eq(round.state, 'closing')))
			.get() ?? null
	);
}

const released = { round: roundColumns, json: release.json, checksum: release.checksum };

/** The newest release of a scan, or the one of a given round. */
export async function findRelease(
	db: Db,
	scanId: string,
	number: number | null = null
): Promise<StoredRelease | null> {
	const ofRound = number === null ? undefined : eq(round.number, number);
	return (
		db
			.select(released)
			.from(release)
			.innerJoin(round, eq(round.id, release.roundId))
			.where(and(eq(round.scanId, scanId), ofRound))
			.orderBy(desc(round.number))
			.get() ?? null
	);
}

/** All releases of a scan, first first. */
export async function releasesOf(db: Db, scanId: string): Promise<readonly StoredRelease[]> {
	return releasesIn(db, scanId).map((made) => {
		const { digests: _private, ...told } = made;
		return told;
	});
}

/** As releasesOf, at once, and with the private digests of the raw answers. */
export function releasesIn(
	db: Db | Tx,
	scanId: string
): readonly (StoredRelease & { readonly digests: AnswerDigests | null })[] {
	return db
		.select({ ...released, digests: release.digests })
		.from(release)
		.innerJoin(round, eq(round.id, release.roundId))
		.where(eq(round.scanId, scanId))
		.orderBy(asc(round.number))
		.all();
}

/** The release with this checksum, of whichever scan of the house. */
export function releaseByChecksum(db: Db | Tx, checksum: string): string | null {
	const row = db
		.select({ json: release.json })
		.from(release)
		.where(eq(release.checksum, checksum))
		.get();
	return row?.json ?? null;
}

/** Scans without a running round whose raw answers are still there, with their last release. */
export async function scansAtRest(db: Db): Promise<
	readonly {
		readonly scanId: string;
		readonly retentionMonths: number;
		readonly lastReleasedAtMs: number;
	}[]
> {
	const last = sql<number>`max(${round.releasedAtMs})`;
	return db
		.select({ scanId: scan.id, retentionMonths: scan.retentionMonths, lastReleasedAtMs: last })
		.from(scan)
		.innerJoin(round, eq(round.scanId, scan.id))
		.where(
			exists(
				db
					.select({ one: sql`1` })
					.from(participant)
					.where(eq(participant.scanId, scan.id))
			)
		)
		.groupBy(scan.id)
		.having(sql`count(*) = count(${round.releasedAtMs})`)
		.all();
}

/** A round of an imported scan, which is about to get the release it has elsewhere. */
export function insertClosingRound(tx: Tx, scanId: string, made: Omit<Round, 'id'>): number {
	return tx
		.insert(round)
		.values({ scanId, ...made })
		.returning({ id: round.id })
		.get().id;
}

/** The newest round of each of an owner's scans. */
export async function lastRounds(db: Db, ownerId: string): Promise<ReadonlyMap<string, Round>> {
	const rows = db
		.select({ scanId: round.scanId, round: roundColumns })
		.from(round)
		.innerJoin(scan, eq(scan.id, round.scanId))
		.where(eq(scan.ownerId, ownerId))
		.orderBy(asc(round.number))
		.all();
	return new Map(rows.map((row) => [row.scanId, row.round]));
}
