import { and, asc, count, eq, max } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { invitation, stakeholderGroup } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/** A link for one party. */
export interface Invitation {
	/** In the link. */
	readonly code: string;
	/** The party that it is for. */
	readonly party: string;
	/** Slug of the group that is chosen beforehand; null: who comes chooses. */
	readonly group: string | null;
	/** How many people took a seat by it; who they were is not kept. */
	readonly came: number;
}

/** All that a scan has, in the order in which they were made. */
export async function invitationsOf(db: Db, scanId: string): Promise<readonly Invitation[]> {
	return db
		.select({
			code: invitation.code,
			party: invitation.party,
			group: stakeholderGroup.slug,
			came: invitation.came
		})
		.from(invitation)
		.leftJoin(stakeholderGroup, eq(stakeholderGroup.id, invitation.groupId))
		.where(eq(invitation.scanId, scanId))
		.orderBy(asc(invitation.position), asc(invitation.id))
		.all();
}

/** What is written about an invitation. */
export type InvitationWords = Pick<Invitation, 'party' | 'group'>;

/**
 * Adds invitations at the end, all or none.
 * @param atMost so many may a scan have
 * @returns why not: too many, or a group that is not there
 * @throws SqliteError on a taken code
 */
export async function insertInvitations(
	db: Db,
	scanId: string,
	made: readonly (InvitationWords & { readonly code: string })[],
	atMost: number
): Promise<'added' | 'too-many' | 'group-unknown'> {
	return db.transaction(
		(tx) => {
			const before = tx
				.select({ all: count(), last: max(invitation.position) })
				.from(invitation)
				.where(eq(invitation.scanId, scanId))
				.get()!;
			if (before.all + made.length > atMost) return 'too-many';
			const rows = made.map(({ code, party, group }, i) => ({
				...{ scanId, code, party, position: (before.last ?? -1) + 1 + i },
				groupId: groupIdIn(tx, scanId, group)
			}));
			if (rows.some(({ groupId }) => groupId === undefined)) return 'group-unknown';
			for (const { groupId, ...row } of rows)
				tx.insert(invitation)
					.values({ ...row, groupId: groupId ?? null })
					.run();
			return 'added';
		},
		{ behavior: 'immediate' }
	);
}

/** Its code and how many came stay. */
export async function updateInvitation(
	db: Db,
	scanId: string,
	code: string,
	{ party, group }: InvitationWords
): Promise<'changed' | 'unknown' | 'group-unknown'> {
	return db.transaction(
		(tx) => {
			const groupId = groupIdIn(tx, scanId, group);
			if (groupId === undefined) return 'group-unknown';
			const { changes } = tx
				.update(invitation)
				.set({ party, groupId })
				.where(and(eq(invitation.scanId, scanId), eq(invitation.code, code)))
				.run();
			return changes === 1 ? 'changed' : 'unknown';
		},
		{ behavior: 'immediate' }
	);
}

/** @returns false when there is no such invitation */
export async function deleteInvitation(db: Db, scanId: string, code: string): Promise<boolean> {
	const { changes } = db
		.delete(invitation)
		.where(and(eq(invitation.scanId, scanId), eq(invitation.code, code)))
		.run();
	return changes === 1;
}

/** @returns null for no group; undefined when the scan has none of that name */
function groupIdIn(tx: Tx, scanId: string, slug: string | null): number | null | undefined {
	if (slug === null) return null;
	return tx
		.select({ id: stakeholderGroup.id })
		.from(stakeholderGroup)
		.where(and(eq(stakeholderGroup.scanId, scanId), eq(stakeholderGroup.slug, slug)))
		.get()?.id;
}
