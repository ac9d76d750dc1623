import { refuse, type Outcome } from '../../domain/refusal.ts';
import { freeSlug, slugFrom, SlugShape } from '../../domain/slug.ts';
import * as v from 'valibot';
import type { App } from '../app.ts';
import {
	editionsOf,
	findEdition,
	withdrawEdition,
	type Documents,
	type EditionHead
} from '../store/editions.ts';
import { findWholeScan } from '../store/scans.ts';
import { changeStory, findStory, publish, takenSlugs } from '../store/stories.ts';
import { enter, type Viewer } from './access.ts';
import { makeDocuments } from './make-edition.ts';

/** What the facilitator sees before and after publishing. */
export interface PublishingView {
	/** Null until it was published once; then it never changes, so that links stay right. */
	readonly slug: string | null;
	/** The address that it would get. */
	readonly proposed: string;
	readonly shown: boolean;
	readonly listed: boolean;
	/** Rehearsals stay indoors. */
	readonly isRehearsal: boolean;
	/** Published ones, newest first. */
	readonly editions: readonly Omit<EditionHead, 'id' | 'asking' | 'recognition'>[];
	/** As it would be published now; null before the first release. */
	readonly documents: Documents | null;
	/** It says something else than the newest edition does. */
	readonly isNew: boolean;
	/** Participants are still being asked about a draft. */
	readonly asking: boolean;
}

/** What is published, and what would be. */
export async function readPublishing(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: PublishingView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const story = await findStory(app.db, scanId);
	const editions = await editionsOf(app.db, scanId, 'published');
	const [draft] = await editionsOf(app.db, scanId, 'draft');
	const documents = await makeDocuments(app, scanId, 'published');
	return {
		ok: true,
		view: {
			slug: story?.slug ?? null,
			proposed: freeSlug(slugFrom(scan.area?.name ?? scan.title), await takenSlugs(app.db, scanId)),
			shown: story?.shown ?? false,
			listed: story?.listed ?? false,
			isRehearsal: entered.scan.rehearsesId !== null,
			editions: editions.map(({ number, madeAtMs, withdrawn }) => ({
				...{ number, madeAtMs, withdrawn }
			})),
			documents,
			isNew: documents !== null && !(await isPublished(app, scanId, documents)),
			asking: draft?.asking ?? false
		}
	};
}

/** Whether the newest edition is on the web and says exactly this. */
async function isPublished(app: App, scanId: string, documents: Documents): Promise<boolean> {
	const newest = await findEdition(app.db, scanId, 'published');
	if (!newest || newest.withdrawn) return false;
	return JSON.stringify(newest.documents) === JSON.stringify(documents);
}

/**
 * Puts the story as it stands now on the web: a new edition, with the next number, which never
 * changes. Where nothing changed since the newest edition that one is on the web again.
 * @param typed `slug` counts before the first publication only
 * @returns number of the new edition, null when there is nothing new
 */
export async function publishStory(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: { readonly slug: string; readonly listed: boolean }
): Promise<Outcome<{ slug: string; number: number | null }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (entered.scan.rehearsesId !== null) return refuse('rehearsal-unpublished');
	const story = await findStory(app.db, scanId);
	const slug = story?.slug ?? typed.slug.trim().toLowerCase();
	if (!v.is(SlugShape, slug)) return refuse('story-slug-invalid');
	const documents = await makeDocuments(app, scanId, 'published');
	if (!documents) return refuse('nothing-released');
	const made = (await isPublished(app, scanId, documents))
		? null
		: { documents, madeAtMs: app.now() };
	const number = await publish(app.db, scanId, { slug, listed: typed.listed }, made);
	return number === 'taken' ? refuse('story-slug-taken', { slug }) : { ok: true, slug, number };
}

/** Takes the story off the web with all its editions, or puts it back as it was. */
export async function showStory(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: { readonly shown?: boolean; readonly listed?: boolean }
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (entered.scan.rehearsesId !== null) return refuse('rehearsal-unpublished');
	if (!(await findStory(app.db, scanId))?.slug) return refuse('story-unpublished');
	await changeStory(app.db, scanId, change);
	return { ok: true };
}

/** Takes one edition off the web, or puts it back; the newest that is left is the one people read. */
export async function withdrawStoryEdition(
	app: App,
	viewer: Viewer,
	scanId: string,
	number: number,
	withdrawn: boolean
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (entered.scan.rehearsesId !== null) return refuse('rehearsal-unpublished');
	const isThere = await withdrawEdition(app.db, scanId, number, withdrawn);
	return isThere ? { ok: true } : refuse('story-unpublished');
}
