import type { Scan } from '../../domain/scan.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { findScan } from '../store/scans.ts';

/** Who asks. A participant is known by the secret in their cookie or link, never by what they send. */
export type Viewer =
	| { readonly kind: 'nobody' }
	| { readonly kind: 'facilitator'; readonly userId: string }
	| { readonly kind: 'participant'; readonly scanId: string }
	/** The person at the command line of the machine itself. */
	| { readonly kind: 'operator' };

export type Action =
	/** The account of a new house; that there is none yet is for the use case to see. */
	| 'create-first-account'
	/** A further account, for anybody. */
	| 'create-account'
	/** A new password for who forgot theirs, without the old one. */
	| 'reset-password'
	| 'create-scan'
	| 'list-scans'
	/** Make a scan for somebody else. */
	| 'choose-owner'
	/** See and change how a scan is set up. */
	| 'prepare'
	/** See who takes part, open and close. */
	| 'run'
	| 'read-result'
	/** Go through what people wrote, after the release. */
	| 'moderate'
	/** Compute results again from the raw answers, and hear what differs. */
	| 'verify'
	/** The welcome page: what it is about and who asks. */
	| 'read-welcome'
	/** A story that was put on the web. */
	| 'read-published'
	| 'join'
	| 'answer'
	/** Take back everything one said. */
	| 'withdraw'
	/** Bring in answers that were given elsewhere. */
	| 'import-answers'
	/** Raw answers leave the house. */
	| 'export';

/**
 * The one place that says who may do what.
 * @param scan null for actions that are about no scan yet
 */
export function may(
	viewer: Viewer,
	action: Action,
	scan: Pick<Scan, 'id' | 'ownerId'> | null
): boolean {
	if (action === 'read-welcome' || action === 'join' || action === 'read-published')
		return scan !== null;
	switch (viewer.kind) {
		case 'operator':
			return action !== 'answer' && action !== 'withdraw';
		case 'facilitator':
			if (action === 'create-scan' || action === 'list-scans' || action === 'create-first-account')
				return true;
			if (action === 'create-account' || action === 'reset-password') return false;
			if (action === 'answer' || action === 'withdraw') return false;
			if (action === 'import-answers' || action === 'export') return false;
			return scan !== null && scan.ownerId === viewer.userId;
		case 'participant':
			if (action !== 'answer' && action !== 'withdraw') return false;
			return scan !== null && scan.id === viewer.scanId;
		case 'nobody':
			return action === 'create-first-account';
	}
}

/**
 * First line of every use case about one scan.
 * @returns the scan, or 'not-found' both when there is none and when this viewer may not: whether a
 * scan exists is nobody else's business
 */
export async function enter(
	app: App,
	viewer: Viewer,
	action: Action,
	scanId: string
): Promise<Outcome<{ scan: Scan }>> {
	const scan = await findScan(app.db, scanId);
	if (!scan || !may(viewer, action, scan)) return refuse('not-found');
	return { ok: true, scan };
}
