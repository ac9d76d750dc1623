import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import * as accounts from '../auth/accounts.ts';
import { may, type Viewer } from './access.ts';

/**
 * A new password for who forgot theirs; all their sessions end.
 * @param credentials whose password it is, and the new one
 * @returns 'account-unknown', 'password-too-short', 'password-too-long'
 */
export async function resetPassword(
	app: App,
	viewer: Viewer,
	credentials: accounts.Credentials
): Promise<Outcome> {
	if (!may(viewer, 'reset-password', null)) return refuse('not-allowed');
	return accounts.resetPassword(app.db, credentials);
}
