import type { Feature, FeatureCollection } from 'geojson';
import {
	Map as MapLibre,
	Marker,
	setWorkerUrl,
	type GeoJSONSource,
	type StyleSpecification
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Polygon, Position } from '#lib/domain/area.ts';
import type { DrawnKind } from '#lib/domain/place.ts';
import type { Drawn } from './drawing.ts';
import type { MapData } from './map-data.ts';

setWorkerUrl(workerUrl);

/** As in tokens.css by day: the ground that is loaded is light at night too. */
const PAPER = '#f7f3ea';
const SURFACE = '#fffdf8';
const ACCENT = '#0b5063';
const WATER = '#bcd8dd';
/** Half water, half paper: with opacity a line shows where it joins. */
const SHORE = '#dae6e4';
const DRAWN = '#8c1c1f';

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
export interface AreaMap {
	readonly show: (what: OnMap) => void;
	readonly centre: () => Position;
	/** In pixels, to the right and down. */
	readonly pan: (right: number, down: number) => void;
	readonly zoom: (by: number) => void;
	readonly remove: () => void;
}

/** @throws when this device cannot draw maps (no WebGL) */
export function drawMap(box: HTMLElement, label: string, data: MapData, watch: Watch): AreaMap {
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const duration = still ? 0 : 250;
	const map = new MapLibre({
		container: box,
		style: styleOf(data),
		bounds: [data.west, data.south, data.east, data.north],
		fitBoundsOptions: { padding: 24 },
		attributionControl: false,
		// Arrows pan in steps that suit a cross: see PlacesMap.
		keyboard: false,
		doubleClickZoom: false,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		fadeDuration: still ? 0 : 150,
		locale: { 'Map.Title': label }
	});
	map.touchZoomRotate.disableRotation();
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
	tellGround(map, watch);
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
		pan: (right, down) => void map.panBy([right, down], { duration }),
		zoom: (by) => void map.zoomTo(map.getZoom() + by, { duration }),
		remove: () => map.remove()
	};
}

function source(map: MapLibre, id: string): GeoJSONSource | undefined {
	return map.getSource<GeoJSONSource>(id);
}

/** One tile that comes is enough; one that does not come tells nothing once another did. */
function tellGround(map: MapLibre, { ground }: Watch): void {
	let isThere = false;
	map.on('data', (event) => {
		const { sourceId, tile } = event as { sourceId?: string; tile?: { state: string } };
		if (isThere || sourceId !== 'ground' || tile?.state !== 'loaded') return;
		isThere = true;
		ground(true);
	});
	map.on('error', (event) => {
		const { sourceId } = event as { sourceId?: string };
		if (sourceId === 'ground' && !isThere) ground(false);
	});
}

function styleOf({ polygons, subAreas, tiles }: MapData): StyleSpecification {
	const area = feature({ type: 'MultiPolygon', coordinates: polygons as never });
	const parts = subAreas.map((part) =>
		feature({ type: 'MultiPolygon', coordinates: part.polygons as never })
	);
	const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
	const line = (id: string, from: string, paint: object) =>
		({ id, type: 'line', source: from, layout: round, paint }) as const;
	return {
		version: 8,
		sources: {
			area: { type: 'geojson', data: area },
			parts: { type: 'geojson', data: collection(parts) },
			picked: { type: 'geojson', data: collection([]) },
			drawn: { type: 'geojson', data: collection([]) },
			...(tiles && {
				ground: { type: 'raster', tiles: [tiles.tiles], tileSize: 256, minzoom: 6, maxzoom: 19 }
			})
		},
		layers: [
			{ id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
			// Land in water: what is seen where the ground is not there. The ground covers it.
			line('deep', 'area', { 'line-color': SHORE, 'line-width': 34 }),
			line('shallow', 'area', { 'line-color': WATER, 'line-width': 16 }),
			{ id: 'land', type: 'fill', source: 'area', paint: { 'fill-color': SURFACE } },
			...(tiles ? ([{ id: 'ground', type: 'raster', source: 'ground' }] as const) : []),
			{
				...{ id: 'parts', type: 'fill', source: 'parts' },
				paint: { 'fill-color': ACCENT, 'fill-opacity': 0.05 }
			},
			{
				...{ id: 'picked', type: 'fill', source: 'picked' },
				paint: { 'fill-color': ACCENT, 'fill-opacity': 0.3 }
			},
			line('part-edges', 'parts', {
				...{ 'line-color': ACCENT, 'line-width': 1.5, 'line-dasharray': [3, 2.5] }
			}),
			line('picked-edges', 'picked', { 'line-color': ACCENT, 'line-width': 3 }),
			line('edge', 'area', { 'line-color': ACCENT, 'line-width': 2.5 }),
			{
				...{ id: 'drawn-fill', type: 'fill', source: 'drawn' },
				filter: ['==', ['geometry-type'], 'Polygon'],
				paint: { 'fill-color': DRAWN, 'fill-opacity': 0.18 }
			},
			line('drawn-under', 'drawn', { 'line-color': SURFACE, 'line-width': 7 }),
			line('drawn-line', 'drawn', { 'line-color': DRAWN, 'line-width': 4 }),
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
		marker('number', String(i + 1), positions[Math.floor((positions.length - 1) / 2)]!)
	);
}

function nameOf(title: string, polygons: readonly Polygon[]): Marker {
	const corners = polygons.map(([outer]) => outer ?? []).sort((a, b) => b.length - a.length)[0]!;
	const middle = (at: 0 | 1) => {
		const values = corners.map((corner) => corner[at]);
		return (Math.min(...values) + Math.max(...values)) / 2;
	};
	return marker('name', title, [middle(0), middle(1)]);
}

/** Words over the map: with words in it, the map itself would have to load letters. */
function marker(kind: 'name' | 'number', words: string, [lng, lat]: Position): Marker {
	const element = document.createElement('span');
	element.className = `on-map ${kind}`;
	element.textContent = words;
	element.ariaHidden = 'true';
	const offset: [number, number] = kind === 'number' ? [16, -16] : [0, 0];
	const made = new Marker({ element, offset }).setLngLat([lng, lat]);
	// The list beside the map says the same, and can be reached.
	element.removeAttribute('tabindex');
	element.removeAttribute('role');
	element.removeAttribute('aria-label');
	return made;
}

/** Hides names that would stand on another one. */
function withoutOverlap(names: readonly Marker[]): void {
	const taken: DOMRect[] = [];
	for (const element of names.map((name) => name.getElement())) {
		element.style.visibility = '';
		const box = element.getBoundingClientRect();
		const overlaps = taken.some(
			(other) =>
				box.left < other.right &&
				other.left < box.right &&
				box.top < other.bottom &&
				other.top < box.bottom
		);
		if (overlaps) element.style.visibility = 'hidden';
		else taken.push(box);
	}
}
