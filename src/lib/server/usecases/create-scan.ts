import { groupsForSet, shortSet, themeSetById } from '../../content/content.ts';
import { readArea } from '../../domain/area.ts';
import { OTHER_GROUP, type Group } from '../../domain/group.ts';
import { NO_TEXT, textOf, type Language, type LocalText } from '../../domain/language.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import {
	DEFAULT_METHOD,
	DEFAULT_RETENTION_MONTHS,
	goTogether,
	NO_PRECONDITIONS,
	TITLE_MAX_LENGTH,
	type Method,
	type Scan
} from '../../domain/scan.ts';
import type { Lever, ThemeSet } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { findRelease } from '../store/rounds.ts';
import { insertScan, releasedScansOfOwner } from '../store/scans.ts';
import { enter, may, type Viewer } from './access.ts';
import { newCode, newId, newSecret } from './secrets.ts';

export interface ScanRequest {
	readonly title: string;
	/** Text of a GeoJSON file, or null to add the area later. */
	readonly areaFile: string | null;
	/** Name of the area; empty takes the name in the file, or else the scan's title. */
	readonly areaName?: string;
	/** A library set's id, a set of one's own, or null to start empty. */
	readonly themes: string | ThemeSet | null;
	/** Only the twelve core themes. */
	readonly short?: boolean;
	/** Own groups; left out: the library's groups for this set. */
	readonly groups?: readonly Group[];
	readonly languages: readonly Language[];
	readonly method?: Method;
	/** An earlier scan with a release, to compare the first one here with; fixed from now on. */
	readonly follows?: string | null;
	/** Whose scan it is; for a facilitator always themselves. */
	readonly ownerId?: string | null;
}

/**
 * Makes a scan with its own copy of themes and groups.
 * @returns id, code to join with, and the area's size (null without an area)
 */
export async function createScan(
	app: App,
	viewer: Viewer,
	request: ScanRequest
): Promise<Outcome<{ id: string; code: string; areaHectares: number | null }>> {
	if (!may(viewer, 'create-scan', null)) return refuse('not-allowed');
	const title = request.title.trim();
	if (!title) return refuse('title-missing');
	if (title.length > TITLE_MAX_LENGTH) return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	if (request.languages.length === 0) return refuse('languages-missing');
	const method = request.method ?? DEFAULT_METHOD;
	if (!goTogether(method)) return refuse('mode-invalid');
	const read = request.areaFile === null ? null : readArea(request.areaFile);
	if (read && !read.ok) return read;
	const name = request.areaName?.trim() || read?.suggestedName || title;
	if (name.length > TITLE_MAX_LENGTH) return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	const chosen = typeof request.themes === 'string' ? themeSetById(request.themes) : request.themes;
	if (typeof request.themes === 'string' && !chosen) return refuse('themes-file-invalid');
	const levers = chosen ? leversFor(chosen, request.languages, request.short ?? false) : [];
	const groups = withOther(request.groups ?? groupsForSet(chosen?.id ?? null)).map((group) => ({
		...group,
		title: inLanguages(group.title, request.languages),
		text: inLanguages(group.text, request.languages)
	}));
	const follows = request.follows ?? null;
	const unfit = follows === null ? null : await unfitToFollow(app, viewer, follows);
	if (unfit) return unfit;
	const scan: Scan = {
		id: newId(app),
		code: newCode(app),
		ownerId: viewer.kind === 'facilitator' ? viewer.userId : (request.ownerId ?? null),
		title,
		...{ purpose: NO_TEXT, use: NO_TEXT, decision: NO_TEXT, contact: '' },
		...{ preconditions: NO_PRECONDITIONS, roles: NO_TEXT },
		retentionMonths: DEFAULT_RETENTION_MONTHS,
		languages: request.languages,
		...method,
		area: read && { name, polygons: read.polygons, hectares: read.hectares },
		themeSet: chosen && { id: chosen.id, version: chosen.version },
		corrected: false,
		rehearsesId: null,
		createdAtMs: app.now()
	};
	await insertScan(app.db, {
		...{ ...scan, levers, groups, subAreas: [] },
		...{ followsId: follows, labelKey: newSecret(app) }
	});
	return { ok: true, id: scan.id, code: scan.code, areaHectares: scan.area?.hectares ?? null };
}

async function unfitToFollow(app: App, viewer: Viewer, scanId: string): Promise<Refusal | null> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	// What made-up people said is nothing to compare with.
	if (!entered.ok || entered.scan.rehearsesId !== null) return refuse('follows-unknown');
	return (await findRelease(app.db, scanId)) ? null : refuse('follows-unreleased');
}

/** A facilitator's scans that a new one may follow, newest first. */
export async function readFollowable(
	app: App,
	viewer: Viewer
): Promise<readonly { readonly id: string; readonly title: string }[]> {
	if (!may(viewer, 'list-scans', null) || viewer.kind !== 'facilitator') return [];
	return releasedScansOfOwner(app.db, viewer.userId);
}

/** A set's levers as a scan takes them over: in its languages, perhaps only the core themes. */
export function leversFor(
	set: ThemeSet,
	languages: readonly Language[],
	short: boolean
): readonly Lever[] {
	return (short ? shortSet(set) : set).levers.map((lever) => ({
		...lever,
		title: inLanguages(lever.title, languages),
		summary: inLanguages(lever.summary, languages),
		themes: lever.themes.map((theme) => ({
			...theme,
			title: inLanguages(theme.title, languages),
			text: inLanguages(theme.text, languages)
		}))
	}));
}

/**
 * A text in the languages of a scan only: one that nobody keeps up would go stale. A text that has
 * none of them stays as it is, because some words are better than none.
 */
export function inLanguages(text: LocalText, languages: readonly Language[]): LocalText {
	if (!languages.some((language) => text[language])) return text;
	return textOf((language) => (languages.includes(language) ? text[language] : null));
}

/** Every scan has a seat for who fits in no group. */
export function withOther(groups: readonly Group[]): readonly Group[] {
	if (groups.some((group) => group.slug === OTHER_GROUP)) return groups;
	const other = groupsForSet(null).find((group) => group.slug === OTHER_GROUP);
	return [...groups, other!];
}
