import { eq } from 'drizzle-orm';
import type { Agenda } from '../../domain/agenda.ts';
import type { Done, Refusal } from '../../domain/refusal.ts';
import type { Db } from '../db/open.ts';
import { meeting } from '../db/schema.ts';

/**
 * Changes the script of a meeting in one transaction: two tabs never lose each other's step.
 * @param newKey taken for the screen of a meeting of which nothing was there yet
 * @param change synchronous; gets the script as it is, null before one was chosen
 */
export async function changeAgendaOf<T extends Done<{ readonly agenda: Agenda }>>(
	db: Db,
	scanId: string,
	newKey: string,
	change: (before: Agenda | null) => T | Refusal
): Promise<T | Refusal> {
	return db.transaction(
		(tx) => {
			const row = tx
				.select({ agenda: meeting.agenda })
				.from(meeting)
				.where(eq(meeting.scanId, scanId))
				.get();
			const changed = change(row?.agenda ?? null);
			if (!changed.ok) return changed;
			const { agenda } = changed;
			tx.insert(meeting)
				.values({ scanId, screenKey: newKey, agenda })
				.onConflictDoUpdate({ target: meeting.scanId, set: { agenda } })
				.run();
			return changed;
		},
		{ behavior: 'immediate' }
	);
}
