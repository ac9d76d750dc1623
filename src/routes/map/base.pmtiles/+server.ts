import { error } from '@sveltejs/kit';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { m } from '#lib/i18n/paraglide/messages.js';
import { partOf } from './range.ts';
import type { RequestHandler } from './$types';

/**
 * The ground under maps from a file on this machine (PEDDEL_MAP_FILE), in parts: a map asks for the
 * few kilobytes it shows. Anybody may read it, as they may the base map of another host.
 */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { mapFile } = locals.app.settings;
	const found = mapFile && (await stat(mapFile.path).catch(() => null));
	if (!mapFile || !found?.isFile()) error(404, m.error_not_found());
	const { size, mtimeMs } = found;
	const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
	const headers = {
		'accept-ranges': 'bytes',
		'cache-control': 'public, max-age=3600',
		'content-type': 'application/vnd.pmtiles',
		etag
	};
	if (request.headers.get('if-none-match') === etag)
		return new Response(null, { status: 304, headers });
	// With an older file in hand the whole of the new one is wanted (RFC 9110, 13.1.5).
	const ifRange = request.headers.get('if-range');
	const asked = ifRange !== null && ifRange !== etag ? null : request.headers.get('range');
	const part = partOf(asked, size);
	if (part === 'none')
		return new Response(null, {
			...{ status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } }
		});
	const { from, to } = part === 'all' ? { from: 0, to: size - 1 } : part;
	const body =
		size === 0 || request.method === 'HEAD'
			? null
			: (Readable.toWeb(
					createReadStream(mapFile.path, { start: from, end: to })
				) as ReadableStream);
	return new Response(body, {
		status: part === 'all' ? 200 : 206,
		headers: {
			...headers,
			'content-length': String(size === 0 ? 0 : to - from + 1),
			...(part !== 'all' && { 'content-range': `bytes ${from}-${to}/${size}` })
		}
	});
};
