import { eq, and } from 'drizzle-orm';
import type { Outcome } from '../../domain/refusal.ts';
import type { Remark, RemarkState } from '../../domain/remark.ts';
import type { Db } from '../db/open.ts';
import { beside, participant, remark, stakeholderGroup, theme } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/** All that people wrote in a round, hidden texts too, in no order. */
export async function remarksOfRound(db: Db, roundId: number): Promise<readonly Remark[]> {
	return remarksIn(db, roundId);
}

function remarksIn(db: Db | Tx, roundId: number): readonly Remark[] {
	return db
		.select({
			id: remark.id,
			theme: theme.slug,
			kind: remark.kind,
			text: remark.text,
			group: stakeholderGroup.slug,
			withGroup: beside.withGroup,
			hidden: remark.hidden,
			quoted: remark.quoted,
			joinedTo: remark.joinedTo
		})
		.from(remark)
		.innerJoin(theme, eq(theme.id, remark.themeId))
		.innerJoin(participant, eq(participant.id, remark.participantId))
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
		.leftJoin(
			beside,
			and(
				eq(beside.roundId, remark.roundId),
				eq(beside.participantId, remark.participantId),
				eq(beside.themeId, remark.themeId)
			)
		)
		.where(eq(remark.roundId, roundId))
		.all()
		.map((row) => ({ ...row, withGroup: row.withGroup ?? false }));
}

/**
 * Changes what became of texts of a round, all of it or nothing.
 * @param decide sees the texts as they are at that moment
 * @returns what it decided
 */
export async function changeRemarks<T extends { readonly changes: readonly RemarkState[] }>(
	db: Db,
	roundId: number,
	decide: (remarks: readonly Remark[]) => Outcome<T>
): Promise<Outcome<T>> {
	return db.transaction(
		(tx) => {
			const decided = decide(remarksIn(tx, roundId));
			if (!decided.ok) return decided;
			for (const { id, ...state } of decided.changes)
				tx.update(remark).set(state).where(eq(remark.id, id)).run();
			return decided;
		},
		{ behavior: 'immediate' }
	);
}
