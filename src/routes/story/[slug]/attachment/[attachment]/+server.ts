import { readPublishedAttachment } from '#lib/server/usecases/read-published.ts';
import { fileResponse } from '../../../file-response.ts';
import { notThere } from '../../../published.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const { app, viewer } = locals;
	const read = await readPublishedAttachment(app, viewer, params.slug, params.attachment);
	if (!read.ok) notThere(read);
	return fileResponse(read.file, 'public, no-cache');
};
