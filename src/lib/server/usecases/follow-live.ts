import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { scanOnScreen } from '../store/meetings.ts';
import { enter, type Viewer } from './access.ts';
import { liveNow } from './live-now.ts';

/** Server-sent events; see docs/decisions/live-events.md. */
export interface Followed {
	readonly stream: ReadableStream<Uint8Array>;
}

/**
 * The numbers of people in a scan and what is on its screen, as the facilitator sees them, from now
 * on.
 * @param stays asked every few seconds: whether this person is still logged in
 */
export async function followRoom(
	app: App,
	viewer: Viewer,
	scanId: string,
	stays: () => Promise<boolean>
): Promise<Outcome<Followed>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const read = () => parts(app, scanId);
	return { ok: true, stream: app.live.follow({ scanId, part: 'room', read, stays }) };
}

/**
 * What the screen in the hall may know, from now on; until its key is replaced.
 * @param key from its address: who has it may look
 */
export async function followScreen(app: App, key: string): Promise<Outcome<Followed>> {
	const scanId = await scanOnScreen(app.db, key);
	if (scanId === null) return refuse('not-found');
	const read = () => parts(app, scanId);
	return { ok: true, stream: app.live.follow({ scanId, part: partOf(key), read }) };
}

/** A screen by its key: one with an old key finds nothing any more. */
const partOf = (key: string) => `screen ${key}`;

async function parts(app: App, scanId: string) {
	const now = await liveNow(app, scanId);
	if (!now) return null;
	const { room, screen } = now;
	return { room, ...(screen && room.screenKey && { [partOf(room.screenKey)]: screen }) };
}
