import { error } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { seatAt } from '../../seat.ts';
import type { RequestHandler } from './$types';

/** The own link of who sits at this device, as a picture. */
export const GET: RequestHandler = (event) => {
	const { code, secret } = seatAt(event);
	if (!secret) error(404);
	const link = `${event.url.origin}/s/${code}/return/${secret}`;
	return new Response(renderSVG(link, { border: 3 }), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, no-store' }
	});
};
