import type { Language } from '../../domain/language.ts';
import type { StoryDocument } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { App } from '../app.ts';
import type { Documents } from '../store/editions.ts';
import { findWholeScan } from '../store/scans.ts';
import { storyDraft } from './story-draft.ts';

/**
 * The story as it stands now in every language of its scan, to be frozen; who asks was let in by the
 * use case that calls this.
 * @returns null before the first release
 */
export async function makeDocuments(
	app: App,
	scanId: string,
	kind: 'draft' | 'published'
): Promise<Documents | null> {
	const { languages } = (await findWholeScan(app.db, scanId))!;
	const documents: Partial<Record<Language, StoryDocument>> = {};
	for (const language of languages) {
		const draft = await storyDraft(app, scanId, language);
		if (!draft) return null;
		const { document } = draft;
		const note = m.storyshare_draft_note({}, { locale: language });
		documents[language] =
			kind === 'draft' ? { ...document, notes: [note, ...document.notes] } : document;
	}
	return documents;
}
