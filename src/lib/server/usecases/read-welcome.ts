import type { Area } from '../../domain/area.ts';
import { OTHER_GROUP, type Group } from '../../domain/group.ts';
import type { Explore } from '../../domain/meeting.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { asks, type Way } from '../../domain/round.ts';
import type { About, K, Mode } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { findMeeting } from '../store/meetings.ts';
import { findParticipant, invitedGroup } from '../store/participants.ts';
import { roundsOf } from '../store/rounds.ts';
import { findScanByCode, findWholeScan } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';
import { hashSecret, normaliseCode } from './secrets.ts';

/** What anybody with the code may know before they start. */
export interface Welcome {
	readonly code: string;
	readonly about: About;
	readonly area: Area | null;
	readonly mode: Mode;
	readonly k: K;
	readonly groups: readonly Group[];
	/** Themes that the running round asks; without one, those that are active. */
	readonly themeCount: number;
	/** Which of them one rates first; 'all' while no round runs. */
	readonly way: Way;
	/** How many of them the hall chose; null until then. */
	readonly chosen: number | null;
	/** 'not-yet' before the first round opens. */
	readonly state: 'not-yet' | 'open' | 'closing' | 'closed';
	/** The group that was chosen beforehand for who comes by this invitation; null: none. */
	readonly invitedGroup: string | null;
	/** Whether people can write what plays here: then one can sit down before a round opens. */
	readonly explore: Explore;
	/** The group picked before, when this device has joined. */
	readonly myGroup: string | null;
	/** Where this person was; null before the first theme. */
	readonly lastTheme: string | null;
}

/**
 * The welcome page of a scan.
 * @param typedCode in any case, with or without spaces
 * @param secret from the cookie, or null
 * @param invitation code in the link by which somebody came, or null
 */
export async function readWelcome(
	app: App,
	viewer: Viewer,
	typedCode: string,
	secret: string | null,
	invitation: string | null = null
): Promise<Outcome<{ welcome: Welcome }>> {
	const found = await findScanByCode(app.db, normaliseCode(typedCode));
	if (!found || !may(viewer, 'read-welcome', found)) return refuse('code-unknown');
	const scan = (await findWholeScan(app.db, found.id))!;
	const last = (await roundsOf(app.db, scan.id)).at(-1);
	const running = last && last.state !== 'released' ? last : null;
	const asking = running ?? { themes: null };
	const known = secret ? await findParticipant(app.db, scan.code, hashSecret(secret)) : null;
	const { title, purpose, use, decision, preconditions, roles, contact } = scan;
	const { retentionMonths, languages, mode } = scan;
	return {
		ok: true,
		welcome: {
			code: scan.code,
			about: {
				...{ title, purpose, use, decision, preconditions, roles, contact },
				...{ retentionMonths, languages }
			},
			mode,
			area: scan.area,
			k: scan.k,
			// An organisation without a name cannot answer under it.
			groups:
				scan.mode === 'open' ? scan.groups.filter(({ slug }) => slug !== OTHER_GROUP) : scan.groups,
			invitedGroup: invitation ? invitedGroup(app.db, scan.id, invitation) : null,
			themeCount: scan.levers.flatMap((l) => l.themes.filter((theme) => asks(asking, theme)))
				.length,
			way: running?.way ?? 'all',
			chosen: running?.choice?.themes.length ?? null,
			state: !last ? 'not-yet' : last.state === 'released' ? 'closed' : last.state,
			explore: (await findMeeting(app.db, scan.id))?.explore ?? 'off',
			myGroup: known?.group ?? null,
			lastTheme: known?.lastThemeSlug ?? null
		}
	};
}
