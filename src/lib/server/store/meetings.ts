import { eq } from 'drizzle-orm';
import type { Agenda } from '../../domain/agenda.ts';
import type { Explore, OnScreen } from '../../domain/meeting.ts';
import type { Db } from '../db/open.ts';
import { meeting } from '../db/schema.ts';

/** What a meeting has beside its rounds. */
export interface Meeting extends OnScreen {
	/** In the address of the screen in the hall. */
	readonly screenKey: string;
	readonly explore: Explore;
	/** Participants may see the release on their own device. */
	readonly shared: boolean;
	/** Null: not chosen yet. */
	readonly agenda: Agenda | null;
	/** "Wat is met onze inbreng gedaan?", told afterwards; empty: nothing yet. */
	readonly after: string;
}

const columns = {
	screenKey: meeting.screenKey,
	shows: meeting.shows,
	step: meeting.step,
	black: meeting.black,
	timerEndsAtMs: meeting.timerEndsAtMs,
	explore: meeting.explore,
	shared: meeting.shared,
	agenda: meeting.agenda,
	after: meeting.after
};

/** Null: nothing was done for it yet. */
export async function findMeeting(db: Db, scanId: string): Promise<Meeting | null> {
	return db.select(columns).from(meeting).where(eq(meeting.scanId, scanId)).get() ?? null;
}

/** The scan whose screen has this key in its address; null when there is none. */
export async function scanOnScreen(db: Db, screenKey: string): Promise<string | null> {
	const row = db
		.select({ scanId: meeting.scanId })
		.from(meeting)
		.where(eq(meeting.screenKey, screenKey))
		.get();
	return row?.scanId ?? null;
}

/**
 * Changes what a meeting has, and makes it where there was nothing yet.
 * @param newKey taken for its screen only when the meeting is new
 * @returns as it is now
 */
export async function changeMeeting(
	db: Db,
	scanId: string,
	newKey: string,
	change: Partial<Omit<Meeting, 'screenKey'>>
): Promise<Meeting> {
	return db
		.insert(meeting)
		.values({ scanId, screenKey: newKey, ...change })
		.onConflictDoUpdate({ target: meeting.scanId, set: { scanId, ...change } })
		.returning(columns)
		.get();
}

/** The screen of a meeting that is there gets another address. */
export async function renewScreenKey(db: Db, scanId: string, screenKey: string): Promise<Meeting> {
	return db
		.update(meeting)
		.set({ screenKey })
		.where(eq(meeting.scanId, scanId))
		.returning(columns)
		.get();
}
