import { asc, eq, or, and } from 'drizzle-orm';
import type { Goal } from '../../domain/goal.ts';
import type { Language } from '../../domain/language.ts';
import type { PartText, StoryDocument, StoryPart } from '../../domain/story-document.ts';
import type { EditionKind, PartRecognition } from '../../domain/story-shared.ts';
import { withoutId } from '../../domain/without-id.ts';
import type { Db } from '../db/open.ts';
import { attachment, edition, goal, story, storyPart } from '../db/schema.ts';
import type { StoredAttachment } from './attachments.ts';
import { goalsOf } from './goals.ts';
import type { Ids } from './imports.ts';

/** The area story as a file of a whole scan has it; goals name themes by slug. */
export interface StoryInFile {
	readonly listed: boolean;
	readonly goals: readonly Goal[];
	/** As they were saved last. */
	readonly parts: readonly {
		readonly part: StoryPart;
		readonly language: Language;
		readonly text: PartText;
	}[];
	readonly attachments: readonly AttachmentInFile[];
	/** What was published, and drafts that were asked about; not one that is still being asked about. */
	readonly editions: readonly {
		readonly kind: EditionKind;
		readonly number: number;
		readonly madeAtMs: number;
		readonly withdrawn: boolean;
		readonly documents: Readonly<Partial<Record<Language, StoryDocument>>>;
		readonly recognition: readonly PartRecognition[] | null;
	}[];
}

export interface AttachmentInFile extends Omit<StoredAttachment, 'size'> {
	/** An edition of before may still show it. */
	readonly removed: boolean;
	/** Base64. */
	readonly bytes: string;
}

export async function storyForFile(db: Db, scanId: string): Promise<StoryInFile> {
	const shown = db.select().from(story).where(eq(story.scanId, scanId)).get();
	const { part, language, text } = storyPart;
	return {
		listed: shown?.listed ?? false,
		goals: (await goalsOf(db, scanId)).map(withoutId),
		parts: db
			.select({ part, language, text })
			.from(storyPart)
			.where(eq(storyPart.scanId, scanId))
			.orderBy(asc(part), asc(language))
			.all(),
		attachments: db
			.select()
			.from(attachment)
			.where(eq(attachment.scanId, scanId))
			.orderBy(asc(attachment.position), asc(attachment.id))
			.all()
			.map(({ id, kind, title, alt, credit, mime, width, height, removed, bytes }) => ({
				...{ id, kind, title, alt, credit, mime, width, height, removed },
				bytes: bytes.toString('base64')
			})),
		editions: db
			.select()
			.from(edition)
			.where(
				and(
					eq(edition.scanId, scanId),
					or(eq(edition.kind, 'published'), eq(edition.asking, false))
				)
			)
			.orderBy(asc(edition.kind), asc(edition.number))
			.all()
			.map(({ kind, number, madeAtMs, withdrawn, documents, recognition }) => ({
				...{ kind, number, madeAtMs, withdrawn, documents, recognition }
			}))
	};
}

/**
 * A story from a file, in a scan that was just made of the same file. It has no address here yet:
 * who reads it in this house is for its facilitator to say.
 */
export function insertStory(
	db: Db,
	scanId: string,
	ids: Ids,
	{ listed, goals, parts, attachments, editions }: StoryInFile,
	savedAtMs: number
): void {
	if (listed) db.insert(story).values({ scanId, listed }).run();
	for (const [position, { theme, ...rest }] of goals.entries()) {
		const themeId = theme === null ? null : ids.themes.get(theme)!;
		db.insert(goal)
			.values({ scanId, position, themeId, ...rest })
			.run();
	}
	for (const { part, language, text } of parts)
		db.insert(storyPart).values({ scanId, part, language, text, version: 1, savedAtMs }).run();
	for (const [position, { bytes, ...rest }] of attachments.entries())
		db.insert(attachment)
			.values({ scanId, position, ...rest, bytes: Buffer.from(bytes, 'base64') })
			.run();
	for (const made of editions)
		db.insert(edition)
			.values({ scanId, ...made })
			.run();
}
