import type { Polygon } from './area.ts';

/** A named part of the area, to say where a theme belongs. */
export interface SubArea {
	/** Unique in the scan and never changed. */
	readonly slug: string;
	/** A place's own name: the same in every language. */
	readonly title: string;
	/** WGS84; null: a name only. */
	readonly polygons: readonly Polygon[] | null;
}

/** In one scan: a list that a person can still look through. */
export const SUB_AREAS_MAX = 60;
export const SUB_AREA_TITLE_MAX = 80;

/** Two names that a reader takes for the same. */
export function sameName(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
