import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readResultPlaces } from '#lib/server/usecases/read-result-map.ts';
import { roundFrom } from '../../round-from.ts';
import type { RequestHandler } from './$types';

/** Where people pointed for `?theme=`, for the map on the page: numbers of people alone. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { app, viewer } = locals;
	const theme = url.searchParams.get('theme');
	const read = await readResultPlaces(app, viewer, params.id, roundFrom(url), theme);
	if (!read.ok) error(404, refusalSentence(read));
	return new Response(read.geojson, { headers: { 'content-type': 'application/geo+json' } });
};
