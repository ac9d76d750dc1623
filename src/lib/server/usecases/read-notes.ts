import type { App } from '../app.ts';
import { findScan, findScanByCode } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';
import { normaliseCode } from './secrets.ts';

/** What every page about a scan has to say. */
export interface Notes {
	/** Organisations answer under their names. */
	readonly open: boolean;
	/** All of it is a rehearsal with made-up people. */
	readonly rehearsal: boolean;
}

/**
 * @param address the code of a scan, or its id; neither on a page about no scan
 * @returns nothing to say of a scan that is not there or not this viewer's
 */
export async function readNotes(
	app: App,
	viewer: Viewer,
	{ code, id }: { readonly code?: string; readonly id?: string }
): Promise<Notes> {
	const found = code
		? await findScanByCode(app.db, normaliseCode(code))
		: id
			? await findScan(app.db, id)
			: null;
	const scan = found && may(viewer, code ? 'read-welcome' : 'prepare', found) ? found : null;
	return { open: scan?.mode === 'open', rehearsal: (scan?.rehearsesId ?? null) !== null };
}
