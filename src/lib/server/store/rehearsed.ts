import { and, desc, eq } from 'drizzle-orm';
import type { Release } from '../../domain/release-shape.ts';
import type { Db } from '../db/open.ts';
import { release, round, scan } from '../db/schema.ts';

/**
 * The newest result of a rehearsal of this scan, made from what simulated people answered.
 * @returns null when it was not rehearsed up to a result
 */
export async function rehearsedResult(db: Db, scanId: string): Promise<Release | null> {
	const row = db
		.select({ json: release.json })
		.from(release)
		.innerJoin(round, eq(round.id, release.roundId))
		.innerJoin(scan, eq(scan.id, round.scanId))
		.where(and(eq(scan.rehearsesId, scanId), eq(round.state, 'released')))
		.orderBy(desc(round.releasedAtMs), desc(round.id))
		.limit(1)
		.get();
	return row ? (JSON.parse(row.json) as Release) : null;
}
