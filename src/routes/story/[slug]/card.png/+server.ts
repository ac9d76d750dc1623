import { readStoryCard } from '#lib/server/usecases/read-published.ts';
import { languageFrom } from '../../../scans/[id]/story/language-from.ts';
import { editionNumber, notThere } from '../../published.ts';
import type { RequestHandler } from './$types';

/** The picture that stands where somebody shares the address. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { app, viewer, language } = locals;
	const number = editionNumber(url.searchParams.get('edition'));
	const made = await readStoryCard(app, viewer, params.slug, number, (offered) =>
		languageFrom(url, offered, language)
	);
	if (!made.ok) notThere(made);
	return new Response(new Uint8Array(made.png), {
		headers: {
			'content-type': 'image/png',
			// It costs some work to draw, and others ask for it again and again.
			'cache-control': 'public, max-age=600',
			vary: 'accept-language, cookie',
			'x-robots-tag': 'noindex'
		}
	});
};
