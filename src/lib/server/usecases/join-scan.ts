import { OTHER_GROUP } from '../../domain/group.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { TABLE_MAX, type Scan } from '../../domain/scan.ts';
import { takesAnswers } from '../../domain/round.ts';
import type { App } from '../app.ts';
import {
	findParticipant,
	insertParticipant,
	tookPartBefore,
	updateGroup
} from '../store/participants.ts';
import { findMeeting } from '../store/meetings.ts';
import { runningRound } from '../store/rounds.ts';
import { findScanByCode } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';
import { receiptOf } from './receipt.ts';
import { hashSecret, newSecret, normaliseCode } from './secrets.ts';

/** What somebody says when they sit down. */
export interface Seat {
	/** Slug. */
	readonly group: string;
	/** So many people share this voice, at one device; 1 when left out. */
	readonly people?: number;
	/** Agrees to answer under the name of their organisation; asked where cards are open. */
	readonly consented?: boolean;
	/** Code of the invitation by which they came; one that is unknown counts nowhere. */
	readonly invitation?: string | null;
}

/**
 * Somebody takes a seat: with a group, without a name. Who had joined already keeps their secret
 * and may pick another group, until they took part in a released round. While people write what
 * plays here they may sit down before the first round.
 * @param secret from the cookie, or null
 * @returns the secret that the person's cookie has to hold
 */
export async function joinScan(
	app: App,
	viewer: Viewer,
	typedCode: string,
	secret: string | null,
	{ group, people = 1, consented = false, invitation = null }: Seat
): Promise<Outcome<{ secret: string }>> {
	const scan = await findScanByCode(app.db, normaliseCode(typedCode));
	if (!scan || !may(viewer, 'join', scan)) return refuse('code-unknown');
	const known = secret ? await findParticipant(app.db, scan.code, hashSecret(secret)) : null;
	if (known && secret) {
		if (known.group === group) return { ok: true, secret };
		const { round } = known;
		const mayMove = round
			? takesAnswers(round, app.now())
			: (await findMeeting(app.db, scan.id))?.explore === 'open';
		if (!mayMove) return refuse('round-closed');
		if (await tookPartBefore(app.db, known.id)) return refuse('group-fixed');
		const moved = await updateGroup(app.db, known.id, scan.id, group);
		if (!moved) return refuse('group-unknown');
		app.live.touch(scan.id, 'people');
		return { ok: true, secret };
	}
	// Nobody new comes in while the round is closing.
	const round = await runningRound(app.db, scan.id);
	const explores = (await findMeeting(app.db, scan.id))?.explore === 'open';
	if (round ? round.state !== 'open' : !explores) return refuse('round-closed');
	const wrong = wrongSeat(scan, { group, people, consented });
	if (wrong) return wrong;
	const made = newSecret(app);
	const joined = await insertParticipant(app.db, {
		scanId: scan.id,
		origin: 'screen',
		...{ group, people, invitation, consented: scan.mode === 'open' && consented },
		secretHash: hashSecret(made),
		receiptHash: hashSecret(receiptOf(made))
	});
	if (!joined) return refuse('group-unknown');
	app.live.touch(scan.id, 'people');
	return { ok: true, secret: made };
}

/** Why nobody can sit down like that in this scan; null when they can, if the group is there. */
export function wrongSeat(
	scan: Pick<Scan, 'mode'>,
	{ group, people, consented }: Required<Omit<Seat, 'invitation'>>
): Refusal | null {
	if (scan.mode === 'open') {
		// Under no name nobody can answer under theirs.
		if (group === OTHER_GROUP) return refuse('group-unknown');
		if (!consented) return refuse('consent-missing');
	}
	const isTable = Number.isInteger(people) && people >= 1 && people <= TABLE_MAX;
	return isTable ? null : refuse('table-size-invalid', { max: TABLE_MAX });
}
