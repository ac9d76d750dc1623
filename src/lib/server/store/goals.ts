import { and, asc, eq, sql } from 'drizzle-orm';
import { GOALS_MAX, type Followed, type Goal, type GoalText } from '../../domain/goal.ts';
import type { Removed } from '../../domain/progress.ts';
import type { Db } from '../db/open.ts';
import { goal, theme } from '../db/schema.ts';
import { themeIdIn } from './highlights.ts';
import type { Tx } from './scans.ts';

export interface StoredGoal extends Goal {
	readonly id: number;
}

const columns = {
	...{ id: goal.id, theme: theme.slug, what: goal.what, indicator: goal.indicator },
	...{ start: goal.start, startYear: goal.startYear },
	...{ target: goal.target, targetYear: goal.targetYear, now: goal.now },
	...{ state: goal.state, why: goal.why, since: goal.since, nextLook: goal.nextLook }
};

/** All of a scan, in the order in which they were set. */
export async function goalsOf(db: Db, scanId: string): Promise<readonly StoredGoal[]> {
	return db
		.select(columns)
		.from(goal)
		.leftJoin(theme, eq(theme.id, goal.themeId))
		.where(eq(goal.scanId, scanId))
		.orderBy(asc(goal.position), asc(goal.id))
		.all();
}

export type Saved = 'saved' | 'full' | 'theme-unknown' | 'gone';

/**
 * Writes a goal; how far it is stays.
 * @param id null: a new one, at the end
 */
export async function saveGoal(
	db: Db,
	scanId: string,
	id: number | null,
	made: GoalText
): Promise<Saved> {
	return db.transaction(
		(tx): Saved => {
			if (id === null) return insertGoalIn(tx, scanId, made);
			const themeId = themeIdIn(tx, scanId, made.theme);
			if (themeId === undefined) return 'theme-unknown';
			const known = and(eq(goal.scanId, scanId), eq(goal.id, id));
			const { theme: _slug, ...set } = made;
			const { changes } = tx
				.update(goal)
				.set({ ...set, themeId })
				.where(known)
				.run();
			return changes === 1 ? 'saved' : 'gone';
		},
		{ behavior: 'immediate' }
	);
}

/** Puts a goal back that was taken away, as far as it was and where it stood. */
export async function putBackGoal(
	db: Db,
	scanId: string,
	{ position, ...was }: Removed<GoalText>
): Promise<Saved> {
	return db.transaction((tx) => insertGoalIn(tx, scanId, was, position), {
		behavior: 'immediate'
	});
}

/** A new one. @param position left out: at the end */
export function insertGoalIn(
	tx: Tx,
	scanId: string,
	{ theme: slug, ...set }: GoalText & Partial<Followed>,
	position?: number
): Saved {
	const themeId = themeIdIn(tx, scanId, slug);
	if (themeId === undefined) return 'theme-unknown';
	const { count, last } = tx
		.select({
			count: sql<number>`count(*)`,
			last: sql<number>`coalesce(max(${goal.position}), -1)`
		})
		.from(goal)
		.where(eq(goal.scanId, scanId))
		.get()!;
	if (count >= GOALS_MAX) return 'full';
	tx.insert(goal)
		.values({ scanId, ...set, themeId, position: position ?? last + 1 })
		.run();
	return 'saved';
}

/** @returns what was there; null when there was none */
export async function removeGoal(
	db: Db,
	scanId: string,
	id: number
): Promise<Removed<GoalText> | null> {
	return db.transaction(
		(tx) => {
			const known = and(eq(goal.scanId, scanId), eq(goal.id, id));
			const row = tx
				.select({ ...columns, position: goal.position })
				.from(goal)
				.leftJoin(theme, eq(theme.id, goal.themeId))
				.where(known)
				.get();
			if (!row) return null;
			tx.delete(goal).where(known).run();
			const { id: _gone, ...was } = row;
			return was;
		},
		{ behavior: 'immediate' }
	);
}
