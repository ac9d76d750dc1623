import type { Language } from '../../domain/language.ts';
import type { Release } from '../../domain/release-shape.ts';
import { talkSections, type TalkSection } from '../../domain/talk.ts';
import { talkInWords, type ToldSection } from '../../i18n/talk-words.ts';
import type { Names } from '../../i18n/story-sentences.ts';
import type { App } from '../app.ts';
import { findRelease } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { newestRelease } from '../store/talks.ts';
import { namesOf } from './names-of.ts';

/** The newest release of a scan as a meeting talks about it. */
export interface ReleasedTalk {
	readonly release: Release;
	readonly releasedAtMs: number;
	readonly names: Names;
	readonly sections: readonly TalkSection[];
	/** The sections for a reader; made once per language. */
	readonly told: (language: Language) => readonly ToldSection[];
}

/** So many results are kept at hand; each is some hundred kilobytes. */
const AT_HAND = 20;

/**
 * A release never changes, and a hall of five hundred opens it in the same second: it is read and
 * put into words once. By house, since tests open many.
 */
const kept = new WeakMap<App, Map<string, ReleasedTalk>>();

/** @returns null before the first release */
export async function releasedTalk(app: App, scanId: string): Promise<ReleasedTalk | null> {
	const newest = await newestRelease(app.db, scanId);
	if (!newest) return null;
	const ofHouse = kept.get(app) ?? new Map<string, ReleasedTalk>();
	kept.set(app, ofHouse);
	const key = `${scanId} ${newest.round} ${newest.checksum}`;
	const found = ofHouse.get(key) ?? (await made(app, scanId, newest.round));
	// What was asked for last goes to the end; the first is what nobody asked for longest.
	ofHouse.delete(key);
	ofHouse.set(key, found);
	if (ofHouse.size > AT_HAND) ofHouse.delete(ofHouse.keys().next().value!);
	return found;
}

async function made(app: App, scanId: string, round: number): Promise<ReleasedTalk> {
	const stored = (await findRelease(app.db, scanId, round))!;
	const release = JSON.parse(stored.json) as Release;
	const { groups } = (await findWholeScan(app.db, scanId))!;
	const names = namesOf({ release, groups });
	const sections = talkSections(release);
	const words = new Map<Language, readonly ToldSection[]>();
	const told = (language: Language) => {
		const said = words.get(language) ?? talkInWords(sections, names, language);
		words.set(language, said);
		return said;
	};
	return { release, releasedAtMs: stored.round.releasedAtMs!, names, sections, told };
}
