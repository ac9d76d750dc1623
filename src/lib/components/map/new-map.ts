import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bounds } from '#lib/domain/map-outline.ts';
import { ACCENT, PAPER, SHORE, SURFACE, WATER } from './look.ts';

setWorkerUrl(workerUrl);

/** Moves of a map that a button or a key asks for. */
export interface Moves {
	/** In pixels, to the right and down. */
	readonly pan: (right: number, down: number) => void;
	readonly zoom: (by: number) => void;
}

/**
 * A flat map, north up, that the frame around it moves with keys and buttons.
 * @param label what the map is, for who cannot see it
 * @throws when this device cannot draw maps (no WebGL)
 */
export function newMap(
	box: HTMLElement,
	label: string,
	{ west, south, east, north }: Bounds,
	style: StyleSpecification
): MapLibre {
	const map = new MapLibre({
		container: box,
		style,
		bounds: [west, south, east, north],
		fitBoundsOptions: { padding: 24 },
		attributionControl: false,
		// Arrows pan in steps of our own: see MapFrame.
		keyboard: false,
		doubleClickZoom: false,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		fadeDuration: isStill() ? 0 : 150,
		locale: { 'Map.Title': label }
	});
	map.touchZoomRotate.disableRotation();
	return map;
}

export function movesOf(map: MapLibre): Moves {
	const duration = isStill() ? 0 : 250;
	return {
		pan: (right, down) => void map.panBy([right, down], { duration }),
		zoom: (by) => void map.zoomTo(map.getZoom() + by, { duration })
	};
}

export function isStill(): boolean {
	return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const;

export function lineLayer(id: string, source: string, paint: object) {
	return { id, type: 'line', source, layout: ROUND, paint } as const;
}

/** Land in water, from a source `area`: what is seen where the ground is not there. */
export function landLayers() {
	return [
		{ id: 'paper', type: 'background', paint: { 'background-color': PAPER } },
		lineLayer('deep', 'area', { 'line-color': SHORE, 'line-width': 34 }),
		lineLayer('shallow', 'area', { 'line-color': WATER, 'line-width': 16 }),
		{ id: 'land', type: 'fill', source: 'area', paint: { 'fill-color': SURFACE } }
	] as const;
}

export function edgeLayer() {
	return lineLayer('edge', 'area', { 'line-color': ACCENT, 'line-width': 2.5 });
}
