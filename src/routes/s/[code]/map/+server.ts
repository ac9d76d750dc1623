import { json } from '@sveltejs/kit';
import type { Polygon } from '#lib/domain/area.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { groundOf } from '#lib/server/settings.ts';
import { readMap } from '#lib/server/usecases/read-map.ts';
import { seatAt } from '../seat.ts';
import type { RequestHandler } from './$types';

const MINUTES = 10;

/**
 * The area and its named parts as GeoJSON, for the map of a card; `MapData` is its shape. It is
 * asked for only when somebody opens the map.
 */
export const GET: RequestHandler = async (event) => {
	const { app } = event.locals;
	const { code, secret } = seatAt(event);
	const read = await readMap(app, code, secret);
	if (!read.ok) return json({ message: refusalSentence(read) }, { status: 404 });
	const { name, bounds, polygons, subAreas } = read.map;
	const collection = {
		type: 'FeatureCollection',
		bbox: [bounds.west, bounds.south, bounds.east, bounds.north],
		features: [
			feature({ kind: 'area', id: '', name }, polygons),
			...subAreas.map((part) =>
				feature({ kind: 'sub-area', id: part.slug, name: part.title }, part.polygons)
			)
		],
		tiles: groundOf(app.settings)
	};
	return json(collection, {
		headers: {
			'content-type': 'application/geo+json',
			'cache-control': `private, max-age=${MINUTES * 60}`
		}
	});
};

function feature(properties: object, coordinates: readonly Polygon[]) {
	return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}
