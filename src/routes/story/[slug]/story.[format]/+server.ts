import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readPublishedFile } from '#lib/server/usecases/read-published.ts';
import { STORY_FORMATS } from '#lib/server/usecases/story-file.ts';
import { asDownload } from '../../../scans/[id]/results/file-name.ts';
import { languageFrom } from '../../../scans/[id]/story/language-from.ts';
import { editionNumber, notThere, publicHeaders } from '../../published.ts';
import type { RequestHandler } from './$types';

/** An edition to keep, in the language of `?lang=`. */
export const GET: RequestHandler = async ({ params, url, locals, setHeaders }) => {
	const { app, viewer, language } = locals;
	const format = STORY_FORMATS.find((one) => one === params.format);
	if (!format) error(404, m.error_not_found());
	const number = editionNumber(url.searchParams.get('edition'));
	const made = await readPublishedFile(app, viewer, params.slug, number, format, (offered) =>
		languageFrom(url, offered, language)
	);
	if (!made.ok) notThere(made);
	setHeaders(publicHeaders(made));
	const name = `${params.slug}-${made.number}-${made.language}.${format}`;
	return asDownload(made.file.body, made.file.type, name);
};
