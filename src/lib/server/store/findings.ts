import { and, asc, eq } from 'drizzle-orm';
import type { Finding } from '../../domain/knowledge.ts';
import type { Db } from '../db/open.ts';
import { finding, lever, theme } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/** What has to be found out about a theme. */
export interface ThemeFinding extends Finding {
	/** Slug of the theme. */
	readonly theme: string;
}

/** All that a scan has, in the order of its themes. */
export async function findingsOf(db: Db, scanId: string): Promise<readonly ThemeFinding[]> {
	return db
		.select({
			theme: theme.slug,
			kinds: finding.kinds,
			question: finding.question,
			who: finding.who,
			due: finding.due
		})
		.from(finding)
		.innerJoin(theme, eq(theme.id, finding.themeId))
		.innerJoin(lever, eq(lever.id, theme.leverId))
		.where(eq(theme.scanId, scanId))
		.orderBy(asc(lever.position), asc(theme.position), asc(theme.id))
		.all();
}

/**
 * Writes what has to be found out about a theme, over what was there.
 * @param made null: nothing any more
 * @returns false when there is no such theme
 */
export async function saveFinding(
	db: Db,
	scanId: string,
	slug: string,
	made: Finding | null
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const known = tx
				.select({ id: theme.id })
				.from(theme)
				.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
				.get();
			if (!known) return false;
			tx.delete(finding).where(eq(finding.themeId, known.id)).run();
			if (made) insertFinding(tx, known.id, made);
			return true;
		},
		{ behavior: 'immediate' }
	);
}

export function insertFinding(tx: Tx, themeId: number, made: Finding): void {
	const { kinds, question, who, due } = made;
	tx.insert(finding).values({ themeId, kinds, question, who, due }).run();
}
