import { boardAfter, type BoardPart, type BoardStep } from '../../domain/contribution-board.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { writeBoard } from '../store/contributions.ts';
import { enter, type Viewer } from './access.ts';

/**
 * The facilitator puts contributions together, hides them, or says what became of them.
 * @returns how it was, to undo it with `restore`
 */
export async function changeBoard(
	app: App,
	viewer: Viewer,
	scanId: string,
	step: BoardStep
): Promise<Outcome<{ were: BoardPart }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const changed = await writeBoard(app.db, scanId, (board, freeId) =>
		boardAfter(board, step, freeId)
	);
	if (changed.ok) app.live.touch(scanId);
	return changed.ok ? { ok: true, were: changed.were } : changed;
}
