import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';

/**
 * Where this house listens, for who asks from inside it: the socket by which a request came in, and
 * never what that request says of itself. For the server.
 * @returns null where the pages are served by something else than `npm start`
 */
export function thisHouse({ platform, locals }: Pick<RequestEvent, 'platform' | 'locals'>): {
	readonly url: string;
	readonly origin: string;
} | null {
	const { req } = (platform ?? {}) as { readonly req?: IncomingMessage };
	const { localAddress, localPort } = req?.socket ?? {};
	if (!localAddress || !localPort) return null;
	const address = localAddress.replace(/^::ffff:/, '');
	const url = `http://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
	return { url, origin: locals.app.settings.origin ?? url };
}
