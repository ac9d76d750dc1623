import type { Language } from '../../domain/language.ts';
import type { StoryBasis } from '../../domain/story-basis.ts';
import type { StoryFigure } from '../../domain/story-document.ts';
import type { Names } from '../../i18n/story-sentences.ts';
import { matrixPicture } from './matrix-picture.ts';
import { outlinePicture } from './outline-picture.ts';

/** The pictures of a story by name: 'matrix', 'outline', and one per picture that was brought along. */
export function storyFigures(
	basis: StoryBasis,
	names: Names,
	language: Language
): Readonly<Record<string, StoryFigure>> {
	const { release, releasedAtMs, area, subAreas } = basis;
	const matrix = matrixPicture(release, releasedAtMs, names, language);
	const outline = outlinePicture(
		{ area: release.scan.area, polygons: area, subAreas, atMs: releasedAtMs },
		language
	);
	return {
		...(matrix && { matrix: { kind: 'svg' as const, svg: matrix } }),
		...(outline && { outline: { kind: 'svg' as const, svg: outline } }),
		...Object.fromEntries(
			basis.pictures.map(({ id, width, height }) => [
				`picture-${id}`,
				{ kind: 'picture' as const, attachment: id, width, height }
			])
		)
	};
}
