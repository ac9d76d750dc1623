import { and, asc, eq, sql } from 'drizzle-orm';
import type { AttachmentKind } from '../../domain/story-shared.ts';
import type { Db } from '../db/open.ts';
import { attachment } from '../db/schema.ts';

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
