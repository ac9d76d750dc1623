import type { Position } from './area.ts';

/** Shapes that a person can draw. */
export const DRAWN_KINDS = ['point', 'line', 'area'] as const;
export type DrawnKind = (typeof DRAWN_KINDS)[number];

/** Where a theme belongs, as one person sees it: a named sub-area, or something drawn on the map. */
export type Place =
	/** @property id slug of a sub-area of the scan */
	| { readonly kind: 'sub-area'; readonly id: string }
	/** Longitude and latitude (WGS84); an area is one ring, its last position that of its first. */
	| { readonly kind: DrawnKind; readonly positions: readonly Position[] };

/** What one person can point at for one theme. */
export const PLACES_MAX = 10;
/** Of one drawing. */
export const POSITIONS_MAX = 100;
