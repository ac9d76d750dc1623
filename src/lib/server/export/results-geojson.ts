import type { Polygon } from '../../domain/area.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { areaCells } from './area-cells.ts';
import { forGeoJson } from './geometry.ts';
import { placeCells, placeRows } from './place-rows.ts';
import type { Shapes, Told } from './told.ts';

/**
 * The places of a release as GeoJSON (RFC 7946, WGS84): the area, then its sub-areas and hexagons,
 * one feature per place and theme. Each says in `kind` what it is, and that it is no zoning.
 */
export function resultsGeoJson(told: Told, shapes: Shapes): string {
	const noZoning = m.export_no_zoning({}, { locale: told.language });
	const features = [
		featureOf(shapes.area, { kind: 'area', ...areaCells(told) }),
		...placeRows(told, shapes).map((row) =>
			featureOf(row.polygons ?? [], { kind: row.kind, ...placeCells(row), noZoning })
		)
	];
	return JSON.stringify({ type: 'FeatureCollection', features });
}

/** A feature without a place says so with null (RFC 7946, 3.2). */
function featureOf(
	polygons: readonly Polygon[],
	properties: Readonly<Record<string, string | number | null>>
) {
	const coordinates = forGeoJson(polygons);
	const geometry = coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null;
	return { type: 'Feature', properties, geometry };
}
