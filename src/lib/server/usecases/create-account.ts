import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import * as accounts from '../auth/accounts.ts';
import { may, type Viewer } from './access.ts';
import { newId } from './secrets.ts';

/**
 * The account of a new house, for who comes first; it is not logged in yet.
 * @returns 'not-allowed' as soon as there is any account; 'email-invalid', 'password-too-short',
 * 'password-too-long'
 */
export async function createFirstAccount(
	app: App,
	viewer: Viewer,
	credentials: accounts.Credentials
): Promise<Outcome<{ readonly userId: string }>> {
	if (!may(viewer, 'create-first-account', null)) return refuse('not-allowed');
	return accounts.createFirstAccount(app.db, accountOf(app, credentials));
}

/**
 * A further account.
 * @returns 'account-exists', 'email-invalid', 'password-too-short', 'password-too-long'
 */
export async function createAccount(
	app: App,
	viewer: Viewer,
	credentials: accounts.Credentials
): Promise<Outcome<{ readonly userId: string }>> {
	if (!may(viewer, 'create-account', null)) return refuse('not-allowed');
	return accounts.createAccount(app.db, accountOf(app, credentials));
}

function accountOf(app: App, { email, password }: accounts.Credentials): accounts.NewAccount {
	return { id: newId(app), email, password, nowMs: app.now() };
}
