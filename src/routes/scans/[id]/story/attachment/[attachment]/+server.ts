import { error } from '@sveltejs/kit';
import { slugFrom } from '#lib/domain/slug.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readAttachment } from '#lib/server/usecases/change-attachments.ts';
import type { RequestHandler } from './$types';

/** What was brought along for the story, for its facilitator. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const read = await readAttachment(locals.app, locals.viewer, params.id, params.attachment);
	if (!read.ok) error(404, refusalSentence(read));
	const { mime, title, bytes } = read;
	const isFile = mime === 'application/pdf';
	const name = `${slugFrom(title)}.${mime.split('/')[1]}`;
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': mime,
			'content-length': String(bytes.length),
			// What people bring along is never a page of this house.
			'content-disposition': `${isFile ? 'attachment' : 'inline'}; filename="${name}"`,
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
