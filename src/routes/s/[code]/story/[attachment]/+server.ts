import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readDraftAttachment } from '#lib/server/usecases/read-published.ts';
import { fileResponse } from '../../../../story/file-response.ts';
import { seatAt } from '../../seat.ts';
import type { RequestHandler } from './$types';

/** A picture or file of the draft, for who has a seat. */
export const GET: RequestHandler = async (event) => {
	const { code, secret } = seatAt(event);
	const { app } = event.locals;
	const read = await readDraftAttachment(app, code, secret, event.params.attachment);
	if (!read.ok) error(404, refusalSentence(read));
	return fileResponse(read.file, 'private, no-cache');
};
