import type { Release } from '#lib/domain/release-shape.ts';
import { slugFrom } from '#lib/domain/slug.ts';
import { isoDay } from '#lib/i18n/iso-day.ts';

/**
 * What a file made from a release is called, e.g. 'peddel-groote-wielen-2026-11-21-ronde-1.csv':
 * plain letters, figures, points and dashes alone.
 * @param end what comes after the number of the round, with the dot
 */
export function fileName(release: Release, releasedAtMs: number, end: string): string {
	const area = slugFrom(release.scan.area.name);
	return `peddel-${area}-${isoDay(releasedAtMs)}-ronde-${release.round}${end}`;
}

/** A file to keep, not to look at in the browser. @param body text is sent as UTF-8 */
export function asDownload(body: string | Uint8Array, type: string, name: string): Response {
	const isText = typeof body === 'string';
	return new Response(isText ? body : new Uint8Array(body), {
		headers: {
			'content-type': isText ? `${type}; charset=utf-8` : type,
			// The second form is RFC 5987's, which programs read first (RFC 6266, 4.3).
			'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`
		}
	});
}
