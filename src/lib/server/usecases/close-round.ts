import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { runningRound, setClosing } from '../store/rounds.ts';
import { enter, type Viewer } from './access.ts';
import { releaseDueRounds } from './release-due-rounds.ts';

/**
 * Closes the running round: late answers of known participants count for the grace time, then the
 * release is made. Closing again with a shorter grace brings the end forward.
 * @param graceSeconds 0 makes the release at once
 */
export async function closeRound(
	app: App,
	viewer: Viewer,
	scanId: string,
	graceSeconds: number = app.settings.graceSeconds
): Promise<Outcome<{ closesAtMs: number }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const round = await runningRound(app.db, scanId);
	if (!round) return refuse('no-round-open');
	const wanted = app.now() + graceSeconds * 1000;
	const closesAtMs = Math.min(wanted, round.closesAtMs ?? wanted);
	if (!(await setClosing(app.db, round.id, closesAtMs))) return refuse('no-round-open');
	app.live.touch(scanId);
	if (graceSeconds === 0) await releaseDueRounds(app);
	return { ok: true, closesAtMs };
}
