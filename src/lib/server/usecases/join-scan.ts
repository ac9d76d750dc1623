import { refuse, type Outcome } from '../../domain/refusal.ts';
import { takesAnswers } from '../../domain/round.ts';
import type { App } from '../app.ts';
import {
	findParticipant,
	insertParticipant,
	tookPartBefore,
	updateGroup
} from '../store/participants.ts';
import { runningRound } from '../store/rounds.ts';
import { findScanByCode } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';
import { receiptOf } from './receipt.ts';
import { hashSecret, newSecret, normaliseCode } from './secrets.ts';

/**
 * Somebody takes a seat: with a group, without a name. Who had joined already keeps their secret
 * and may pick another group, until they took part in a released round.
 * @param secret from the cookie, or null
 * @returns the secret that the person's cookie has to hold
 */
export async function joinScan(
	app: App,
	viewer: Viewer,
	typedCode: string,
	secret: string | null,
	group: string
): Promise<Outcome<{ secret: string }>> {
	const scan = await findScanByCode(app.db, normaliseCode(typedCode));
	if (!scan || !may(viewer, 'join', scan)) return refuse('code-unknown');
	const known = secret ? await findParticipant(app.db, scan.code, hashSecret(secret)) : null;
	if (known && secret) {
		if (known.group === group) return { ok: true, secret };
		if (!known.round || !takesAnswers(known.round, app.now())) return refuse('round-closed');
		if (await tookPartBefore(app.db, known.id)) return refuse('group-fixed');
		const moved = await updateGroup(app.db, known.id, scan.id, group);
		return moved ? { ok: true, secret } : refuse('group-unknown');
	}
	// Nobody new comes in while the round is closing.
	const round = await runningRound(app.db, scan.id);
	if (round?.state !== 'open') return refuse('round-closed');
	const made = newSecret(app);
	const joined = await insertParticipant(app.db, {
		scanId: scan.id,
		origin: 'screen',
		group,
		secretHash: hashSecret(made),
		receiptHash: hashSecret(receiptOf(made))
	});
	return joined ? { ok: true, secret: made } : refuse('group-unknown');
}
