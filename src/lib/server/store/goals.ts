import { asc, eq } from 'drizzle-orm';
import type { Goal } from '../../domain/goal.ts';
import type { Db } from '../db/open.ts';
import { goal, theme } from '../db/schema.ts';

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
