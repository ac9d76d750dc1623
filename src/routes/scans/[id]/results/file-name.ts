import type { Release } from '#lib/domain/release-shape.ts';
import { slugFrom } from '#lib/domain/slug.ts';

/**
 * What a file made from a release is called, e.g. 'peddel-groote-wielen-2026-11-21-ronde-1.csv'.
 * @param end what comes after the number of the round, with the dot
 */
export function fileName(release: Release, releasedAtMs: number, end: string): string {
	const area = slugFrom(release.scan.area.name);
	// Swedish writes days as ISO 8601 does; Dutch time, as in every sentence.
	const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(
		releasedAtMs
	);
	return `peddel-${area}-${day}-ronde-${release.round}${end}`;
}

/** A file to keep, not to look at in the browser. */
export function asDownload(body: string, type: string, name: string): Response {
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
