import type { App } from '../app.ts';
import { countUsers } from '../store/users.ts';

/**
 * Whether this is a new house without any account. Anybody may know: the first who comes is
 * invited to make one.
 */
export async function isFirstStart(app: App): Promise<boolean> {
	return (await countUsers(app.db)) === 0;
}
