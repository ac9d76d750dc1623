import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { insertParticipant } from '../store/participants.ts';
import { runningRound } from '../store/rounds.ts';
import { enter, type Viewer } from './access.ts';
import { wrongSeat, type Seat } from './join-scan.ts';
import { receiptOf } from './receipt.ts';
import { hashSecret, newSecret } from './secrets.ts';

/**
 * Somebody joins on the device of the facilitator, who reads the questions to them and taps what
 * they say: a participant like any other, marked as helped.
 * @returns the code of the scan and the secret with which the device takes their seat
 */
export async function helpSomebody(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ group, people = 1, consented = false }: Omit<Seat, 'invitation'>
): Promise<Outcome<{ code: string; secret: string }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	// Nobody new comes in while the round is closing.
	const round = await runningRound(app.db, scanId);
	if (round?.state !== 'open') return refuse('round-closed');
	const wrong = wrongSeat(entered.scan, { group, people, consented });
	if (wrong) return wrong;
	const secret = newSecret(app);
	const joined = await insertParticipant(app.db, {
		...{ scanId, group, people, consented, origin: 'assisted', secretHash: hashSecret(secret) },
		receiptHash: hashSecret(receiptOf(secret))
	});
	if (!joined) return refuse('group-unknown');
	app.live.touch(scanId, 'people');
	return { ok: true, code: entered.scan.code, secret };
}
