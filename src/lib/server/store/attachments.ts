import { and, asc, count, eq, max, sql } from 'drizzle-orm';
import type { AttachmentKind } from '../../domain/story-shared.ts';
import type { Db } from '../db/open.ts';
import { attachment, edition } from '../db/schema.ts';

/** What was brought along for the story, without its bytes. */
export interface StoredAttachment {
	readonly id: string;
	readonly kind: AttachmentKind;
	readonly title: string;
	readonly alt: string;
	readonly credit: string;
	readonly mime: string;
	/** In px; null for what is no picture. */
	readonly width: number | null;
	readonly height: number | null;
	/** Bytes. */
	readonly size: number;
}

/** All of a scan that are in the story, in their order. */
export async function attachmentsOf(db: Db, scanId: string): Promise<readonly StoredAttachment[]> {
	const { id, kind, title, alt, credit, mime, width, height } = attachment;
	const size = sql<number>`length(${attachment.bytes})`;
	return db
		.select({ id, kind, title, alt, credit, mime, width, height, size })
		.from(attachment)
		.where(and(eq(attachment.scanId, scanId), eq(attachment.removed, false)))
		.orderBy(asc(attachment.position), asc(attachment.id))
		.all();
}

/** @returns the bytes of one, also of one that was taken out since; null when there is none */
export async function attachmentBytes(
	db: Db,
	scanId: string,
	id: string
): Promise<{ readonly mime: string; readonly title: string; readonly bytes: Uint8Array } | null> {
	const { mime, title, bytes } = attachment;
	return (
		db
			.select({ mime, title, bytes })
			.from(attachment)
			.where(and(eq(attachment.scanId, scanId), eq(attachment.id, id)))
			.get() ?? null
	);
}

export interface NewAttachment extends Omit<StoredAttachment, 'size'> {
	readonly bytes: Uint8Array;
}

/** How many a scan may have, and of how many bytes together. */
export interface AttachmentRoom {
	readonly count: number;
	readonly bytes: number;
}

/**
 * Adds one after the others. When there is no room for its bytes, those that were taken out and
 * that no edition shows are forgotten first.
 * @returns what there was no room for; null when it was added
 */
export async function addAttachment(
	db: Db,
	scanId: string,
	{ bytes, ...made }: NewAttachment,
	room: AttachmentRoom
): Promise<'count' | 'bytes' | null> {
	return db.transaction(
		(tx) => {
			const ofScan = eq(attachment.scanId, scanId);
			const size = sql<number>`coalesce(sum(length(${attachment.bytes})), 0)`;
			const fits = () =>
				tx.select({ size }).from(attachment).where(ofScan).get()!.size + bytes.length <= room.bytes;
			const inStory = and(ofScan, eq(attachment.removed, false));
			const { shown } = tx.select({ shown: count() }).from(attachment).where(inStory).get()!;
			if (shown >= room.count) return 'count';
			if (!fits())
				for (const { id } of tx
					.select({ id: attachment.id })
					.from(attachment)
					.where(
						and(
							ofScan,
							eq(attachment.removed, true),
							sql`not exists (select 1 from ${edition} where ${edition.scanId} = ${scanId}
								and instr(${edition.documents}, ${attachment.id}) > 0)`
						)
					)
					.all())
					tx.delete(attachment).where(eq(attachment.id, id)).run();
			if (!fits()) return 'bytes';
			const last = tx
				.select({ last: max(attachment.position) })
				.from(attachment)
				.where(ofScan)
				.get()!.last;
			tx.insert(attachment)
				.values({ scanId, position: (last ?? -1) + 1, ...made, bytes: Buffer.from(bytes) })
				.run();
			return null;
		},
		{ behavior: 'immediate' }
	);
}

/** What can be changed about one: its words, or that it was taken out. */
export type AttachmentPatch = Partial<
	Pick<StoredAttachment, 'title' | 'alt' | 'credit'> & { readonly removed: boolean }
>;

/** @returns its kind; null when there is no such one, and nothing changed */
export async function patchAttachment(
	db: Db,
	scanId: string,
	id: string,
	patch: (kind: AttachmentKind) => AttachmentPatch
): Promise<AttachmentKind | null> {
	return db.transaction(
		(tx) => {
			const isIt = and(eq(attachment.scanId, scanId), eq(attachment.id, id));
			const row = tx.select({ kind: attachment.kind }).from(attachment).where(isIt).get();
			if (!row) return null;
			tx.update(attachment).set(patch(row.kind)).where(isIt).run();
			return row.kind;
		},
		{ behavior: 'immediate' }
	);
}

/** Moves one among those of its kind. @returns false when there is no such one */
export async function moveAttachment(
	db: Db,
	scanId: string,
	id: string,
	by: -1 | 1
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const rows = tx
				.select({ id: attachment.id, kind: attachment.kind, removed: attachment.removed })
				.from(attachment)
				.where(eq(attachment.scanId, scanId))
				.orderBy(asc(attachment.position), asc(attachment.id))
				.all();
			const it = rows.find((row) => row.id === id && !row.removed);
			if (!it) return false;
			const beside = rows.filter(({ kind, removed }) => kind === it.kind && !removed);
			const other = beside[beside.indexOf(it) + by];
			if (!other) return true;
			const order = rows.map((row) => (row === it ? other : row === other ? it : row));
			for (const [position, row] of order.entries())
				tx.update(attachment).set({ position }).where(eq(attachment.id, row.id)).run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}
