import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre, Marker, StyleSpecification } from 'maplibre-gl';
import { layGround } from '#lib/components/map/ground.ts';
import { ACCENT, DRAWN, SURFACE } from '#lib/components/map/look.ts';
import {
	edgeLayer,
	landLayers,
	lineLayer,
	movesOf,
	newMap,
	type Moves
} from '#lib/components/map/new-map.ts';
import { withoutOverlap, wordsOnMap } from '#lib/components/map/words-on-map.ts';
import type { Polygon, Position } from '#lib/domain/area.ts';
import type { DrawnKind } from '#lib/domain/place.ts';
import type { Drawn } from './drawing.ts';
import type { MapData } from './map-data.ts';

/** What stands on the map beside the area. */
export interface OnMap {
	/** Slugs of sub-areas. */
	readonly picked: readonly string[];
	readonly drawn: readonly Drawn[];
	/** What is being drawn; null: nothing. */
	readonly draft: { readonly kind: DrawnKind; readonly positions: readonly Position[] } | null;
}

export interface Watch {
	readonly tapped: (position: Position) => void;
	/** Whether the ground could be loaded, told when it turns out. */
	readonly ground: (isThere: boolean) => void;
}

/** A map on the page. */
export interface AreaMap extends Moves {
	readonly show: (what: OnMap) => void;
	readonly centre: () => Position;
	readonly remove: () => void;
}

/** @throws when this device cannot draw maps (no WebGL) */
export function drawMap(box: HTMLElement, label: string, data: MapData, watch: Watch): AreaMap {
	const map = newMap(box, label, data, styleOf(data));
	let markers: readonly Marker[] = [];
	let shown: OnMap = { picked: [], drawn: [], draft: null };
	const draw = () => {
		source(map, 'picked')?.setData(pickedOf(data, shown));
		source(map, 'drawn')?.setData(drawnOf(shown));
		for (const marker of markers) marker.remove();
		markers = numbersOf(shown).map((marker) => marker.addTo(map));
	};
	map.on('load', draw);
	map.on('click', ({ lngLat }) => watch.tapped([lngLat.lng, lngLat.lat]));
	if (data.tiles) layGround(map, data.tiles, 'parts', watch.ground);
	const names = data.subAreas.map((subArea) => nameOf(subArea.title, subArea.polygons).addTo(map));
	const sort = () => withoutOverlap(names);
	map.on('moveend', sort);
	map.on('load', sort);
	return {
		show: (what) => {
			shown = what;
			if (map.loaded() || source(map, 'drawn')) draw();
		},
		centre: () => {
			const { lng, lat } = map.getCenter();
			return [lng, lat];
		},
		...movesOf(map),
		remove: () => map.remove()
	};
}

function source(map: MapLibre, id: string): GeoJSONSource | undefined {
	return map.getSource<GeoJSONSource>(id);
}

function styleOf({ polygons, subAreas }: MapData): StyleSpecification {
	const area = feature({ type: 'MultiPolygon', coordinates: polygons as never });
	const parts = subAreas.map((part) =>
		feature({ type: 'MultiPolygon', coordinates: part.polygons as never })
	);
	return {
		version: 8,
		sources: {
			area: { type: 'geojson', data: area },
			parts: { type: 'geojson', data: collection(parts) },
			picked: { type: 'geojson', data: collection([]) },
			drawn: { type: 'geojson', data: collection([]) }
		},
		layers: [
			...landLayers(),
			{
				...{ id: 'parts', type: 'fill', source: 'parts' },
				paint: { 'fill-color': ACCENT, 'fill-opacity': 0.05 }
			},
			{
				...{ id: 'picked', type: 'fill', source: 'picked' },
				paint: { 'fill-color': ACCENT, 'fill-opacity': 0.3 }
			},
			lineLayer('part-edges', 'parts', {
				...{ 'line-color': ACCENT, 'line-width': 1.5, 'line-dasharray': [3, 2.5] }
			}),
			lineLayer('picked-edges', 'picked', { 'line-color': ACCENT, 'line-width': 3 }),
			edgeLayer(),
			{
				...{ id: 'drawn-fill', type: 'fill', source: 'drawn' },
				filter: ['==', ['geometry-type'], 'Polygon'],
				paint: { 'fill-color': DRAWN, 'fill-opacity': 0.18 }
			},
			lineLayer('drawn-under', 'drawn', { 'line-color': SURFACE, 'line-width': 7 }),
			lineLayer('drawn-line', 'drawn', { 'line-color': DRAWN, 'line-width': 4 }),
			{
				...{ id: 'drawn-point', type: 'circle', source: 'drawn' },
				filter: ['==', ['geometry-type'], 'Point'],
				paint: {
					...{ 'circle-radius': 7, 'circle-color': DRAWN },
					...{ 'circle-stroke-color': SURFACE, 'circle-stroke-width': 2.5 }
				}
			}
		]
	};
}

function feature(geometry: Feature['geometry']): Feature {
	return { type: 'Feature', properties: {}, geometry };
}

function collection(features: readonly Feature[]): FeatureCollection {
	return { type: 'FeatureCollection', features: [...features] };
}

function pickedOf({ subAreas }: MapData, { picked }: OnMap): FeatureCollection {
	const chosen = subAreas.filter(({ slug }) => picked.includes(slug));
	return collection(
		chosen.map((part) => feature({ type: 'MultiPolygon', coordinates: part.polygons as never }))
	);
}

function drawnOf({ draft, drawn }: OnMap): FeatureCollection {
	return collection([
		...drawn.map(({ kind, positions }) => feature(shapeOf(kind, positions))),
		// Each corner of what is being drawn, and the line between them so far.
		...(draft?.positions ?? []).map((position) => feature(shapeOf('point', [position]))),
		...(draft && draft.positions.length > 1 ? [feature(shapeOf('line', draft.positions))] : [])
	]);
}

function shapeOf(kind: DrawnKind, positions: readonly Position[]): Feature['geometry'] {
	const coordinates = positions.map(([longitude, latitude]) => [longitude, latitude]);
	if (kind === 'point') return { type: 'Point', coordinates: coordinates[0]! };
	if (kind === 'line') return { type: 'LineString', coordinates };
	return { type: 'Polygon', coordinates: [coordinates] };
}

/** The numbers by which the list beside the map calls what is drawn. */
function numbersOf({ drawn }: OnMap): readonly Marker[] {
	return drawn.map(({ positions }, i) =>
		wordsOnMap(
			'number',
			String(i + 1),
			positions[Math.floor((positions.length - 1) / 2)]!,
			[16, -16]
		)
	);
}

function nameOf(title: string, polygons: readonly Polygon[]): Marker {
	const corners = polygons.map(([outer]) => outer ?? []).sort((a, b) => b.length - a.length)[0]!;
	const middle = (at: 0 | 1) => {
		const values = corners.map((corner) => corner[at]);
		return (Math.min(...values) + Math.max(...values)) / 2;
	};
	return wordsOnMap('name', title, [middle(0), middle(1)]);
}
