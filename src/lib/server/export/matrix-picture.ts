import type { MatrixWords } from '../../charts/matrix-svg.ts';
import { matrixSvg } from '../../charts/matrix-svg.ts';
import { sideArrows, sidesOf } from '../../charts/matrix-sides.ts';
import { matrixPoints } from '../../charts/matrix.ts';
import { textFor, type Language } from '../../domain/language.ts';
import type { Release } from '../../domain/release-shape.ts';
import { dayText, honestLine, numberText } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { CLASS_WORDS, sideName } from '../../i18n/result-words.ts';
import type { Names } from '../../i18n/story-sentences.ts';

/**
 * The matrix of a release as a picture that stands by itself: title, area, date, people and method
 * are in it.
 * @param nth which of `sidesOf` to show, with arrows to where it puts each measure; without arrows for
 * null and for a number that is none of them
 * @returns SVG; null when no measure has a place in the matrix
 */
export function matrixPicture(
	release: Release,
	releasedAtMs: number,
	names: Names,
	locale: Language,
	nth: number | null = null
): string | null {
	const points = matrixPoints(release);
	if (points.length === 0) return null;
	const side = nth === null ? undefined : sidesOf(release)[nth];
	const said = { locale };
	const words: MatrixWords = {
		language: locale,
		title: m.matrix_picture_title({ title: release.scan.title }, said),
		about: m.matrix_picture_about(
			{
				area: release.scan.area.name,
				hectares: numberText(release.scan.area.hectares, locale),
				date: dayText(releasedAtMs, locale),
				round: release.round,
				count: numberText(release.participants.total, locale)
			},
			said
		),
		notes: [
			honestLine(release, releasedAtMs, locale),
			m.result_method_version(
				{ version: release.methodVersion, checksum: release.checksum.slice(0, 12) },
				said
			)
		],
		across: [m.matrix_x_low({}, said), m.matrix_x({}, said), m.matrix_x_high({}, said)],
		up: [m.matrix_y_low({}, said), m.matrix_y({}, said), m.matrix_y_high({}, said)],
		fields: [
			m.matrix_field_high_hard({}, said),
			m.matrix_field_high_easy({}, said),
			m.matrix_field_low_hard({}, said),
			m.matrix_field_low_easy({}, said)
		],
		key: {
			start: CLASS_WORDS.start({}, said),
			'long-haul': CLASS_WORDS['long-haul']({}, said),
			sustain: CLASS_WORDS.sustain({}, said),
			later: CLASS_WORDS.later({}, said),
			'too-few': m.matrix_key_cross({}, said),
			firm: m.matrix_key_firm({}, said),
			talk: m.matrix_key_talk({}, said),
			learn: m.matrix_key_learn({}, said)
		},
		reading: `${m.matrix_key_size({}, said)} ${m.matrix_key_number({}, said)}`,
		titles: Object.fromEntries(
			release.themes.map(({ id, title }) => [id, textFor(title, locale).text])
		),
		side: side ? m.matrix_picture_side({ side: sideName(side, names, locale) }, said) : ''
	};
	return matrixSvg(points, words, { arrows: side ? sideArrows(release, side) : [] });
}
