import { FAMILIES } from '../../domain/group.ts';
import type { Language, LocalText } from '../../domain/language.ts';
import { familyTitle } from '../../i18n/family-titles.ts';
import type { Names } from '../../i18n/story-sentences.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { storyHtml, storyMarkdown } from '../export/story-document.ts';
import type { Viewer } from './access.ts';
import { readResult, type ResultView } from './read-result.ts';

/** Names of groups and units by id; a release holds ids only. */
export function namesOf(result: {
	readonly release: Pick<ResultView['release'], 'breakdown'>;
	readonly groups: ResultView['groups'];
}): Names {
	const groups = new Map(result.groups.map((group) => [group.slug, group.title]));
	const families = new Map<string, LocalText>(
		FAMILIES.map((family) => [family, familyTitle(family)])
	);
	return { groups, units: result.release.breakdown === 'groups' ? groups : families };
}

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
