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

/** What of the matrix is in the picture. */
export interface Shown {
	/** Which of `sidesOf`, with arrows to where it puts each measure; null, or none of them: no arrows. */
	readonly side: number | null;
	/** Ids of the themes that are drawn, and what they were chosen by; null: all of them. */
	readonly only: { readonly ids: ReadonlySet<string>; readonly words: readonly string[] } | null;
}

/**
 * The matrix of a release as a picture that stands by itself: title, area, date, people and method
 * are in it, and of a part which part it is. What is left out changes no place.
 * @returns SVG; null when no measure has a place in the matrix
 */
export function matrixPicture(
	release: Release,
	releasedAtMs: number,
	names: Names,
	locale: Language,
	{ side: nth, only }: Shown = { side: null, only: null }
): string | null {
	const whole = matrixPoints(release);
	if (whole.length === 0) return null;
	const isShown = ({ id }: { readonly id: string }) => only === null || only.ids.has(id);
	const points = whole.filter(isShown);
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
		part: only
			? m.matrix_picture_part(
					{ what: only.words.join(' · '), shown: points.length, of: whole.length },
					said
				)
			: '',
		side: side ? m.matrix_picture_side({ side: sideName(side, names, locale) }, said) : ''
	};
	return matrixSvg(points, words, {
		arrows: side ? sideArrows(release, side).filter(isShown) : []
	});
}
