import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import {
	deleteInvitation,
	insertInvitations,
	updateInvitation,
	type InvitationWords
} from '../store/invitations.ts';
import { enter, type Viewer } from './access.ts';
import { newCode } from './secrets.ts';

export const INVITATIONS_MAX = 200;

export type InvitationChange =
	/** One per party, in this order. */
	| { readonly kind: 'add'; readonly parties: readonly string[]; readonly group: string | null }
	| ({ readonly kind: 'change'; readonly code: string } & InvitationWords)
	| { readonly kind: 'remove'; readonly code: string };

/**
 * Links for parties: they open what the code opens, and count who came. At any time; a link that was
 * removed still opens the scan, but counts nowhere.
 */
export async function changeInvitations(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: InvitationChange
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	if (change.kind === 'remove') {
		const gone = await deleteInvitation(app.db, scanId, change.code);
		return gone ? { ok: true } : refuse('invitation-unknown');
	}
	const { group } = change;
	if (change.kind === 'change') {
		const party = change.party.trim();
		const wrong = wrongParty(party);
		if (wrong) return wrong;
		const changed = await updateInvitation(app.db, scanId, change.code, { party, group });
		if (changed === 'changed') return { ok: true };
		return refuse(changed === 'unknown' ? 'invitation-unknown' : 'group-unknown');
	}
	const parties = change.parties.map((party) => party.trim()).filter((party) => party !== '');
	const wrong =
		parties.length === 0 ? refuse('party-missing') : parties.map(wrongParty).find(Boolean);
	if (wrong) return wrong;
	const made = parties.map((party) => ({ party, group, code: newCode(app) }));
	const added = await insertInvitations(app.db, scanId, made, INVITATIONS_MAX);
	if (added === 'too-many') return refuse('invitations-too-many', { max: INVITATIONS_MAX });
	return added === 'added' ? { ok: true } : refuse(added);
}

function wrongParty(party: string): Refusal | null {
	if (party === '') return refuse('party-missing');
	return party.length > TITLE_MAX_LENGTH
		? refuse('text-too-long', { max: TITLE_MAX_LENGTH })
		: null;
}
