import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { StoryDocument } from '../../domain/story-document.ts';
import type { App } from '../app.ts';
import { storyCard } from '../export/story-card.ts';
import { pngFromSvg } from '../export/png-from-svg.ts';
import { attachmentBytes } from '../store/attachments.ts';
import { editionsOf, findEdition, type Documents, type EditionHead } from '../store/editions.ts';
import { findParticipant } from '../store/participants.ts';
import { findScan } from '../store/scans.ts';
import { storyAt } from '../store/stories.ts';
import { may, type Viewer } from './access.ts';
import { hashSecret } from './secrets.ts';
import { storyFile, type StoryFile, type StoryFormat } from './story-file.ts';

/** The story as anybody reads it. */
export interface Published {
	readonly scanId: string;
	readonly slug: string;
	/** Search engines may list it. */
	readonly listed: boolean;
	readonly number: number;
	readonly madeAtMs: number;
	readonly documents: Documents;
	/** All editions, newest first, also those that were taken off the web. */
	readonly editions: readonly Pick<EditionHead, 'number' | 'madeAtMs' | 'withdrawn'>[];
	/** Number of the newest that is on the web. */
	readonly newest: number;
}

/**
 * An edition of the story at a public address, for anybody: exactly the words that were published.
 * @param number null: the newest that is on the web
 * @returns 'not-found' where no story ever was, 'story-withdrawn' or 'edition-withdrawn' where one was
 */
export async function readPublished(
	app: App,
	viewer: Viewer,
	slug: string,
	number: number | null = null
): Promise<Outcome<{ published: Published }>> {
	const story = await storyAt(app.db, slug);
	const scan = story && (await findScan(app.db, story.scanId));
	if (!scan || !may(viewer, 'read-published', scan)) return refuse('not-found');
	if (!story.shown) return refuse('story-withdrawn');
	const all = await editionsOf(app.db, scan.id, 'published');
	const newest = all.find(({ withdrawn }) => !withdrawn)?.number;
	if (newest === undefined) return refuse('story-withdrawn');
	const edition = await findEdition(app.db, scan.id, 'published', number ?? newest);
	if (!edition) return refuse('not-found');
	if (edition.withdrawn) return refuse('edition-withdrawn');
	const { madeAtMs, documents } = edition;
	return {
		ok: true,
		published: {
			...{ scanId: scan.id, slug, listed: story.listed, madeAtMs, documents, newest },
			number: edition.number,
			editions: all.map(({ number: n, madeAtMs: made, withdrawn }) => ({
				...{ number: n, madeAtMs: made, withdrawn }
			}))
		}
	};
}

export interface AttachmentFile {
	readonly mime: string;
	readonly title: string;
	readonly bytes: Uint8Array;
}

/**
 * A file or picture of a published story: only one that stands in an edition that is on the web.
 */
export async function readPublishedAttachment(
	app: App,
	viewer: Viewer,
	slug: string,
	attachment: string
): Promise<Outcome<{ file: AttachmentFile }>> {
	const read = await readPublished(app, viewer, slug);
	if (!read.ok) return read;
	const { scanId, editions } = read.published;
	for (const { number, withdrawn } of editions) {
		if (withdrawn) continue;
		const edition = await findEdition(app.db, scanId, 'published', number);
		if (edition && names(edition.documents).has(attachment))
			return attachmentOf(app, scanId, attachment);
	}
	return refuse('not-found');
}

/** The same of the newest draft, for somebody with a seat. @param code upper case */
export async function readDraftAttachment(
	app: App,
	code: string,
	secret: string | null,
	attachment: string
): Promise<Outcome<{ file: AttachmentFile }>> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const draft = await findEdition(app.db, known.scanId, 'draft');
	if (!draft || !names(draft.documents).has(attachment)) return refuse('not-found');
	return attachmentOf(app, known.scanId, attachment);
}

async function attachmentOf(app: App, scanId: string, id: string) {
	const file = await attachmentBytes(app.db, scanId, id);
	return file ? ({ ok: true, file } as const) : refuse('not-found');
}

/** Ids of the attachments that stand in a story. */
function names(documents: Documents): ReadonlySet<string> {
	return new Set(
		Object.values(documents).flatMap(({ logos, attachments, figures }: StoryDocument) => [
			...[...logos, ...attachments].map(({ attachment }) => attachment),
			...Object.values(figures).flatMap((figure) =>
				figure.kind === 'picture' ? figure.attachment : []
			)
		])
	);
}

/** An edition as a file to keep. @param choose the language, of those that the story is in */
export async function readPublishedFile(
	app: App,
	viewer: Viewer,
	slug: string,
	number: number | null,
	format: StoryFormat,
	choose: (offered: readonly Language[]) => Language
): Promise<Outcome<{ file: StoryFile; number: number; language: Language; listed: boolean }>> {
	const read = await readPublished(app, viewer, slug, number);
	if (!read.ok) return read;
	const { scanId, documents, listed, number: edition } = read.published;
	const language = choose(Object.keys(documents) as Language[]);
	const file = await storyFile(app, scanId, documents[language]!, format);
	return { ok: true, file, number: edition, language, listed };
}

/** Width of the picture that is shown where somebody shares the address, in px; 630 high. */
const CARD_WIDTH = 1200;

/** That picture: the name of the story and its matrix. */
export async function readStoryCard(
	app: App,
	viewer: Viewer,
	slug: string,
	number: number | null,
	choose: (offered: readonly Language[]) => Language
): Promise<Outcome<{ png: Uint8Array }>> {
	const read = await readPublished(app, viewer, slug, number);
	if (!read.ok) return read;
	const { documents } = read.published;
	const document = documents[choose(Object.keys(documents) as Language[])]!;
	return { ok: true, png: pngFromSvg(storyCard(document), CARD_WIDTH) };
}
