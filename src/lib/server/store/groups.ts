import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Group } from '../../domain/group.ts';
import { participant, stakeholderGroup } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/**
 * Makes these the groups of a scan, in this order. People of a group that stays keep their seat;
 * people of a group that goes are removed with it (only before the first answer).
 */
export function replaceGroups(tx: Tx, scanId: string, groups: readonly Group[]): void {
	const gone = tx
		.select({ id: stakeholderGroup.id })
		.from(stakeholderGroup)
		.where(
			and(
				eq(stakeholderGroup.scanId, scanId),
				notInArray(
					stakeholderGroup.slug,
					groups.map((group) => group.slug)
				)
			)
		)
		.all()
		.map((row) => row.id);
	tx.delete(participant).where(inArray(participant.groupId, gone)).run();
	tx.delete(stakeholderGroup).where(inArray(stakeholderGroup.id, gone)).run();
	groups.forEach(({ slug, family, title, text }, position) =>
		tx
			.insert(stakeholderGroup)
			.values({ scanId, slug, family, title, text, position })
			.onConflictDoUpdate({
				target: [stakeholderGroup.scanId, stakeholderGroup.slug],
				set: { family, title, text, position }
			})
			.run()
	);
}
