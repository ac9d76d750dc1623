import { error, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readResult } from '#lib/server/usecases/read-result.ts';
import { readStoryDocument } from '#lib/server/usecases/read-story.ts';
import { asDownload, fileName } from '../results/file-name.ts';
import { languageFrom } from './language-from.ts';

/** The story of the newest release as a file to keep, in the language of `?lang=`. */
export async function storyFile(
	{ params, locals, url }: RequestEvent<{ id: string }>,
	format: 'md' | 'html',
	type: string
): Promise<Response> {
	const read = await readResult(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { release, releasedAtMs } = read.result;
	const language = languageFrom(url, release.scan.languages, locals.language);
	const told = await readStoryDocument(locals.app, locals.viewer, params.id, format, language);
	if (!told.ok) error(404, refusalSentence(told));
	const name = fileName(release, releasedAtMs, `-verhaal-${language}.${format}`);
	return asDownload(told.document, type, name);
}
