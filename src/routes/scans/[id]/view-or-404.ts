import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readScan, type ScanView } from '#lib/server/usecases/read-scan.ts';

/**
 * The scan of this address as its facilitator sees it. For the server.
 * @throws the 404 page when there is none, or it is somebody else's
 */
export async function viewOr404(locals: App.Locals, scanId: string): Promise<ScanView> {
	const read = await readScan(locals.app, locals.viewer, scanId);
	if (!read.ok) error(404, m.error_not_found());
	return read.view;
}
