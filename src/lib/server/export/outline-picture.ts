import { areaSvg } from '../../charts/area-svg.ts';
import type { Polygon } from '../../domain/area.ts';
import type { Language } from '../../domain/language.ts';
import type { SubArea } from '../../domain/sub-area.ts';
import { dayText, numberText } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** An area with its parts, as they were on a day. */
export interface Drawn {
	readonly area: { readonly name: string; readonly hectares: number };
	/** WGS84; none: no picture. */
	readonly polygons: readonly Polygon[];
	readonly subAreas: readonly SubArea[];
	readonly atMs: number;
}

/**
 * The outline of an area as a picture that stands by itself: name, size, day and where the lines come
 * from are in it.
 * @returns SVG; null for an area without an outline
 */
export function outlinePicture(
	{ area, polygons, subAreas, atMs }: Drawn,
	locale: Language
): string | null {
	const said = { locale };
	return areaSvg(
		polygons,
		subAreas.map(({ title, polygons: shape }) => ({
			title: shape ? title : m.storyfile_outline_unshaped({ title }, said),
			polygons: shape ?? []
		})),
		{
			language: locale,
			title: m.storyfile_outline_title({ area: area.name }, said),
			about: m.storyfile_outline_about(
				{ hectares: numberText(area.hectares, locale), date: dayText(atMs, locale) },
				said
			),
			parts: m.storyfile_outline_parts({}, said),
			credit: m.storyfile_outline_credit({}, said),
			north: m.storyfile_outline_north({}, said)
		}
	);
}
