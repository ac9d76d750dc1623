import type { AttachmentFile } from '#lib/server/usecases/read-published.ts';
import { slugFrom } from '#lib/domain/slug.ts';

/** A file or picture that was brought along, to look at in the browser: nothing in it can run. */
export function fileResponse({ mime, title, bytes }: AttachmentFile, cache: string): Response {
	const name = `${slugFrom(title)}.${mime.split('/')[1]}`;
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': mime,
			'content-disposition': `inline; filename="${name}"`,
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
			'cache-control': cache,
			'x-robots-tag': 'noindex'
		}
	});
}
