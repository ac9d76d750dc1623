import { emptyUnits } from '../../domain/empty-units.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { invitationsOf, type Invitation } from '../store/invitations.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

export interface InvitationsView {
	readonly scan: WholeScan;
	/** In the order in which they were made. */
	readonly invitations: readonly Invitation[];
	/** Sides of the table, families or groups, for which no link was made. */
	readonly uninvited: readonly string[];
}

/** Whom the facilitator invites by a link of their own, and how many of each came. */
export async function readInvitations(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: InvitationsView }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const invitations = await invitationsOf(app.db, scanId);
	const present = new Set(invitations.flatMap(({ group }) => group ?? []));
	const uninvited = emptyUnits(scan.breakdown, scan.groups, present);
	return { ok: true, view: { scan, invitations, uninvited } };
}
