import type { AgendaKind } from '../../domain/agenda.ts';
import { lackingIn, type Advised, type Needed } from '../../domain/checklist.ts';
import { emptyUnits } from '../../domain/empty-units.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { invitationsOf } from '../store/invitations.ts';
import { findMeeting } from '../store/meetings.ts';
import { rehearsedResult } from '../store/rehearsed.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

export interface Preparation {
	readonly scan: WholeScan;
	/** What still lacks, in order. */
	readonly needed: readonly Needed[];
	readonly advised: readonly Advised[];
	/** The script that was chosen; null: none yet. */
	readonly script: AgendaKind | null;
	/** Number of parties with a link of their own. */
	readonly invitations: number;
	/** Sides of the table for which the scan has no group; none where groups are the sides. */
	readonly withoutGroup: readonly string[];
	/** Sides of the table for which no link was made. */
	readonly uninvited: readonly string[];
}

/** The checklist of preparing: what is there and what is missing. */
export async function readPreparation(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ preparation: Preparation }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const invitations = await invitationsOf(app.db, scanId);
	const script = (await findMeeting(app.db, scanId))?.agenda?.kind ?? null;
	const rehearsed = (await rehearsedResult(app.db, scanId)) !== null;
	const invited = new Set(invitations.flatMap(({ group }) => group ?? []));
	// A link without a group may be for anybody.
	const forAnybody = invitations.some(({ group }) => group === null);
	const uninvited = forAnybody ? [] : emptyUnits(scan.breakdown, scan.groups, invited);
	const allInvited = invitations.length > 0 && uninvited.length === 0;
	const lacking = lackingIn(scan, { allInvited, hasScript: script !== null, rehearsed });
	const all = new Set(scan.groups.map(({ slug }) => slug));
	return {
		ok: true,
		preparation: {
			...{ scan, ...lacking, script, invitations: invitations.length },
			withoutGroup: emptyUnits(scan.breakdown, scan.groups, all),
			uninvited
		}
	};
}
