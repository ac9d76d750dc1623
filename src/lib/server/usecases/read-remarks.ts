import type { Group } from '../../domain/group.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release-shape.ts';
import { remarksToRead, type ReadRemark } from '../../domain/remark.ts';
import type { App } from '../app.ts';
import { remarksCsv } from '../export/remarks-csv.ts';
import { remarksOfRound } from '../store/remarks.ts';
import { findRelease, releasesOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

export interface RemarksView {
	readonly release: Release;
	readonly releasedAtMs: number;
	/** Numbers of all released rounds, first first. */
	readonly rounds: readonly number[];
	/** For the names of units. */
	readonly groups: readonly Group[];
	/** Hidden ones too; none with fewer than 5 participants, and none after the retention. */
	readonly remarks: readonly ReadRemark[];
}

/**
 * What people wrote in a released round, for the facilitator to go through: the newest round, or a
 * given one.
 * @returns 'nothing-released' before the first release
 */
export async function readRemarks(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ view: RemarksView }>> {
	const entered = await enter(app, viewer, 'moderate', scanId);
	if (!entered.ok) return entered;
	const stored = await findRelease(app.db, scanId, round);
	if (!stored) return refuse('nothing-released');
	const release = JSON.parse(stored.json) as Release;
	const { groups } = (await findWholeScan(app.db, scanId))!;
	const all = await releasesOf(app.db, scanId);
	const view = {
		release,
		releasedAtMs: stored.round.releasedAtMs!,
		rounds: all.map((made) => made.round.number),
		groups,
		remarks: remarksToRead(release, groups, await remarksOfRound(app.db, stored.round.id))
	};
	return { ok: true, view };
}

/** The same as a table, without what is hidden. */
export async function readRemarksCsv(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ csv: string; release: Release; releasedAtMs: number }>> {
	const read = await readRemarks(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs, remarks } = read.view;
	return { ok: true, csv: remarksCsv(release, remarks), release, releasedAtMs };
}
