import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readMapLayer } from '#lib/server/usecases/read-result-map.ts';
import { layerFrom } from '../../layer-from.ts';
import type { RequestHandler } from './$types';

/** The shapes of one layer of the facilitator's own. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { app, viewer } = locals;
	const read = await readMapLayer(app, viewer, params.id, layerFrom(params.layer));
	if (!read.ok) error(404, refusalSentence(read));
	return new Response(read.geojson, { headers: { 'content-type': 'application/geo+json' } });
};
