import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Followed } from '../../domain/goal.ts';
import type { FollowedItem, FollowedKind } from '../../domain/progress.ts';
import type { Db } from '../db/open.ts';
import { commitment, goal, scan } from '../db/schema.ts';
import { followedCommitmentsOf } from './commitments.ts';
import { goalsOf } from './goals.ts';

/** All that is followed in a scan: goals, then agreements, in the order in which they were made. */
export async function followedItemsOf(db: Db, scanId: string): Promise<readonly FollowedItem[]> {
	return [
		...(await goalsOf(db, scanId)).map((row) => ({ kind: 'goal', ...row }) as const),
		...(await followedCommitmentsOf(db, scanId)).map(
			(row) => ({ kind: 'commitment', ...row }) as const
		)
	];
}

/** How something stands. */
export interface Stands extends Omit<Followed, 'since'> {
	/** The newest value; an agreement has none. */
	readonly now: string;
}

/**
 * Writes down how something stands; the day since when changes only with the state.
 * @param today 'YYYY-MM-DD'
 * @returns false when it is not there any more
 */
export async function saveStanding(
	db: Db,
	scanId: string,
	{ kind, id }: { readonly kind: FollowedKind; readonly id: number },
	{ now, ...stands }: Stands,
	today: string
): Promise<boolean> {
	const table = kind === 'goal' ? goal : commitment;
	return db.transaction(
		(tx) => {
			const known = and(eq(table.scanId, scanId), eq(table.id, id));
			const was = tx.select({ state: table.state }).from(table).where(known).get();
			if (!was) return false;
			const since = was.state === stands.state ? {} : { since: today };
			const value = kind === 'goal' ? { now } : {};
			tx.update(table)
				.set({ ...stands, ...since, ...value })
				.where(known)
				.run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/** The scans that follow this one, in the order in which they were begun; no rehearsals. */
export async function followUpsOf(
	db: Db,
	scanId: string,
	ownerId: string | null
): Promise<readonly { readonly id: string; readonly title: string }[]> {
	const same = ownerId === null ? isNull(scan.ownerId) : eq(scan.ownerId, ownerId);
	return db
		.select({ id: scan.id, title: scan.title })
		.from(scan)
		.where(and(eq(scan.followsId, scanId), same, isNull(scan.rehearsesId)))
		.orderBy(asc(scan.createdAtMs), asc(scan.id))
		.all();
}
