import { refuse, type Outcome, type RefusalReason } from '../../domain/refusal.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { changeMeeting } from '../store/meetings.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { missingIn } from './open-round.ts';
import { newScreenKey } from './secrets.ts';

/**
 * From now on people can write what plays here, and sit down for it. An area and themes are not
 * needed yet: both may come from what they write. Groups are, since who sits down chooses one; so is
 * what people are told on the welcome page: nobody should write before they know who asks, what for
 * and how long it is kept. At any time, also beside a round.
 */
export async function openExplore(app: App, viewer: Viewer, scanId: string): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const [missing] = missingToExplore((await findWholeScan(app.db, scanId))!, viewer);
	if (missing) return refuse(missing);
	await changeMeeting(app.db, scanId, newScreenKey(app), { explore: 'open' });
	app.live.touch(scanId);
	return { ok: true };
}

/** What a scan still lacks before people can write what plays here, most important first. */
export function missingToExplore(scan: WholeScan, viewer: Viewer): readonly RefusalReason[] {
	const needed: readonly RefusalReason[] = ['groups-missing', 'contact-missing'];
	return missingIn(scan, viewer).filter((reason) => needed.includes(reason));
}
