import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { findingsOf } from '../store/findings.ts';
import { layersForFile } from '../store/map-layers.ts';
import { meetingForFile } from '../store/meeting-file.ts';
import { runningRound } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { storyForFile } from '../store/story-file.ts';
import { peopleForFile, roundsForFile } from '../store/whole-file.ts';
import { enter, type Viewer } from './access.ts';
import { SCAN_FILE_FORMAT, SCAN_FILE_VERSION } from './scan-file.ts';

/**
 * A whole scan as one JSON text: set-up, released rounds byte for byte, and raw answers without
 * anything that tells who gave them. Codes, secrets, owner and times of people stay behind.
 * @returns refused while a round is open or closing
 */
export async function exportScan(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ json: string }>> {
	const entered = await enter(app, viewer, 'export', scanId);
	if (!entered.ok) return entered;
	if (await runningRound(app.db, scanId)) return refuse('round-already-open');
	const whole = (await findWholeScan(app.db, scanId))!;
	const { id: _id, code: _code, ownerId: _owner, createdAtMs: _created, ...rest } = whole;
	const { rehearsesId: _rehearses, ...scan } = rest;
	const file = {
		format: SCAN_FILE_FORMAT,
		version: SCAN_FILE_VERSION,
		scan,
		rounds: await roundsForFile(app.db, scanId),
		people: await peopleForFile(app.db, scanId),
		findings: await findingsOf(app.db, scanId),
		layers: await layersForFile(app.db, scanId),
		meeting: await meetingForFile(app.db, scanId),
		story: await storyForFile(app.db, scanId)
	};
	return { ok: true, json: JSON.stringify(file, null, '\t') };
}
