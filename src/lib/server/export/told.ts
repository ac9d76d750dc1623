import type { Polygon } from '../../domain/area.ts';
import { textFor, type Language, type LocalText } from '../../domain/language.ts';
import type { Release, ReleaseTheme } from '../../domain/release-shape.ts';
import type { SubArea } from '../../domain/sub-area.ts';
import { CLASS_WORDS } from '../../i18n/result-words.ts';
import type { Names } from '../../i18n/story-sentences.ts';

/** A release with what it takes to put it into words for one reader. */
export interface Told {
	readonly release: Release;
	/** An id without a name is shown as it is. */
	readonly names: Names;
	readonly releasedAtMs: number;
	readonly language: Language;
}

/** How a scan was set up on the map, which a release does not hold; WGS84. */
export interface Shapes {
	/** Empty when there is no outline. */
	readonly area: readonly Polygon[];
	readonly subAreas: readonly SubArea[];
}

/** The text for this reader, else in the main language of the scan. */
export function wordsFor({ release, language }: Told, text: LocalText | undefined): string | null {
	return text ? textFor(text, language, release.scan.languages[0]).text : null;
}

export function titleOf(told: Told, { title }: ReleaseTheme): string {
	return wordsFor(told, title)!;
}

export function classWord({ language }: Told, { opportunity }: ReleaseTheme): string {
	return CLASS_WORDS[opportunity.class]({}, { locale: language });
}
