import { and, count, eq } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { session, user } from '../db/schema.ts';

/** A facilitator's account as it is stored; `email` is in lower case and trimmed. */
export type UserRow = typeof user.$inferSelect;

/** @returns how many accounts there are; 0 in a new house */
export async function countUsers(db: Db): Promise<number> {
	return db.select({ n: count() }).from(user).get()?.n ?? 0;
}

/**
 * Adds an account; one per address.
 * @param row `createdAtMs` in ms since 1970, `email` already normalised
 * @returns false when the address has an account already: that one stays as it was
 * @throws when the id exists
 */
export async function createUser(db: Db, row: UserRow): Promise<boolean> {
	return db.insert(user).values(row).onConflictDoNothing({ target: user.email }).run().changes > 0;
}

/**
 * Adds the first account of a new house. Looking and adding are one write, so of two people
 * (or two processes on one file) that come at the same moment one is first.
 * @returns false when there is any account already: nothing was added
 */
export async function createFirstUser(db: Db, row: UserRow): Promise<boolean> {
	return db.transaction(
		(tx) => {
			if (tx.select({ id: user.id }).from(user).limit(1).get()) return false;
			tx.insert(user).values(row).run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/** @returns the account of this normalised address, or null */
export async function findUserByEmail(db: Db, email: string): Promise<UserRow | null> {
	return db.select().from(user).where(eq(user.email, email)).get() ?? null;
}

/** @returns the account, or null */
export async function findUserById(db: Db, id: string): Promise<UserRow | null> {
	return db.select().from(user).where(eq(user.id, id)).get() ?? null;
}

/**
 * Replaces the password hash and ends every session of the account, in one write.
 * @param change `from` is the hash that was checked: when it changed meanwhile, the check is void
 * @returns false when the account is gone or its hash is not `from` any more: nothing changed
 */
export async function updatePassword(
	db: Db,
	change: { readonly userId: string; readonly from: string; readonly to: string }
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const { changes } = tx
				.update(user)
				.set({ passwordHash: change.to })
				.where(and(eq(user.id, change.userId), eq(user.passwordHash, change.from)))
				.run();
			if (changes === 0) return false;
			tx.delete(session).where(eq(session.userId, change.userId)).run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}
