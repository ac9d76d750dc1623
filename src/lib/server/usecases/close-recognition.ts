import { partRecognitions } from '../../domain/recognition.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { closeAsking, type Edition } from '../store/editions.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Nobody can say any more whether they recognise the draft; what people said becomes the one frozen
 * figure of it, told to everybody alike (docs/method.md §13).
 * @returns 'recognition-closed' when nobody is asked
 */
export async function closeRecognition(app: App, viewer: Viewer, scanId: string): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const { groups, breakdown, k } = (await findWholeScan(app.db, scanId))!;
	const isClosed = await closeAsking(app.db, scanId, (draft, facts) =>
		partRecognitions(partsOfDraft(draft), facts, groups, { breakdown, k })
	);
	return isClosed ? { ok: true } : refuse('recognition-closed');
}

/** Parts that stand in a draft, in order: the same in each of its languages, unless one has none. */
export function partsOfDraft({ documents }: Pick<Edition, 'documents'>) {
	return [
		...new Set(Object.values(documents).flatMap(({ parts }) => parts.map(({ part }) => part)))
	];
}
