import { and, asc, eq, sql } from 'drizzle-orm';
import type { Highlight } from '../../domain/leave.ts';
import { HIGHLIGHTS_MAX } from '../../domain/meeting.ts';
import type { Db } from '../db/open.ts';
import { highlight, theme } from '../db/schema.ts';
import type { Tx } from './scans.ts';

export interface StoredHighlight extends Highlight {
	readonly id: number;
}

const columns = {
	id: highlight.id,
	kind: highlight.kind,
	theme: theme.slug,
	text: highlight.text
};

/** All of a scan, in the order in which they were put there. */
export async function highlightsOf(db: Db, scanId: string): Promise<readonly StoredHighlight[]> {
	return db
		.select(columns)
		.from(highlight)
		.leftJoin(theme, eq(theme.id, highlight.themeId))
		.where(eq(highlight.scanId, scanId))
		.orderBy(asc(highlight.position), asc(highlight.id))
		.all();
}

/** Adds one at the end. @returns why not, where there is no room or no such theme */
export async function addHighlight(
	db: Db,
	scanId: string,
	made: Highlight
): Promise<'added' | 'full' | 'theme-unknown'> {
	return db.transaction(
		(tx) => {
			const themeId = themeIdIn(tx, scanId, made.theme);
			if (themeId === undefined) return 'theme-unknown';
			const ofKind = and(eq(highlight.scanId, scanId), eq(highlight.kind, made.kind));
			const there = tx
				.select({ count: sql<number>`count(*)` })
				.from(highlight)
				.where(ofKind)
				.get()!;
			if (there.count >= HIGHLIGHTS_MAX[made.kind]) return 'full';
			const last = tx
				.select({ position: sql<number>`coalesce(max(${highlight.position}), -1)` })
				.from(highlight)
				.where(eq(highlight.scanId, scanId))
				.get()!;
			const { kind, text } = made;
			tx.insert(highlight)
				.values({ scanId, kind, text, themeId, position: last.position + 1 })
				.run();
			return 'added';
		},
		{ behavior: 'immediate' }
	);
}

/** @returns what was there; null when there was none */
export async function removeHighlight(
	db: Db,
	scanId: string,
	id: number
): Promise<Highlight | null> {
	return db.transaction(
		(tx) => {
			const was = tx
				.select(columns)
				.from(highlight)
				.leftJoin(theme, eq(theme.id, highlight.themeId))
				.where(and(eq(highlight.scanId, scanId), eq(highlight.id, id)))
				.get();
			if (!was) return null;
			tx.delete(highlight).where(eq(highlight.id, id)).run();
			return { kind: was.kind, theme: was.theme, text: was.text };
		},
		{ behavior: 'immediate' }
	);
}

/** @returns null for no theme, undefined where the scan has none with this slug */
export function themeIdIn(tx: Tx, scanId: string, slug: string | null): number | null | undefined {
	if (slug === null) return null;
	return tx
		.select({ id: theme.id })
		.from(theme)
		.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
		.get()?.id;
}
