import { and, eq } from 'drizzle-orm';
import type { Language } from '../../domain/language.ts';
import type { PartText, StoryPart } from '../../domain/story-document.ts';
import type { Db } from '../db/open.ts';
import { storyPart } from '../db/schema.ts';

/** A part as it was saved last. */
export interface StoredPart {
	readonly version: number;
	readonly text: PartText;
	readonly savedAtMs: number;
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
