import { error, type RequestEvent } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/domain/language.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readStoryFile, type StoryFormat } from '#lib/server/usecases/story-file.ts';
import { asDownload, fileName } from '../results/file-name.ts';
import { languageFrom } from './language-from.ts';

/** The story of the newest release as a file to keep, in the language of `?lang=`, else the reader's own. */
export async function storyFile(
	{ params, locals, url }: RequestEvent<{ id: string }>,
	format: StoryFormat
): Promise<Response> {
	const wanted = languageFrom(url, LANGUAGES, locals.language);
	const read = await readStoryFile(locals.app, locals.viewer, params.id, format, wanted);
	if (!read.ok) error(404, refusalSentence(read));
	const { file, release, releasedAtMs, language } = read;
	const name = fileName(release, releasedAtMs, `-verhaal-${language}.${format}`);
	return asDownload(file.body, file.type, name);
}
