import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release-shape.ts';
import { knownOf, matching, type Asked } from '../../domain/theme-filter.ts';
import type { App } from '../app.ts';
import { matrixPicture } from '../export/matrix-picture.ts';
import { pngFromSvg } from '../export/png-from-svg.ts';
import { resultsGeoJson } from '../export/results-geojson.ts';
import { resultsGpkg } from '../export/results-gpkg.ts';
import { resultsXlsx } from '../export/results-xlsx.ts';
import type { Shapes, Told } from '../export/told.ts';
import { findWholeScan } from '../store/scans.ts';
import type { Viewer } from './access.ts';
import { readResult } from './read-result.ts';
import { namesOf } from './names-of.ts';
import { askedWords, choicesOf } from './result-choices.ts';

/** Makes the file of each kind. */
const MAKERS = {
	xlsx: (told: Told) => resultsXlsx(told),
	geojson: resultsGeoJson,
	gpkg: resultsGpkg
} as const satisfies Record<
	string,
	(told: Told, shapes: Shapes) => string | Uint8Array | Promise<Uint8Array>
>;
export type ResultFile = keyof typeof MAKERS;

/**
 * A released result as a file with words in it: the newest, or that of a given round. Its figures are
 * those of the release; shapes on the map are of how the scan was set up.
 * @returns 'nothing-released' before the first release
 */
export async function readResultFile(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null,
	kind: ResultFile,
	language: Language
): Promise<Outcome<{ file: string | Uint8Array; release: Release; releasedAtMs: number }>> {
	const read = await readResult(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs } = read.result;
	const { area, subAreas } = (await findWholeScan(app.db, scanId))!;
	const told = { release, releasedAtMs, names: namesOf(read.result), language };
	const file = await MAKERS[kind](told, { area: area?.polygons ?? [], subAreas });
	return { ok: true, file, release, releasedAtMs };
}

/** Twice the size of the drawing: sharp on paper of A4. */
const PNG_PIXELS = 2480;

/** Which part of the matrix a picture shows, and as whom. */
export interface PicturePart {
	/** Number of the side, from 0, whose view is shown with arrows; null, or a number that is none of them: none. */
	readonly side: number | null;
	/** What no theme of the release has counts as all. */
	readonly asked: Asked;
}

/**
 * The matrix of a release as a picture.
 * @param part left out: all of it, without arrows
 * @returns 'nothing-drawn' when no measure has a place in the matrix
 */
export async function readMatrixPicture(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null,
	kind: 'svg' | 'png',
	language: Language,
	part?: PicturePart
): Promise<Outcome<{ file: string | Uint8Array; release: Release; releasedAtMs: number }>> {
	const read = await readResult(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs, levers } = read.result;
	const { choices, kinds } = choicesOf(release, levers, language);
	const asked = part && knownOf(part.asked, choices);
	const kept = asked ? matching(release.themes, asked, kinds) : release.themes;
	const svg = matrixPicture(release, releasedAtMs, namesOf(read.result), language, {
		side: part?.side ?? null,
		only:
			kept === release.themes
				? null
				: { ids: new Set(kept.map(({ id }) => id)), words: askedWords(asked!, choices) }
	});
	if (svg === null) return refuse('nothing-drawn');
	return {
		ok: true,
		file: kind === 'svg' ? svg : pngFromSvg(svg, PNG_PIXELS),
		release,
		releasedAtMs
	};
}
