import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release-shape.ts';
import { changesBy, type RemarkState, type RemarkStep } from '../../domain/remark.ts';
import type { App } from '../app.ts';
import { changeRemarks } from '../store/remarks.ts';
import { findRelease } from '../store/rounds.ts';
import { enter, type Viewer } from './access.ts';

/**
 * The facilitator hides, quotes or joins texts of a released round, or takes that back. No figure
 * and no participant's own card changes; the same again changes nothing.
 * @param round null for the newest
 * @returns how the texts were that changed, to undo it with `restore`; 'not-found' for a text of
 * another scan, another round, or a theme that is not in the release
 */
export async function moderateRemarks(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null,
	step: RemarkStep
): Promise<Outcome<{ were: readonly RemarkState[] }>> {
	const entered = await enter(app, viewer, 'moderate', scanId);
	if (!entered.ok) return entered;
	const stored = await findRelease(app.db, scanId, round);
	if (!stored) return refuse('nothing-released');
	const release = JSON.parse(stored.json) as Release;
	const told = new Set(release.themes.map((theme) => theme.id));
	const changed = await changeRemarks(app.db, stored.round.id, (remarks) =>
		changesBy(
			step,
			remarks.filter(({ theme }) => told.has(theme))
		)
	);
	return changed.ok ? { ok: true, were: changed.were } : changed;
}
