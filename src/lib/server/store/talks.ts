import { and, asc, desc, eq } from 'drizzle-orm';
import { NOT_TALKED, type Talk } from '../../domain/talk.ts';
import type { Db } from '../db/open.ts';
import { lever, release, round, scan, talk, theme } from '../db/schema.ts';

/** What a meeting did with one theme. */
export interface ThemeTalk extends Talk {
	/** Slug of the theme. */
	readonly theme: string;
}

/** Themes with which the meeting did something, in the order of the scan. */
export async function talksOf(db: Db, scanId: string): Promise<readonly ThemeTalk[]> {
	return db
		.select({
			theme: theme.slug,
			picked: talk.picked,
			parked: talk.parked,
			conclusion: talk.conclusion
		})
		.from(talk)
		.innerJoin(theme, eq(theme.id, talk.themeId))
		.innerJoin(lever, eq(lever.id, theme.leverId))
		.where(eq(theme.scanId, scanId))
		.orderBy(asc(lever.position), asc(theme.position), asc(theme.id))
		.all();
}

/** Themes that were talked about, and those that were left for another time; slugs in order. */
export async function talkedThemes(
	db: Db,
	scanId: string
): Promise<{ readonly discussed: readonly string[]; readonly parked: readonly string[] }> {
	const talks = await talksOf(db, scanId);
	const slugs = (which: (one: ThemeTalk) => boolean) => talks.filter(which).map((one) => one.theme);
	return {
		discussed: slugs(({ picked, parked, conclusion }) => !parked && (picked || conclusion !== '')),
		parked: slugs(({ parked }) => parked)
	};
}

/**
 * Writes what a meeting did with a theme; what is not named stays.
 * @returns as it was before; null when there is no such theme
 */
export async function saveTalk(
	db: Db,
	scanId: string,
	slug: string,
	change: Partial<Talk>
): Promise<Talk | null> {
	return db.transaction(
		(tx) => {
			const known = tx
				.select({ id: theme.id })
				.from(theme)
				.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
				.get();
			if (!known) return null;
			const { picked, parked, conclusion } = talk;
			const was =
				tx
					.select({ picked, parked, conclusion })
					.from(talk)
					.where(eq(talk.themeId, known.id))
					.get() ?? NOT_TALKED;
			const made = { ...was, ...change };
			tx.insert(talk)
				.values({ themeId: known.id, ...made })
				.onConflictDoUpdate({ target: talk.themeId, set: made })
				.run();
			return was;
		},
		{ behavior: 'immediate' }
	);
}

/** Which release is the newest of a scan, without reading it; null before the first. */
export async function newestRelease(
	db: Db,
	scanId: string
): Promise<{ readonly round: number; readonly checksum: string } | null> {
	return (
		db
			.select({ round: round.number, checksum: release.checksum })
			.from(release)
			.innerJoin(round, eq(round.id, release.roundId))
			.where(eq(round.scanId, scanId))
			.orderBy(desc(round.number))
			.get() ?? null
	);
}

/**
 * What a shared result says of its scan; without its area, which is large to read five hundred times.
 * @param code as stored: upper case
 */
export async function findScanToShare(
	db: Db,
	code: string
): Promise<{
	readonly id: string;
	readonly code: string;
	readonly title: string;
	readonly contact: string;
} | null> {
	const { id, title, contact } = scan;
	return (
		db
			.select({ id, code: scan.code, title, contact })
			.from(scan)
			.where(eq(scan.code, code))
			.get() ?? null
	);
}
