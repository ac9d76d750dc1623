import type { Feature, FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Marker, StyleSpecification } from 'maplibre-gl';
import { layGround, type Ground } from '#lib/components/map/ground.ts';
import { ACCENT, DRAWN, INK, SURFACE } from '#lib/components/map/look.ts';
import {
	edgeLayer,
	isStill,
	landLayers,
	lineLayer,
	movesOf,
	newMap,
	type Moves
} from '#lib/components/map/new-map.ts';
import { withoutOverlap, wordsOnMap } from '#lib/components/map/words-on-map.ts';
import type { Bounds } from '#lib/domain/map-outline.ts';
import { LAYER_LOOKS } from './layer-looks.ts';
import { circleRadius } from './circle-radius.ts';

/** What `places.geojson` gives. */
export type Places = FeatureCollection<
	Feature['geometry'],
	{
		readonly kind: 'area' | 'sub-area' | 'hexagon' | 'sub-area-number' | 'hexagon-number';
		readonly id: string;
		readonly name: string;
		readonly people: number | null;
	}
>;

export interface ShownLayer {
	readonly id: number;
	/** Its place in the list, from 0: it has that look. */
	readonly place: number;
	readonly visible: boolean;
}

export interface Watch {
	/** A sub-area or hexagon was tapped. */
	readonly tapped: (id: string) => void;
	/** Whether the ground could be loaded, told when it turns out. */
	readonly ground: (isThere: boolean) => void;
	/** A layer could not be loaded. */
	readonly failed: () => void;
}

export interface PlaceMap extends Moves {
	/** @param words what stands on the map at something that has a number */
	readonly show: (places: Places, words: (name: string, people: number) => string) => void;
	/** The sub-area or hexagon that is chosen; null: none. */
	readonly pick: (id: string | null) => void;
	/** First of the list on top. @param address of the shapes of a layer */
	readonly layers: (list: readonly ShownLayer[], address: (id: number) => string) => void;
	readonly remove: () => void;
}

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const TAPPABLE = ['hexagons', 'parts'];

/** @throws when this device cannot draw maps (no WebGL) */
export function drawPlaces(
	box: HTMLElement,
	label: string,
	bounds: Bounds,
	ground: Ground | null,
	watch: Watch
): PlaceMap {
	const map = newMap(box, label, bounds, style());
	const later: (() => void)[] = [];
	let ready = false;
	map.once('style.load', () => {
		ready = true;
		for (const task of later) task();
	});
	const whenReady = (task: () => void) => (ready ? task() : later.push(task));
	if (ground) layGround(map, ground, 'own-layers', watch.ground);
	let markers: readonly Marker[] = [];
	let middles = new Map<string, readonly number[]>();
	map.on('moveend', () => withoutOverlap(markers));
	map.on('click', ({ point }) => {
		const [hit] = map.queryRenderedFeatures(point, { layers: TAPPABLE });
		if (hit) watch.tapped(String(hit.properties.id));
	});
	map.on('error', (event) => {
		const { sourceId } = event as { sourceId?: string };
		if (sourceId?.startsWith('layer-')) watch.failed();
	});
	let laid: readonly string[] = [];
	return {
		show: (places, words) =>
			whenReady(() => {
				const area = places.features.filter(({ properties }) => properties.kind === 'area');
				map.getSource<GeoJSONSource>('area')?.setData({ ...EMPTY, features: area });
				map.getSource<GeoJSONSource>('places')?.setData(places);
				for (const marker of markers) marker.remove();
				const numbers = numbersOf(places);
				middles = new Map(
					numbers.map(({ properties, geometry }) => [properties.id, geometry.coordinates])
				);
				markers = numbers.map(({ properties: { kind, name, people }, geometry }) => {
					const isPart = kind === 'sub-area-number';
					const below = isPart ? circleRadius(people!) + 14 : 0;
					const at = geometry.coordinates as [number, number];
					const look = isPart ? 'name' : 'count';
					return wordsOnMap(look, words(name, people!), at, [0, below]).addTo(map);
				});
				withoutOverlap(markers);
			}),
		pick: (id) =>
			whenReady(() => {
				map.setFilter('picked', ['==', ['get', 'id'], id ?? '']);
				const middle = middles.get(id ?? '') as [number, number] | undefined;
				if (middle && !map.getBounds().contains(middle))
					map.easeTo({ center: middle, duration: isStill() ? 0 : 250 });
			}),
		layers: (list, address) =>
			whenReady(() => {
				for (const id of laid) map.removeLayer(id);
				laid = list.toReversed().flatMap(({ id, place, visible }) => {
					const source = `layer-${id}`;
					if (!visible) return [];
					if (!map.getSource(source)) map.addSource(source, { type: 'geojson', data: address(id) });
					const added = layersOf(source, place);
					for (const layer of added) map.addLayer(layer, 'own-layers');
					return added.map((layer) => layer.id);
				});
			}),
		...movesOf(map),
		remove: () => map.remove()
	};
}

function numbersOf({ features }: Places) {
	return features
		.filter(({ geometry }) => geometry.type === 'Point')
		.map(({ properties, geometry }) => ({ properties, geometry: geometry as Point }));
}

function style(): StyleSpecification {
	const people = ['coalesce', ['get', 'people'], 0];
	const darker = ['interpolate', ['linear'], people, 0, 0.04, 3, 0.14, 30, 0.5];
	const ofKind = (kind: string) => ['==', ['get', 'kind'], kind] as never;
	return {
		version: 8,
		sources: {
			area: { type: 'geojson', data: EMPTY },
			places: { type: 'geojson', data: EMPTY }
		},
		layers: [
			...landLayers(),
			// Nothing itself: what lies under the places is put before it.
			{ id: 'own-layers', type: 'background', paint: { 'background-opacity': 0 } },
			{
				...{ id: 'parts', type: 'fill', source: 'places', filter: ofKind('sub-area') },
				paint: { 'fill-color': ACCENT, 'fill-opacity': darker as never }
			},
			{
				...{ id: 'hexagons', type: 'fill', source: 'places', filter: ofKind('hexagon') },
				paint: { 'fill-color': DRAWN, 'fill-opacity': darker as never }
			},
			{
				...lineLayer('part-edges', 'places', {
					...{ 'line-color': ACCENT, 'line-width': 1.5, 'line-dasharray': [3, 2.5] }
				}),
				filter: ofKind('sub-area')
			},
			{
				...lineLayer('hexagon-edges', 'places', { 'line-color': DRAWN, 'line-width': 1.5 }),
				filter: ofKind('hexagon')
			},
			edgeLayer(),
			{
				...lineLayer('picked', 'places', { 'line-color': INK, 'line-width': 5 }),
				filter: ['==', ['get', 'id'], '']
			},
			{
				...{ id: 'circles', type: 'circle', source: 'places', filter: ofKind('sub-area-number') },
				paint: {
					'circle-radius': ['interpolate', ['linear'], ['sqrt', people as never], 0, 4, 20, 44],
					...{ 'circle-color': ACCENT, 'circle-opacity': 0.85 },
					...{ 'circle-stroke-color': SURFACE, 'circle-stroke-width': 2 }
				}
			}
		]
	};
}

function layersOf(source: string, place: number) {
	const { colour, dash } = LAYER_LOOKS[place % LAYER_LOOKS.length]!;
	return [
		{
			...{ id: `${source}-fill`, type: 'fill', source },
			filter: ['==', ['geometry-type'], 'Polygon'],
			paint: { 'fill-color': colour, 'fill-opacity': 0.12 }
		},
		lineLayer(`${source}-line`, source, {
			...{ 'line-color': colour, 'line-width': 2 },
			...(dash && { 'line-dasharray': dash })
		}),
		{
			...{ id: `${source}-point`, type: 'circle', source },
			filter: ['==', ['geometry-type'], 'Point'],
			paint: { 'circle-radius': 4, 'circle-color': colour }
		}
	] as const satisfies readonly Parameters<ReturnType<typeof newMap>['addLayer']>[0][];
}
