import type { Agenda } from '../../domain/agenda.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Scan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { findMeeting } from '../store/meetings.ts';
import { enter, type Viewer } from './access.ts';

/** The script of a scan's meeting. */
export async function readScript(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ scan: Scan; agenda: Agenda | null }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const meeting = await findMeeting(app.db, scanId);
	return { ok: true, scan: entered.scan, agenda: meeting?.agenda ?? null };
}
