import type { Language } from '../../domain/language.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { storyHtml, storyMarkdown } from '../export/story-document.ts';
import type { Viewer } from './access.ts';
import { namesOf } from './names-of.ts';
import { readResult } from './read-result.ts';

export { namesOf };

/** The area story of the newest release as a document. */
export async function readStoryDocument(
	app: App,
	viewer: Viewer,
	scanId: string,
	format: 'md' | 'html',
	language: Language
): Promise<Outcome<{ document: string }>> {
	const read = await readResult(app, viewer, scanId);
	if (!read.ok) return read;
	const { release, releasedAtMs } = read.result;
	const story = { release, names: namesOf(read.result), releasedAtMs, language };
	return { ok: true, document: format === 'md' ? storyMarkdown(story) : storyHtml(story) };
}
