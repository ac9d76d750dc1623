import type { Outcome, RefusalReason } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { roundsOf } from '../store/rounds.ts';
import { findWholeScan, hasAnswers } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { missingIn } from './open-round.ts';

export interface ScanView {
	readonly scan: WholeScan;
	readonly rounds: readonly Round[];
	/** The first answer is in: only typos, facts, order and switching off may still change. */
	readonly answered: boolean;
	/** What is still lacking before a round can open. */
	readonly missing: readonly RefusalReason[];
}

/** A scan as the person who prepares it sees it. */
export async function readScan(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: ScanView }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	return {
		ok: true,
		view: {
			scan,
			rounds: await roundsOf(app.db, scanId),
			answered: await hasAnswers(app.db, scanId),
			missing: missingIn(scan, viewer)
		}
	};
}
