import type { Ground } from '#lib/components/map/ground.ts';
import type { Polygon } from '#lib/domain/area.ts';
import type { SubArea } from '#lib/domain/sub-area.ts';

/** What `s/[code]/map` gives, taken apart. */
export interface MapData {
	readonly name: string;
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
	readonly polygons: readonly Polygon[];
	/** Those that have a shape. */
	readonly subAreas: readonly (SubArea & { readonly polygons: readonly Polygon[] })[];
	/** Null: no ground under the map. */
	readonly tiles: Ground | null;
}

interface Collection {
	readonly bbox: readonly [number, number, number, number];
	readonly features: readonly {
		readonly properties: {
			readonly kind: 'area' | 'sub-area';
			readonly id: string;
			readonly name: string;
		};
		readonly geometry: { readonly coordinates: readonly Polygon[] };
	}[];
	readonly tiles: MapData['tiles'];
}

/** @throws when there is no network, or the server says no */
export async function loadMap(code: string): Promise<MapData> {
	const response = await fetch(`/s/${code}/map`);
	if (!response.ok) throw new Error(`The map: ${response.status}`);
	const { bbox, features, tiles } = (await response.json()) as Collection;
	const [west, south, east, north] = bbox;
	const area = features.find(({ properties }) => properties.kind === 'area')!;
	const subAreas = features
		.filter(({ properties }) => properties.kind === 'sub-area')
		.map(({ properties, geometry }) => ({
			slug: properties.id,
			title: properties.name,
			polygons: geometry.coordinates
		}));
	const { name } = area.properties;
	return { name, west, south, east, north, polygons: area.geometry.coordinates, subAreas, tiles };
}
