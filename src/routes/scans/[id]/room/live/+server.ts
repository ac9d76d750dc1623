import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { SESSION_COOKIE } from '#lib/server/auth/lucia.ts';
import { followRoom } from '#lib/server/usecases/follow-live.ts';
import { eventStream } from '../../../../screen/[key]/event-stream.ts';
import type { RequestHandler } from './$types';

/** Numbers of people and what is on the screen, again whenever they change. */
export const GET: RequestHandler = async ({ cookies, locals, params }) => {
	const { app, auth, viewer } = locals;
	const sessionId = cookies.get(SESSION_COOKIE) ?? '';
	const stays = () => auth.stillIn(sessionId);
	const followed = await followRoom(app, viewer, params.id, stays);
	if (!followed.ok) error(404, refusalSentence(followed));
	return eventStream(followed.stream);
};
