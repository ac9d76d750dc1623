import type { Polygon } from '../../domain/area.ts';
import type { ReleaseTheme } from '../../domain/release-shape.ts';
import { hexagon } from './geometry.ts';
import { placesOf, subAreaName } from './result-sheets.ts';
import { classWord, titleOf, type Shapes, type Told } from './told.ts';

/** A place on the map with how many people pointed to it for one theme; a row of a layer. */
export interface PlaceRow {
	readonly kind: 'sub-area' | 'hexagon';
	/** Id of the sub-area, or cell of the H3 grid. */
	readonly place: string;
	/** Name of a sub-area; null for a hexagon. */
	readonly placeName: string | null;
	/** null: a sub-area that has a name only, or is no longer there. */
	readonly polygons: readonly Polygon[] | null;
	/** null: a sub-area of which no number is told. */
	readonly of: {
		readonly theme: ReleaseTheme;
		readonly title: string;
		readonly className: string;
		readonly people: number;
	} | null;
}

/**
 * All places of a release as rows: a sub-area or hexagon stands once for every theme, so that a map
 * of one theme is a filter and needs no join.
 */
export function placeRows(told: Told, { subAreas }: Shapes): readonly PlaceRow[] {
	const polygonsOf = (id: string) => subAreas.find(({ slug }) => slug === id)?.polygons ?? null;
	const rows = placesOf(told).map(({ kind, place, theme, people }): PlaceRow => ({
		...{ kind, place },
		placeName: kind === 'sub-area' ? subAreaName(told, place) : null,
		polygons: kind === 'sub-area' ? polygonsOf(place) : [hexagon(place)],
		of: { theme, title: titleOf(told, theme), className: classWord(told, theme), people }
	}));
	const untold = (told.release.scan.subAreas ?? [])
		.filter(({ id }) => !rows.some(({ kind, place }) => kind === 'sub-area' && place === id))
		.map(({ id, title }): PlaceRow => ({
			...{ kind: 'sub-area', place: id, placeName: title },
			...{ polygons: polygonsOf(id), of: null }
		}));
	return [...untold, ...rows];
}

/** What the columns of a place hold, the same in every file. */
export function placeCells({ place, placeName, of }: PlaceRow) {
	return {
		...{ place, placeName },
		theme: of?.theme.id ?? null,
		title: of?.title ?? null,
		class: of?.theme.opportunity.class ?? null,
		className: of?.className ?? null,
		rank: of?.theme.opportunity.rank ?? null,
		people: of?.people ?? null
	};
}
