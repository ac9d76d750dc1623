import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { findUserByEmail } from '../store/users.ts';
import { may, type Viewer } from './access.ts';

/** The account that will own a scan made on the command line. */
export async function ownerByEmail(
	app: App,
	viewer: Viewer,
	email: string
): Promise<Outcome<{ id: string }>> {
	if (!may(viewer, 'choose-owner', null)) return refuse('not-allowed');
	const user = await findUserByEmail(app.db, email.trim().toLowerCase());
	return user ? { ok: true, id: user.id } : refuse('account-unknown', { email });
}
