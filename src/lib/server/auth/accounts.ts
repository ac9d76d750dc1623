import * as v from 'valibot';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import type { Db } from '../db/open.ts';
import {
	countUsers,
	createFirstUser,
	createUser,
	findUserByEmail,
	findUserById,
	updatePassword,
	type UserRow
} from '../store/users.ts';
import type { Auth } from './lucia.ts';
import { hashPassword, passwordRefusal, verifyPassword } from './passwords.ts';

export interface Credentials {
	/** As typed: capitals and spaces around it do not matter. */
	readonly email: string;
	readonly password: string;
}

export interface NewAccount extends Credentials {
	/** Fresh and random, e.g. crypto.randomUUID(). */
	readonly id: string;
	readonly nowMs: number;
}

/** RFC 5321 lets no address be longer. */
const EMAIL_MAX_LENGTH = 254;
/** The same shape as the browser's `<input type="email">`, so that page and server agree. */
const EmailShape = v.pipe(v.string(), v.rfcEmail(), v.maxLength(EMAIL_MAX_LENGTH));

const normalisedEmail = (email: string): string => email.trim().toLowerCase();

/**
 * Starts a session.
 * @returns the id for the cookie; 'login-failed', the same for an unknown account and a wrong
 * password; 'too-many-attempts' with `details.minutes`
 */
export async function logIn(
	auth: Auth,
	db: Db,
	{ email, password }: Credentials
): Promise<Outcome<{ readonly sessionId: string }>> {
	const address = normalisedEmail(email);
	const user = await findUserByEmail(db, address);
	const checked = await checkPassword(auth, address, user, password);
	if (!checked.ok) return checked;

	const session = await auth.lucia.createSession(checked.user.id, {});
	// The password may have been changed while the old one was being checked.
	const now = await findUserById(db, checked.user.id);
	if (now?.passwordHash !== checked.user.passwordHash) {
		await auth.lucia.invalidateSession(session.id);
		return refuse('login-failed');
	}
	return { ok: true, sessionId: session.id };
}

/** Ends the session. Does nothing when it ended already. */
export async function logOut(auth: Auth, sessionId: string): Promise<void> {
	await auth.lucia.invalidateSession(sessionId);
}

/**
 * Changes a password: every session of the account ends and a new one starts.
 * @param change `userId` of the person who asks, from the session and never from the request
 * @returns the new id for the cookie; 'password-too-short' or 'password-too-long' about `next`;
 * 'login-failed' when `current` is wrong, which counts as an attempt at logging in;
 * 'too-many-attempts' with `details.minutes`
 */
export async function changePassword(
	auth: Auth,
	db: Db,
	change: { readonly userId: string; readonly current: string; readonly next: string }
): Promise<Outcome<{ readonly sessionId: string }>> {
	const unfit = passwordRefusal(change.next);
	if (unfit) return unfit;
	const user = await findUserById(db, change.userId);
	if (!user) return refuse('login-failed');
	const checked = await checkPassword(auth, user.email, user, change.current);
	if (!checked.ok) return checked;

	const to = await hashPassword(change.next);
	if (!(await updatePassword(db, { userId: user.id, from: user.passwordHash, to })))
		return refuse('login-failed');
	const session = await auth.lucia.createSession(user.id, {});
	return { ok: true, sessionId: session.id };
}

/**
 * Makes the account of a new house; it is not logged in yet. Who may do so is for the use case to
 * say, as it is for the two below.
 * @returns 'not-allowed' as soon as there is any account, before anything else is looked at;
 * 'email-invalid', 'password-too-short', 'password-too-long'
 */
export async function createFirstAccount(
	db: Db,
	account: NewAccount
): Promise<Outcome<{ readonly userId: string }>> {
	if ((await countUsers(db)) > 0) return refuse('not-allowed');
	const row = await rowOf(account);
	if (!row.ok) return row;
	if (!(await createFirstUser(db, row.row))) return refuse('not-allowed');
	return { ok: true, userId: account.id };
}

/**
 * Makes a further account. Its answer tells whether an address has an account.
 * @returns 'account-exists', 'email-invalid', 'password-too-short', 'password-too-long'
 */
export async function createAccount(
	db: Db,
	account: NewAccount
): Promise<Outcome<{ readonly userId: string }>> {
	const row = await rowOf(account);
	if (!row.ok) return row;
	if (!(await createUser(db, row.row))) return refuse('account-exists');
	return { ok: true, userId: account.id };
}

/**
 * A new password for who forgot theirs; all their sessions end. It asks for no old password.
 * @returns 'account-unknown', 'password-too-short', 'password-too-long'
 */
export async function resetPassword(db: Db, { email, password }: Credentials): Promise<Outcome> {
	const unfit = passwordRefusal(password);
	if (unfit) return unfit;
	const user = await findUserByEmail(db, normalisedEmail(email));
	if (!user) return refuse('account-unknown', { email });
	const to = await hashPassword(password);
	await updatePassword(db, { userId: user.id, from: user.passwordHash, to });
	return { ok: true };
}

/** The one way a password is checked: counted first, then compared, forgiven when right. */
async function checkPassword(
	auth: Auth,
	address: string,
	user: UserRow | null,
	password: string
): Promise<Outcome<{ readonly user: UserRow }>> {
	const limited = await auth.loginLimit.attempt(address);
	if (limited) return limited;
	const right = await verifyPassword(user?.passwordHash ?? null, password);
	if (!user || !right) return refuse('login-failed');
	await auth.loginLimit.reset(address);
	return { ok: true, user };
}

async function rowOf(account: NewAccount): Promise<{ ok: true; row: UserRow } | Refusal> {
	const email = normalisedEmail(account.email);
	if (!v.is(EmailShape, email)) return refuse('email-invalid');
	const unfit = passwordRefusal(account.password);
	if (unfit) return unfit;
	const passwordHash = await hashPassword(account.password);
	return { ok: true, row: { id: account.id, email, passwordHash, createdAtMs: account.nowMs } };
}
