import { and, asc, eq, sql } from 'drizzle-orm';
import type { Followed } from '../../domain/goal.ts';
import { COMMITMENTS_MAX, type Commitment } from '../../domain/leave.ts';
import type { Removed } from '../../domain/progress.ts';
import type { Db } from '../db/open.ts';
import { commitment, theme } from '../db/schema.ts';
import { themeIdIn } from './highlights.ts';
import type { Tx } from './scans.ts';

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
const followed = {
	...{ state: commitment.state, why: commitment.why },
	...{ since: commitment.since, nextLook: commitment.nextLook }
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
	return db
		.select({ ...columns, ...followed })
		.from(commitment)
		.leftJoin(theme, eq(theme.id, commitment.themeId))
		.where(eq(commitment.scanId, scanId))
		.orderBy(asc(commitment.position), asc(commitment.id))
		.all();
}

type Saved = 'saved' | 'full' | 'theme-unknown' | 'gone';

/**
 * Writes an agreement; how far it is stays.
 * @param id null: a new one, at the end
 */
export async function saveCommitment(
	db: Db,
	scanId: string,
	id: number | null,
	made: Commitment
): Promise<Saved> {
	return db.transaction(
		(tx): Saved => {
			if (id === null) return insertIn(tx, scanId, made);
			const themeId = themeIdIn(tx, scanId, made.theme);
			if (themeId === undefined) return 'theme-unknown';
			const { what, who, firstStep, due, sign } = made;
			const known = and(eq(commitment.scanId, scanId), eq(commitment.id, id));
			const set = { what, who, firstStep, due, sign, themeId };
			return tx.update(commitment).set(set).where(known).run().changes === 1 ? 'saved' : 'gone';
		},
		{ behavior: 'immediate' }
	);
}

/** Puts an agreement back that was taken away, as far as it was and where it stood. */
export async function putBackCommitment(
	db: Db,
	scanId: string,
	{ position, ...was }: Removed<Commitment>
): Promise<Saved> {
	return db.transaction((tx) => insertIn(tx, scanId, was, position), { behavior: 'immediate' });
}

/** A new one. @param position left out: at the end */
function insertIn(
	tx: Tx,
	scanId: string,
	{ theme: slug, ...set }: Commitment & Partial<Followed>,
	position?: number
): Saved {
	const themeId = themeIdIn(tx, scanId, slug);
	if (themeId === undefined) return 'theme-unknown';
	const { count, last } = tx
		.select({
			count: sql<number>`count(*)`,
			last: sql<number>`coalesce(max(${commitment.position}), -1)`
		})
		.from(commitment)
		.where(eq(commitment.scanId, scanId))
		.get()!;
	if (count >= COMMITMENTS_MAX) return 'full';
	tx.insert(commitment)
		.values({ scanId, ...set, themeId, position: position ?? last + 1 })
		.run();
	return 'saved';
}

/** @returns what was there; null when there was none */
export async function removeCommitment(
	db: Db,
	scanId: string,
	id: number
): Promise<Removed<Commitment> | null> {
	return db.transaction(
		(tx) => {
			const known = and(eq(commitment.scanId, scanId), eq(commitment.id, id));
			const row = tx
				.select({ ...columns, ...followed, position: commitment.position })
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
