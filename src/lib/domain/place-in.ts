import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Polygon, Position } from './area.ts';
import type { Place } from './place.ts';
import type { SubArea } from './sub-area.ts';

// Apart from beside.ts: the map of a participant asks the same, and needs nothing else of it.

/** A drawing belongs to every sub-area in which one of its points lies. */
export function isIn(place: Place, { slug, polygons }: SubArea): boolean {
	if (place.kind === 'sub-area') return place.id === slug;
	return polygons !== null && place.positions.some((position) => covers(polygons, position));
}

/** Whether a position lies in one of these polygons, their edges included. */
export function covers(polygons: readonly Polygon[], position: Position): boolean {
	return booleanPointInPolygon([...position], {
		type: 'MultiPolygon',
		coordinates: polygons as unknown as number[][][][]
	});
}
