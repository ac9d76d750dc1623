import { error, json } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readRoom } from '#lib/server/usecases/read-room.ts';
import { roomNow } from '../room-now.ts';
import type { RequestHandler } from './$types';

/**
 * The numbers of the room by themselves, for the page that refreshes: when the Wi-Fi fails, a
 * request can fail without taking the page with the code off the wall.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
	const read = await readRoom(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	return json(roomNow(read.room, locals.app.now()));
};
