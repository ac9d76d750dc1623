import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { story } from '../db/schema.ts';
import { insertEditionIn, type Documents } from './editions.ts';

/** How the story of a scan is shown. */
export interface StoredStory {
	readonly scanId: string;
	/** In its public address; null until it was published once. */
	readonly slug: string | null;
	/** It is on the web. */
	readonly shown: boolean;
	/** Search engines may list it. */
	readonly listed: boolean;
}

/** Null: nobody did anything with it yet. */
export async function findStory(db: Db, scanId: string): Promise<StoredStory | null> {
	return db.select().from(story).where(eq(story.scanId, scanId)).get() ?? null;
}

/** The story at this public address. */
export async function storyAt(db: Db, slug: string): Promise<StoredStory | null> {
	return db.select().from(story).where(eq(story.slug, slug)).get() ?? null;
}

/** Public addresses of the stories of other scans. */
export async function takenSlugs(db: Db, scanId: string): Promise<ReadonlySet<string>> {
	const rows = db.select({ slug: story.slug }).from(story).where(ne(story.scanId, scanId)).all();
	return new Set(rows.flatMap(({ slug }) => slug ?? []));
}

/** Whether the story is on the web, and in search engines; what is left out stays. */
export async function changeStory(
	db: Db,
	scanId: string,
	change: Partial<Pick<StoredStory, 'shown' | 'listed'>>
): Promise<void> {
	db.insert(story)
		.values({ scanId, ...change })
		.onConflictDoUpdate({ target: story.scanId, set: { scanId, ...change } })
		.run();
}

/**
 * A new edition on the web, under the address that the story has, or now gets.
 * @param made null: the words stay those of the newest edition
 * @returns its number; null for no new one; 'taken' when another scan has the address
 */
export async function publish(
	db: Db,
	scanId: string,
	{ slug, listed }: { readonly slug: string; readonly listed: boolean },
	made: { readonly documents: Documents; readonly madeAtMs: number } | null
): Promise<number | null | 'taken'> {
	return db.transaction(
		(tx) => {
			const other = tx
				.select({ scanId: story.scanId })
				.from(story)
				.where(and(eq(story.slug, slug), ne(story.scanId, scanId)))
				.get();
			if (other) return 'taken';
			tx.insert(story)
				.values({ scanId, slug, listed, shown: true })
				.onConflictDoUpdate({ target: story.scanId, set: { slug, listed, shown: true } })
				.run();
			return made && insertEditionIn(tx, { scanId, kind: 'published', asking: false, ...made });
		},
		{ behavior: 'immediate' }
	);
}
