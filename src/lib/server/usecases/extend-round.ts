import { refuse, type Outcome } from '../../domain/refusal.ts';
import { GRACE_MAX_SECONDS } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { extendClosing, runningRound } from '../store/rounds.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Gives who takes part already more time while a round is closing; nobody new comes in. A round
 * whose time is over stays over: somebody may have been refused.
 * @param seconds more, at least 1; it ends at most an hour from now
 */
export async function extendRound(
	app: App,
	viewer: Viewer,
	scanId: string,
	seconds: number
): Promise<Outcome<{ closesAtMs: number }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const round = await runningRound(app.db, scanId);
	const nowMs = app.now();
	if (round?.state !== 'closing') return refuse('no-round-closing');
	const closesAtMs = Math.min(
		round.closesAtMs! + Math.max(1, seconds) * 1000,
		nowMs + GRACE_MAX_SECONDS * 1000
	);
	const later = Math.max(closesAtMs, round.closesAtMs!);
	if (!(await extendClosing(app.db, round.id, nowMs, later))) return refuse('no-round-closing');
	app.live.touch(scanId);
	return { ok: true, closesAtMs: later };
}
