import { FAMILIES } from '#lib/domain/group.ts';
import { textFor } from '#lib/domain/language.ts';
import type { Outcome } from '#lib/domain/refusal.ts';
import { familyTitle } from '#lib/i18n/family-titles.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { App } from '#lib/server/app.ts';
import type { ScreenNow } from '#lib/server/usecases/live-now.ts';
import { readScreen, type ScreenView } from '#lib/server/usecases/read-screen.ts';
import { invitationTo, type Invitation } from '../../scans/[id]/room/invitation.ts';
import { joinAddress } from '../../scans/[id]/room/join-address.ts';
import { exploreOnScreen, type ExploreOnScreen } from './explore.ts';
import { leaveOnScreen, type LeaveOnScreen } from './leave.ts';
import { resultOnScreen, type ResultOnScreen } from './result.ts';

/** People who are counted together on the screen. */
export interface Row {
	readonly title: string;
	/** Slugs. */
	readonly groups: readonly string[];
}

/** What is on the screen now, with the words in the language of the scan. */
export interface OnTheScreen {
	readonly now: ScreenNow;
	/** The server's clock. */
	readonly nowMs: number;
	/** Null of a black screen: the page does not know what is behind it. */
	readonly shown: {
		readonly title: string;
		/** What has to stand on every page of this scan. */
		readonly notes: readonly string[];
		readonly invitation: Invitation;
		readonly rows: readonly Row[];
		/** Of the three that take reading, only the one that is shown. */
		readonly explore: ExploreOnScreen | null;
		readonly result: ResultOnScreen | null;
		readonly leave: LeaveOnScreen | null;
	} | null;
}

/** So many groups are read from the back row; with more of them people are counted per side. */
const GROUPS_MAX = 12;

/** @param url of the page; with `address` in its query where the facilitator picked another one */
export async function onTheScreen(
	app: App,
	key: string,
	url: URL
): Promise<Outcome<{ screen: OnTheScreen }>> {
	const read = await readScreen(app, key);
	if (!read.ok) return read;
	const { scan, language, now } = read.screen;
	const nowMs = app.now();
	if (now.black) return { ok: true, screen: { now, nowMs, shown: null } };
	const join = joinAddress(app.settings, url, url.searchParams.get('address'));
	const notes = [
		...(scan.isRehearsal ? [m.note_rehearsal()] : []),
		...(scan.mode === 'open' ? [m.note_open()] : [])
	];
	const { shows } = now;
	return {
		ok: true,
		screen: {
			now,
			nowMs,
			shown: {
				...{ title: scan.title, notes, invitation: invitationTo(scan.code, join) },
				rows: rowsOf(scan, language),
				explore: shows === 'explore' ? await exploreOnScreen(app, scan.id, language) : null,
				result: shows === 'result' ? await resultOnScreen(app, scan.id, language) : null,
				leave: shows === 'leave' ? await leaveOnScreen(app, scan.id, language) : null
			}
		}
	};
}

/** Each group, or each side of the table where there are many. */
function rowsOf(
	{ breakdown, groups }: ScreenView['scan'],
	language: ScreenView['language']
): readonly Row[] {
	if (breakdown === 'groups' || groups.length <= GROUPS_MAX)
		return groups.map(({ slug, title }) => ({
			title: textFor(title, language).text,
			groups: [slug]
		}));
	return FAMILIES.map((family) => ({
		title: textFor(familyTitle(family), language).text,
		groups: groups.filter((group) => group.family === family).map(({ slug }) => slug)
	})).filter((row) => row.groups.length > 0);
}
