import type { Language, LocalText } from '../../domain/language.ts';
import type { FollowedItem } from '../../domain/progress.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Scan, WholeScan } from '../../domain/scan.ts';
import { isoDay } from '../../i18n/iso-day.ts';
import type { App } from '../app.ts';
import { calendarFile } from '../export/calendar.ts';
import { followedItemsOf, followUpsOf } from '../store/progress.ts';
import { findRelease } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { findStory } from '../store/stories.ts';
import { enter, type Viewer } from './access.ts';
import { readPublished } from './read-published.ts';
import { hashSecret } from './secrets.ts';

/** How the goals and agreements of an area stand. */
export interface Progress {
	readonly title: string;
	/** Of the scan, where it has no area yet. */
	readonly area: string;
	/** Goals, then agreements, in the order in which they were made. */
	readonly items: readonly FollowedItem[];
	/** Titles of themes by slug. */
	readonly themes: ReadonlyMap<string, LocalText>;
	/** 'YYYY-MM-DD', in the time of the house. */
	readonly today: string;
	/** Names the days of this scan in calendars: always the same, and it tells nothing. */
	readonly calendarKey: string;
}

/** The same for who runs the scan. */
export interface ProgressView extends Progress {
	/** In the public address; null while the story is not on the web. */
	readonly slug: string | null;
	readonly hasRelease: boolean;
	/** Scans that follow this one already. */
	readonly followUps: readonly { readonly id: string; readonly title: string }[];
	/** Slugs of the themes that a goal can be about, in the order of the scan. */
	readonly choice: readonly string[];
	/** Made-up people: nothing follows it. */
	readonly isRehearsal: boolean;
}

export async function readProgress(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: ProgressView }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const { scan } = entered;
	const whole = (await findWholeScan(app.db, scanId))!;
	const story = await findStory(app.db, scanId);
	const shown = story?.slug ? await readPublished(app, viewer, story.slug) : null;
	return {
		ok: true,
		view: {
			...(await progressOf(app, whole)),
			slug: shown?.ok ? shown.published.slug : null,
			hasRelease: (await findRelease(app.db, scanId)) !== null,
			followUps: await followUpsOf(app.db, scanId, scan.ownerId),
			choice: themesIn(whole)
				.filter(({ active }) => active)
				.map(({ slug }) => slug),
			isRehearsal: scan.rehearsesId !== null
		}
	};
}

/** The same as everybody may read it. */
export interface PublicProgress extends Progress {
	/** Search engines may list it. */
	readonly listed: boolean;
}

/**
 * The same for everybody, exactly while the story of the scan is on the web; there is no figure about
 * answers in it.
 * @returns refused as the story itself is
 */
export async function readPublicProgress(
	app: App,
	viewer: Viewer,
	slug: string
): Promise<Outcome<{ progress: PublicProgress }>> {
	const read = await readPublished(app, viewer, slug);
	if (!read.ok) return read;
	const { scanId, listed } = read.published;
	const scan = (await findWholeScan(app.db, scanId))!;
	return { ok: true, progress: { ...(await progressOf(app, scan)), listed } };
}

async function progressOf(app: App, scan: WholeScan): Promise<Progress> {
	return {
		...{ title: scan.title, area: areaOf(scan) },
		items: await followedItemsOf(app.db, scan.id),
		themes: new Map(themesIn(scan).map(({ slug, title }) => [slug, title])),
		today: isoDay(app.now()),
		calendarKey: hashSecret(`calendar ${scan.id}`).slice(0, 20)
	};
}

const areaOf = ({ area, title }: Pick<Scan, 'area' | 'title'>) => area?.name ?? title;
const themesIn = ({ levers }: WholeScan) => levers.flatMap(({ themes }) => themes);

/** A file for a calendar, with what names it. */
export interface CalendarFile {
	readonly text: string;
	readonly area: string;
	readonly madeAtMs: number;
}

/**
 * The days of a scan for the calendar of who runs it.
 * @param origin where this house is reached, for the address in it: the public page, if there is one
 */
export async function readProgressCalendar(
	app: App,
	viewer: Viewer,
	scanId: string,
	origin: string,
	language: Language
): Promise<Outcome<{ file: CalendarFile }>> {
	const read = await readProgress(app, viewer, scanId);
	if (!read.ok) return read;
	const { slug } = read.view;
	const path = slug === null ? `/scans/${scanId}/progress` : `/story/${slug}/progress`;
	return { ok: true, file: fileOf(app, read.view, origin + path, language) };
}

/** The same for everybody, while the story is on the web. */
export async function readPublicCalendar(
	app: App,
	viewer: Viewer,
	slug: string,
	origin: string,
	language: Language
): Promise<Outcome<{ file: CalendarFile }>> {
	const read = await readPublicProgress(app, viewer, slug);
	if (!read.ok) return read;
	const url = `${origin}/story/${slug}/progress`;
	return { ok: true, file: fileOf(app, read.progress, url, language) };
}

function fileOf(app: App, progress: Progress, url: string, language: Language): CalendarFile {
	const madeAtMs = app.now();
	return { text: calendarFile(progress, url, language, madeAtMs), area: progress.area, madeAtMs };
}
