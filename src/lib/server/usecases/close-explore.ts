import type { Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { changeMeeting } from '../store/meetings.ts';
import { enter, type Viewer } from './access.ts';
import { newScreenKey } from './secrets.ts';

/** From now on nobody writes or changes what plays here; they see what becomes of it. */
export async function closeExplore(app: App, viewer: Viewer, scanId: string): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	await changeMeeting(app.db, scanId, newScreenKey(app), { explore: 'closed' });
	app.live.touch(scanId);
	return { ok: true };
}
