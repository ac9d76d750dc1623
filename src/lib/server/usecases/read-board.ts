import { inOrder, type Cluster, type Contribution } from '../../domain/contribution.ts';
import type { Explore } from '../../domain/meeting.ts';
import type { Outcome, RefusalReason } from '../../domain/refusal.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { boardOf } from '../store/contributions.ts';
import { findMeeting } from '../store/meetings.ts';
import { findWholeScan, hasAnswers } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { missingToExplore } from './open-explore.ts';

/** What plays here as the facilitator sees it: texts, and nothing of who wrote them. */
export interface BoardView {
	readonly scan: WholeScan;
	readonly explore: Explore;
	/** What is still lacking before people can write. */
	readonly missing: readonly RefusalReason[];
	/** The first answer is in: no theme can be made any more. */
	readonly answered: boolean;
	readonly clusters: readonly Cluster[];
	/** By kind and alphabet, hidden ones too. */
	readonly contributions: readonly Contribution[];
	/** Another number: something was written or changed since. */
	readonly version: number;
}

/** Tells whether the board is still as one saw it. */
export async function boardVersion(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ version: number }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	return entered.ok ? { ok: true, version: app.live.version(scanId) } : entered;
}

export async function readBoard(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: BoardView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	// Before anything is read: what is written meanwhile is seen the next time.
	const version = app.live.version(scanId);
	const scan = (await findWholeScan(app.db, scanId))!;
	const { clusters, contributions } = await boardOf(app.db, scanId);
	return {
		ok: true,
		view: {
			scan,
			explore: (await findMeeting(app.db, scanId))?.explore ?? 'off',
			missing: missingToExplore(scan, viewer),
			answered: await hasAnswers(app.db, scanId),
			clusters,
			contributions: inOrder(contributions),
			version
		}
	};
}
