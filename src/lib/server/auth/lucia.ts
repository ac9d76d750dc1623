import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { hash } from 'node:crypto';
import type { Db } from '../db/open.ts';
import {
	deleteExpiredSessions,
	deleteSession,
	deleteSessionsOfUser,
	findSessionWithUser,
	insertSession,
	updateSessionExpiry
} from '../store/sessions.ts';
import { createLoginLimit, type LoginLimit } from './login-limit.ts';

export const SESSION_COOKIE = 'peddel-session';
export const SESSION_DAYS = 30;

interface UserAttributes {
	readonly email: string;
}

type PeddelLucia = Lucia<Record<never, never>, UserAttributes>;

declare module 'lucia' {
	interface Register {
		Lucia: PeddelLucia;
		DatabaseUserAttributes: UserAttributes;
	}
}

/** What a running server keeps for logging in: the sessions, and who tried too often. */
export interface Auth {
	readonly lucia: PeddelLucia;
	readonly loginLimit: LoginLimit;
	/** Whether this session still is one; unlike `validateSession` it does not renew it. */
	readonly stillIn: (sessionId: string) => Promise<boolean>;
}

/**
 * Made once per server: the login limit lives in its memory.
 * Sessions last 30 days and are renewed when used in the second half of that (`session.fresh`: send
 * the cookie again). Lucia reads the clock and the random source itself (Date.now, crypto); that is
 * accepted here, though everywhere else they are arguments.
 * @param options `secureCookies` only when the public origin is https: over plain http in a village
 * hall a browser would throw a secure cookie away, and nobody could log in
 */
export function createAuth(db: Db, { secureCookies }: { readonly secureCookies: boolean }): Auth {
	const adapter = hashingAdapter(db);
	return {
		lucia: new Lucia(adapter, {
			sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
			sessionCookie: {
				name: SESSION_COOKIE,
				// Lucia adds httpOnly and path '/'
				attributes: { sameSite: 'lax', secure: secureCookies }
			},
			getUserAttributes: ({ email }) => ({ email })
		}),
		loginLimit: createLoginLimit(),
		async stillIn(sessionId) {
			const [session] = await adapter.getSessionAndUser(sessionId);
			return session !== null && session.expiresAt.getTime() > Date.now();
		}
	};
}

/** A cookie's id as it is stored. Lucia makes it of 200 random bits, so a plain hash is enough. */
const stored = (sessionId: string): string => hash('sha256', sessionId, 'hex');

/** Lucia speaks of the cookie's id, the store only of its hash. */
function hashingAdapter(db: Db): Adapter {
	return {
		async getSessionAndUser(sessionId) {
			const found = await findSessionWithUser(db, stored(sessionId));
			if (!found) return [null, null];
			const { session, user } = found;
			return [
				{
					id: sessionId,
					userId: session.userId,
					expiresAt: new Date(session.expiresAtMs),
					attributes: {}
				},
				{ id: user.id, attributes: { email: user.email } }
			];
		},
		// Nobody knows the cookies' ids any more. Giving the hashes instead would make
		// `invalidateSession(session.id)` hash them again and end nothing, without a word.
		async getUserSessions() {
			throw new Error('session ids cannot be listed: only their hashes are stored');
		},
		async setSession({ id, userId, expiresAt }) {
			await insertSession(db, { id: stored(id), userId, expiresAtMs: expiresAt.getTime() });
		},
		async updateSessionExpiration(sessionId, expiresAt) {
			await updateSessionExpiry(db, stored(sessionId), expiresAt.getTime());
		},
		deleteSession: (sessionId) => deleteSession(db, stored(sessionId)),
		deleteUserSessions: (userId) => deleteSessionsOfUser(db, userId),
		deleteExpiredSessions: () => deleteExpiredSessions(db, Date.now())
	};
}
