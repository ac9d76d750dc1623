import { and, asc, eq, sql } from 'drizzle-orm';
import type { Followed } from '../../domain/goal.ts';
import { COMMITMENTS_MAX, type Commitment } from '../../domain/leave.ts';
import type { Db } from '../db/open.ts';
import { commitment, theme } from '../db/schema.ts';
import { themeIdIn } from './highlights.ts';

export interface StoredCommitment extends Commitment {
	readonly id: number;
}

const columns = {
	id: commitment.id,
	theme: theme.slug,
	what: commitment.what,
	who: commitment.who,
	firstStep: commitment.firstStep,
	due: commitment.due,
	sign: commitment.sign
};

/** All of a scan, in the order in which they were agreed. */
export async function commitmentsOf(db: Db, scanId: string): Promise<readonly StoredCommitment[]> {
	return db
		.select(columns)
		.from(commitment)
		.leftJoin(theme, eq(theme.id, commitment.themeId))
		.where(eq(commitment.scanId, scanId))
		.orderBy(asc(commitment.position), asc(commitment.id))
		.all();
}

/** The same with how far they are. */
export async function followedCommitmentsOf(
	db: Db,
	scanId: string
): Promise<readonly (StoredCommitment & Followed)[]> {
	const { state, why, since, nextLook } = commitment;
	return db
		.select({ ...columns, state, why, since, nextLook })
		.from(commitment)
		.leftJoin(theme, eq(theme.id, commitment.themeId))
		.where(eq(commitment.scanId, scanId))
		.orderBy(asc(commitment.position), asc(commitment.id))
		.all();
}

/**
 * Writes an agreement.
 * @param id null: a new one, at the end
 */
export async function saveCommitment(
	db: Db,
	scanId: string,
	id: number | null,
	made: Commitment
): Promise<'saved' | 'full' | 'theme-unknown' | 'gone'> {
	return db.transaction(
		(tx) => {
			const themeId = themeIdIn(tx, scanId, made.theme);
			if (themeId === undefined) return 'theme-unknown';
			const { what, who, firstStep, due, sign } = made;
			const set = { what, who, firstStep, due, sign, themeId };
			if (id !== null) {
				const known = and(eq(commitment.scanId, scanId), eq(commitment.id, id));
				return tx.update(commitment).set(set).where(known).run().changes === 1 ? 'saved' : 'gone';
			}
			const ofScan = eq(commitment.scanId, scanId);
			const { count, last } = tx
				.select({
					count: sql<number>`count(*)`,
					last: sql<number>`coalesce(max(${commitment.position}), -1)`
				})
				.from(commitment)
				.where(ofScan)
				.get()!;
			if (count >= COMMITMENTS_MAX) return 'full';
			tx.insert(commitment)
				.values({ scanId, ...set, position: last + 1 })
				.run();
			return 'saved';
		},
		{ behavior: 'immediate' }
	);
}

/** @returns what was there; null when there was none */
export async function removeCommitment(
	db: Db,
	scanId: string,
	id: number
): Promise<Commitment | null> {
	return db.transaction(
		(tx) => {
			const known = and(eq(commitment.scanId, scanId), eq(commitment.id, id));
			const row = tx
				.select(columns)
				.from(commitment)
				.leftJoin(theme, eq(theme.id, commitment.themeId))
				.where(known)
				.get();
			if (!row) return null;
			tx.delete(commitment).where(known).run();
			const { id: _gone, ...was } = row;
			return was;
		},
		{ behavior: 'immediate' }
	);
}
