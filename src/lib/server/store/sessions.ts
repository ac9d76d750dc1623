import { eq, lte } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { session, user } from '../db/schema.ts';
import type { UserRow } from './users.ts';

/** `id` is the SHA-256 (hex) of what the cookie holds; see auth/lucia.ts, which makes it. */
export type SessionRow = typeof session.$inferSelect;

/** @throws when the id exists or the user does not */
export async function insertSession(db: Db, row: SessionRow): Promise<void> {
	db.insert(session).values(row).run();
}

/** @returns the session with its account, expired or not; null when there is none */
export async function findSessionWithUser(
	db: Db,
	id: string
): Promise<{ readonly session: SessionRow; readonly user: UserRow } | null> {
	return (
		db
			.select({ session, user })
			.from(session)
			.innerJoin(user, eq(user.id, session.userId))
			.where(eq(session.id, id))
			.get() ?? null
	);
}

/** Sets when the session ends, in ms since 1970. Does nothing when the session is gone. */
export async function updateSessionExpiry(db: Db, id: string, expiresAtMs: number): Promise<void> {
	db.update(session).set({ expiresAtMs }).where(eq(session.id, id)).run();
}

/** Does nothing when the session is gone. */
export async function deleteSession(db: Db, id: string): Promise<void> {
	db.delete(session).where(eq(session.id, id)).run();
}

/** Ends every session of one account. */
export async function deleteSessionsOfUser(db: Db, userId: string): Promise<void> {
	db.delete(session).where(eq(session.userId, userId)).run();
}

/** Clears sessions that ended at or before `nowMs`. */
export async function deleteExpiredSessions(db: Db, nowMs: number): Promise<void> {
	db.delete(session).where(lte(session.expiresAtMs, nowMs)).run();
}
