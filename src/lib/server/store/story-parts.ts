import { and, asc, desc, eq } from 'drizzle-orm';
import type { Language } from '../../domain/language.ts';
import type { PartText, StoryPart } from '../../domain/story-document.ts';
import { samePart, UNTOUCHED, VERSION_EVERY_MS, VERSIONS_MAX } from '../../domain/story-edit.ts';
import type { Db } from '../db/open.ts';
import { storyPart, storyVersion } from '../db/schema.ts';

/** A part as it was saved last. */
export interface StoredPart {
	readonly version: number;
	readonly text: PartText;
	readonly savedAtMs: number;
}

/** Which part of which story, in which language. */
export interface PartAt {
	readonly scanId: string;
	readonly part: StoryPart;
	readonly language: Language;
}

/** The parts of a story that somebody touched, in one language. */
export async function partsOf(
	db: Db,
	scanId: string,
	language: Language
): Promise<ReadonlyMap<StoryPart, StoredPart>> {
	const rows = db
		.select()
		.from(storyPart)
		.where(and(eq(storyPart.scanId, scanId), eq(storyPart.language, language)))
		.all();
	return new Map(
		rows.map(({ part, version, text, savedAtMs }) => [part, { version, text, savedAtMs }])
	);
}

/** In which languages somebody touched each part. */
export async function touchedParts(
	db: Db,
	scanId: string
): Promise<ReadonlyMap<StoryPart, readonly Language[]>> {
	const { part, language } = storyPart;
	const rows = db
		.select({ part, language })
		.from(storyPart)
		.where(eq(storyPart.scanId, scanId))
		.orderBy(asc(part), asc(language))
		.all();
	const byPart = Map.groupBy(rows, (row) => row.part);
	return new Map([...byPart].map(([key, list]) => [key, list.map((row) => row.language)]));
}

function isPart({ scanId, part, language }: PartAt) {
	return and(
		eq(storyPart.scanId, scanId),
		eq(storyPart.part, part),
		eq(storyPart.language, language)
	);
}

function isVersion({ scanId, part, language }: PartAt) {
	return and(
		eq(storyVersion.scanId, scanId),
		eq(storyVersion.part, part),
		eq(storyVersion.language, language)
	);
}

/** Earlier versions of a part that were kept, the newest first. */
export async function versionsOf(db: Db, at: PartAt): Promise<readonly StoredPart[]> {
	const { version, text, savedAtMs } = storyVersion;
	return db
		.select({ version, text, savedAtMs })
		.from(storyVersion)
		.where(isVersion(at))
		.orderBy(desc(version))
		.all();
}

export interface PartToSave {
	readonly text: PartText;
	/** The version that it was made from; 0 for a part that nobody had touched. */
	readonly base: number;
	/** The first save of a sitting: what stood there before is kept as a version. */
	readonly first: boolean;
	readonly nowMs: number;
}

export type PartSaved =
	| { readonly saved: true; readonly now: Pick<StoredPart, 'version' | 'savedAtMs'> }
	/** Somebody else saved meanwhile: nothing was written. */
	| { readonly saved: false; readonly now: StoredPart };

/**
 * Saves a part on top of the version that it was made from, or not at all. The version before stays
 * to go back to when a sitting begins, and once in ten minutes of it; of the oldest ones no more
 * than `VERSIONS_MAX` stay. Saving what stands there already changes nothing.
 */
export async function savePart(
	db: Db,
	at: PartAt,
	{ text, base, first, nowMs }: PartToSave
): Promise<PartSaved> {
	return db.transaction(
		(tx) => {
			const { version, text: stored, savedAtMs } = storyPart;
			const row = tx.select({ version, text: stored, savedAtMs }).from(storyPart).where(isPart(at));
			const before = row.get() ?? { version: 0, text: UNTOUCHED, savedAtMs: nowMs };
			if (samePart(before.text, text)) return { saved: true as const, now: before };
			if (before.version !== base) return { saved: false as const, now: before };
			const kept = tx
				.select({ version: storyVersion.version, savedAtMs: storyVersion.savedAtMs })
				.from(storyVersion)
				.where(isVersion(at))
				.orderBy(desc(storyVersion.version))
				.all();
			const isDue = nowMs - (kept[0]?.savedAtMs ?? 0) >= VERSION_EVERY_MS;
			if (first || before.version === 0 || isDue) {
				tx.insert(storyVersion)
					.values({ ...at, ...before })
					.run();
				for (const old of kept.slice(VERSIONS_MAX - 1))
					tx.delete(storyVersion)
						.where(and(isVersion(at), eq(storyVersion.version, old.version)))
						.run();
			}
			const now = { version: before.version + 1, savedAtMs: nowMs };
			tx.insert(storyPart)
				.values({ ...at, text, ...now })
				.onConflictDoUpdate({
					target: [storyPart.scanId, storyPart.part, storyPart.language],
					set: { text, ...now }
				})
				.run();
			return { saved: true as const, now };
		},
		{ behavior: 'immediate' }
	);
}
