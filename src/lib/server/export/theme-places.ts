import type { Polygon, Position } from '../../domain/area.ts';
import { boundsOf, forMap } from '../../domain/map-outline.ts';
import { covers } from '../../domain/place-in.ts';
import type { Release } from '../../domain/release-shape.ts';
import { middleIn } from '../../charts/outline.ts';
import { hexagon } from './geometry.ts';
import type { Shapes } from './told.ts';

/** A named part of the area, with how many people pointed to it for one theme. */
export interface CountedPart {
	readonly id: string;
	/** As it was called in the release. */
	readonly title: string;
	/** Null: too few to tell. */
	readonly people: number | null;
	/** Null: a name only. */
	readonly polygons: readonly Polygon[] | null;
	/** Where its number goes; null without a shape. */
	readonly middle: Position | null;
}

/** A cell of the grid to which at least five people pointed. */
export interface CountedHexagon {
	readonly id: string;
	readonly people: number;
	readonly polygons: readonly Polygon[];
	readonly middle: Position;
	/** Names of the parts in which its middle lies. */
	readonly inside: readonly string[];
}

export interface ThemePlaces {
	/** People who pointed at anything for this theme; null: fewer than five, and then nothing is told. */
	readonly people: number | null;
	/** In the order of the release, also those of which nothing is told. */
	readonly parts: readonly CountedPart[];
	/** Most people first. */
	readonly hexagons: readonly CountedHexagon[];
}

/**
 * Where people pointed for one theme: numbers from the release alone, shapes of how the scan was set
 * up, with as many points as a map can show.
 * @param theme one of the release; another has no places
 */
export function themePlaces(
	release: Release,
	theme: string,
	{ area, subAreas }: Shapes
): ThemePlaces {
	const places = release.themes.find(({ id }) => id === theme)?.beside?.places ?? null;
	const bounds = boundsOf([...area, ...subAreas.flatMap(({ polygons }) => polygons ?? [])]);
	const parts = (release.scan.subAreas ?? []).map(({ id, title }): CountedPart => {
		const shape = subAreas.find(({ slug }) => slug === id)?.polygons ?? null;
		const polygons = shape && bounds && forMap(shape, bounds);
		const people = places?.subAreas.find((part) => part.id === id)?.people ?? null;
		return { id, title, people, polygons, middle: polygons && middleIn(polygons) };
	});
	const hexagons = (places?.hexagons ?? []).map(({ cell, people }): CountedHexagon => {
		const polygons = [hexagon(cell)];
		const middle = middleIn(polygons);
		const inside = parts.filter((part) => part.polygons && covers(part.polygons, middle));
		return { id: cell, people, polygons, middle, inside: inside.map(({ title }) => title) };
	});
	return {
		people: places?.people ?? null,
		parts,
		hexagons: hexagons.toSorted((a, b) => b.people - a.people)
	};
}

/**
 * The same as GeoJSON (RFC 7946, WGS84) for the map on the page: the area, its parts, hexagons, and
 * of each that has a number a point with it. What somebody drew is not in it.
 */
export function themePlacesGeoJson(
	name: string,
	area: readonly Polygon[],
	{ parts, hexagons }: ThemePlaces
): string {
	const bounds = boundsOf([...area, ...parts.flatMap(({ polygons }) => polygons ?? [])]);
	const shaped = parts.flatMap(({ id, title, people, polygons, middle }) =>
		polygons && middle
			? [{ ...{ kind: 'sub-area', id, name: title, people }, ...{ polygons, middle } }]
			: []
	);
	const cells = hexagons.map(({ id, people, polygons, middle }) => ({
		...{ kind: 'hexagon', id, name: '', people, polygons, middle }
	}));
	const features = [
		...(bounds ? [shapeOf({ kind: 'area', id: '', name }, forMap(area, bounds))] : []),
		...[...shaped, ...cells].map(({ kind, id, name: title, people, polygons }) =>
			shapeOf({ kind, id, name: title, people }, polygons)
		),
		...[...shaped, ...cells]
			.filter(({ people }) => people !== null)
			.map(({ kind, id, name: title, people, middle }) => ({
				type: 'Feature',
				properties: { kind: `${kind}-number`, id, name: title, people },
				geometry: { type: 'Point', coordinates: middle.map((it) => Number(it.toFixed(5))) }
			}))
	];
	const bbox = bounds && [bounds.west, bounds.south, bounds.east, bounds.north];
	return JSON.stringify({ type: 'FeatureCollection', ...(bbox && { bbox }), features });
}

function shapeOf(properties: object, coordinates: readonly Polygon[]) {
	return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}
