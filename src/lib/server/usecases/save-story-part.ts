import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import type { Language } from '../../domain/language.ts';
import type { PartText, StoryPart } from '../../domain/story-document.ts';
import { isTooLong, PART_MAX, readPart, UNTOUCHED } from '../../domain/story-edit.ts';
import type { App } from '../app.ts';
import {
	partsOf,
	savePart,
	versionsOf,
	type PartAt,
	type PartToSave,
	type StoredPart
} from '../store/story-parts.ts';
import { enter, type Viewer } from './access.ts';

/** A part of the story, in one of the languages of its scan. */
export interface PartIn {
	readonly part: StoryPart;
	readonly language: Language;
}

/** What an editor sends: everything of the part, as it came in. */
export interface Typed extends Pick<PartToSave, 'base' | 'first'> {
	readonly text: unknown;
}

/** What became of it; `other` is what somebody else saved meanwhile, and nothing was written. */
export type Saved =
	Outcome<{ version: number; savedAtMs: number }> | (Refusal & { readonly other?: StoredPart });

/**
 * Saves a part as the facilitator left it, on top of the version that it was made from. Nothing but
 * text with few means gets in, whatever was sent.
 * @returns 'story-changed' with what stands there, when that is a newer version
 */
export async function saveStoryPart(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ part, language }: PartIn,
	{ text: typed, base, first }: Typed
): Promise<Saved> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (!entered.scan.languages.includes(language)) return refuse('not-found');
	const text = readPart(typed);
	if (!text) return refuse('story-text-invalid');
	if (isTooLong(text)) return refuse('story-too-long', { max: PART_MAX });
	return saved(app, { scanId, part, language }, { text, base, first, nowMs: app.now() });
}

async function saved(app: App, at: PartAt, made: PartToSave): Promise<Saved> {
	const done = await savePart(app.db, at, made);
	if (!done.saved) return { ...refuse('story-changed'), other: done.now };
	const { version, savedAtMs } = done.now;
	return { ok: true, version, savedAtMs };
}

/**
 * Puts an earlier version of a part on top, as a new one: what stood there stays a version too.
 * @param version 0: as it was before anybody touched it
 * @param base the version that one saw standing there
 */
export async function restoreStoryPart(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ part, language }: PartIn,
	version: number,
	base: number
): Promise<Saved> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const at = { scanId, part, language };
	const text = await versionText(app, at, version);
	if (!text) return refuse('version-gone');
	return saved(app, at, { text, base, first: true, nowMs: app.now() });
}

async function versionText(app: App, at: PartAt, version: number): Promise<PartText | null> {
	if (version === 0) return UNTOUCHED;
	return (await versionsOf(app.db, at)).find((kept) => kept.version === version)?.text ?? null;
}

/** What a part was and is. */
export interface PartVersions {
	/** Null: nobody touched it. */
	readonly now: StoredPart | null;
	/** That were kept, the newest first. */
	readonly earlier: readonly StoredPart[];
}

export async function readVersions(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ part, language }: PartIn
): Promise<Outcome<{ versions: PartVersions }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const now = (await partsOf(app.db, scanId, language)).get(part) ?? null;
	const earlier = await versionsOf(app.db, { scanId, part, language });
	return { ok: true, versions: { now, earlier } };
}
