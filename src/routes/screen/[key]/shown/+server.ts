import { error, json } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { onTheScreen } from '../shown.ts';
import type { RequestHandler } from './$types';

/**
 * What is on the screen by itself, for when the stream tells that it changed: when the Wi-Fi fails,
 * a request can fail without taking what is on the wall off it.
 */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const read = await onTheScreen(locals.app, params.key, url);
	if (!read.ok) error(404, m.screen_gone());
	return json(read.screen, { headers: { 'cache-control': 'no-store' } });
};
