import { forgetAtMs } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { deleteParticipants } from '../store/participants.ts';
import { scansAtRest } from '../store/rounds.ts';

/**
 * Keeps the promise of the welcome page: raw answers and remarks go when the retention is over,
 * counted from the scan's last release. Releases stay; they hold nobody's answer. Nobody asks for
 * it: the server calls it when it starts and every day.
 * @returns how many scans were forgotten
 */
export async function forgetAnswers(app: App): Promise<number> {
	const due = (await scansAtRest(app.db)).filter(
		({ lastReleasedAtMs, retentionMonths }) =>
			forgetAtMs(lastReleasedAtMs, retentionMonths) <= app.now()
	);
	for (const { scanId } of due) await deleteParticipants(app.db, scanId);
	return due.length;
}
