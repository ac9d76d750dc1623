import type { Round } from '../../domain/round.ts';
import type { Scan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { lastRounds } from '../store/rounds.ts';
import { scansOfOwner } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';

/** A facilitator's scans, newest first, each with its newest round. */
export async function readScans(
	app: App,
	viewer: Viewer
): Promise<readonly { readonly scan: Scan; readonly round: Round | null }[]> {
	if (!may(viewer, 'list-scans', null) || viewer.kind !== 'facilitator') return [];
	const scans = await scansOfOwner(app.db, viewer.userId);
	const rounds = await lastRounds(app.db, viewer.userId);
	return scans.map((scan) => ({ scan, round: rounds.get(scan.id) ?? null }));
}
