import { and, asc, count, eq, max, ne, or } from 'drizzle-orm';
import { partBefore, type Board, type BoardPart } from '../../domain/contribution-board.ts';
import type { Cluster, Contribution } from '../../domain/contribution.ts';
import type { LocalText } from '../../domain/language.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Db } from '../db/open.ts';
import { cluster, contribution, participant, theme } from '../db/schema.ts';
import type { Tx } from './scans.ts';

const ownColumns = {
	id: contribution.id,
	kind: contribution.kind,
	text: contribution.text,
	cluster: contribution.clusterId,
	hidden: contribution.hidden
};

/** What one person wrote, hidden texts too, in no order. */
export async function contributionsBy(
	db: Db,
	participantId: number
): Promise<readonly Contribution[]> {
	return db
		.select(ownColumns)
		.from(contribution)
		.where(eq(contribution.participantId, participantId))
		.all();
}

/** All that people wrote in a scan, hidden texts too, in no order, with its clusters. */
export async function boardOf(db: Db, scanId: string): Promise<Board> {
	return boardIn(db, scanId);
}

export function boardIn(db: Db | Tx, scanId: string): Board {
	const contributions = db
		.select(ownColumns)
		.from(contribution)
		.innerJoin(participant, eq(participant.id, contribution.participantId))
		.where(eq(participant.scanId, scanId))
		.all();
	return { clusters: clustersIn(db, scanId), contributions };
}

function clustersIn(db: Db | Tx, scanId: string): readonly Cluster[] {
	return db
		.select({ id: cluster.id, title: cluster.title, theme: theme.slug, reply: cluster.reply })
		.from(cluster)
		.leftJoin(theme, eq(theme.id, cluster.themeId))
		.where(eq(cluster.scanId, scanId))
		.orderBy(asc(cluster.position), asc(cluster.id))
		.all();
}

/** Titles of the themes that were made of clusters, by slug; switched off is none. */
export async function clusterThemes(
	db: Db,
	scanId: string
): Promise<ReadonlyMap<string, LocalText>> {
	const rows = db
		.select({ slug: theme.slug, title: theme.title })
		.from(cluster)
		.innerJoin(theme, eq(theme.id, cluster.themeId))
		.where(and(eq(cluster.scanId, scanId), eq(theme.active, true)))
		.all();
	return new Map(rows.map(({ slug, title }) => [slug, title]));
}

/**
 * Changes how contributions are put together, all of it or nothing.
 * @param decide sees the board as it is at that moment, and from which id on clusters are free
 * @returns how the parts were that changed
 */
export async function writeBoard(
	db: Db,
	scanId: string,
	decide: (board: Board, freeId: number) => Outcome<{ board: Board }>
): Promise<Outcome<{ were: BoardPart }>> {
	return db.transaction(
		(tx) => {
			const before = boardIn(tx, scanId);
			const decided = decide(before, freeIdIn(tx));
			if (!decided.ok) return decided;
			writeBoardIn(tx, scanId, before, decided.board);
			return { ok: true, were: partBefore(before, decided.board) };
		},
		{ behavior: 'immediate' }
	);
}

function freeIdIn(tx: Tx): number {
	return (
		(tx
			.select({ last: max(cluster.id) })
			.from(cluster)
			.get()?.last ?? 0) + 1
	);
}

/** Writes what differs between two boards of a scan. */
export function writeBoardIn(tx: Tx, scanId: string, before: Board, after: Board): void {
	const known = new Map(before.clusters.map((one) => [one.id, one]));
	const inCluster = new Map(before.contributions.map((one) => [one.id, one]));
	const stays = new Set(after.clusters.map(({ id }) => id));
	for (const [position, { id, title, theme: slug, reply }] of after.clusters.entries()) {
		const themeId = slug === null ? null : themeIdIn(tx, scanId, slug);
		const made = { scanId, position, title, reply, themeId };
		if (known.has(id)) tx.update(cluster).set(made).where(eq(cluster.id, id)).run();
		else
			tx.insert(cluster)
				.values({ id, ...made })
				.run();
	}
	for (const { id, cluster: clusterId, hidden } of after.contributions) {
		const was = inCluster.get(id)!;
		if (was.cluster !== clusterId || was.hidden !== hidden)
			tx.update(contribution).set({ clusterId, hidden }).where(eq(contribution.id, id)).run();
	}
	for (const { id } of before.clusters)
		if (!stays.has(id)) tx.delete(cluster).where(eq(cluster.id, id)).run();
}

/** Null when the scan has no such theme any more. */
function themeIdIn(tx: Tx, scanId: string, slug: string): number | null {
	return (
		tx
			.select({ id: theme.id })
			.from(theme)
			.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
			.get()?.id ?? null
	);
}

/**
 * Writes what a person says, new or over what they wrote before. Read again by the facilitator
 * before others see it: a text that changed is in no cluster any more, and what was hidden stays so.
 * @param id of the contribution, new or their own
 * @param most so many a person can have
 * @returns 'too-many', or 'unknown' for the id of somebody else's; nothing was written then
 */
export async function saveContribution(
	db: Db,
	participantId: number,
	{ id, kind, text }: Pick<Contribution, 'id' | 'kind' | 'text'>,
	most: number
): Promise<'saved' | 'too-many' | 'unknown'> {
	return db.transaction(
		(tx) => {
			const was = tx
				.select({ writer: contribution.participantId })
				.from(contribution)
				.where(eq(contribution.id, id))
				.get();
			if (was && was.writer !== participantId) return 'unknown';
			if (was) {
				const differs = or(ne(contribution.kind, kind), ne(contribution.text, text));
				tx.update(contribution)
					.set({ kind, text, clusterId: null })
					.where(and(eq(contribution.id, id), differs))
					.run();
				return 'saved';
			}
			const [mine] = tx
				.select({ n: count() })
				.from(contribution)
				.where(eq(contribution.participantId, participantId))
				.all();
			if (mine!.n >= most) return 'too-many';
			tx.insert(contribution).values({ id, participantId, kind, text }).run();
			return 'saved';
		},
		{ behavior: 'immediate' }
	);
}

/** Takes back what this person wrote; what is not theirs, or gone already, stays as it is. */
export async function deleteContribution(db: Db, participantId: number, id: string): Promise<void> {
	db.delete(contribution)
		.where(and(eq(contribution.id, id), eq(contribution.participantId, participantId)))
		.run();
}
