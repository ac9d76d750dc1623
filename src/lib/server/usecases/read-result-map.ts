import type { Area } from '../../domain/area.ts';
import type { MapLayer } from '../../domain/map-layer.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release, ReleaseTheme } from '../../domain/release-shape.ts';
import type { App } from '../app.ts';
import { themePlaces, themePlacesGeoJson, type ThemePlaces } from '../export/theme-places.ts';
import { findLayer, layersIn } from '../store/map-layers.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { readResult } from './read-result.ts';

export interface ResultMapView {
	readonly release: Release;
	readonly releasedAtMs: number;
	readonly area: Area | null;
	/** Those to which most people pointed first; one to which fewer than five did stands last. */
	readonly themes: readonly ReleaseTheme[];
	/** The one that is shown; null when the release has no themes. */
	readonly shown: ReleaseTheme | null;
	readonly places: ThemePlaces;
	/** In their order. */
	readonly layers: readonly MapLayer[];
}

/**
 * Where people pointed, theme by theme, as the release tells it: numbers of people of which none is
 * below its bound, never what somebody drew or answered.
 * @param round null: the newest release
 * @param theme id; null, or one that is not there: that to which most people pointed
 */
export async function readResultMap(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null,
	theme: string | null
): Promise<Outcome<{ view: ResultMapView }>> {
	const read = await readResult(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs } = read.result;
	const { area, subAreas } = (await findWholeScan(app.db, scanId))!;
	const pointing = ({ beside }: ReleaseTheme) => beside?.places?.people ?? 0;
	const themes = release.themes.toSorted((a, b) => pointing(b) - pointing(a));
	const shown = themes.find(({ id }) => id === theme) ?? themes[0] ?? null;
	const shapes = { area: area?.polygons ?? [], subAreas };
	const places = themePlaces(release, shown?.id ?? '', shapes);
	const layers = layersIn(app.db, scanId);
	return { ok: true, view: { release, releasedAtMs, area, themes, shown, places, layers } };
}

/** The places of one theme as GeoJSON, for the map on the page; parameters as of readResultMap. */
export async function readResultPlaces(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null,
	theme: string | null
): Promise<Outcome<{ geojson: string }>> {
	const read = await readResultMap(app, viewer, scanId, round, theme);
	if (!read.ok) return read;
	const { area, places } = read.view;
	const geojson = themePlacesGeoJson(area?.name ?? '', area?.polygons ?? [], places);
	return { ok: true, geojson };
}

/** The shapes of one layer as GeoJSON. @returns 'layer-unknown' when the scan has no such layer */
export async function readMapLayer(
	app: App,
	viewer: Viewer,
	scanId: string,
	layer: number
): Promise<Outcome<{ geojson: string }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const geojson = await findLayer(app.db, scanId, layer);
	return geojson === null ? refuse('layer-unknown') : { ok: true, geojson };
}
