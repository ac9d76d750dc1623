import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { insertDraft } from '../store/editions.ts';
import { enter, type Viewer } from './access.ts';
import { makeDocuments } from './make-edition.ts';

/**
 * The story as it stands now is frozen as a draft, and participants are asked of each part whether
 * they recognise it. One draft at a time.
 * @returns number of the draft; 'nothing-released' before the first release
 */
export async function askRecognition(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ number: number }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const documents = await makeDocuments(app, scanId, 'draft');
	if (!documents) return refuse('nothing-released');
	const number = await insertDraft(app.db, scanId, documents, app.now());
	return number === null ? refuse('recognition-running') : { ok: true, number };
}
