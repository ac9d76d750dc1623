import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { followScreen } from '#lib/server/usecases/follow-live.ts';
import { eventStream } from '../event-stream.ts';
import type { RequestHandler } from './$types';

/** What the screen may know, again whenever it changes. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const followed = await followScreen(locals.app, params.key);
	if (!followed.ok) error(404, m.screen_gone());
	return eventStream(followed.stream);
};
