import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { compressed } from './compressed.ts';
import { WrongSetting, type Settings } from '../lib/server/settings.ts';

/** Set by us on every request; what comes from outside under this name is overwritten. */
const PROTOCOL_HEADER = 'x-peddel-proto';
/** Forms hold text; only these routes take files. */
const TAKES_FILES = /^\/scans\/(new|[a-z0-9]+\/(area|story\/attachments))\/?$/;
const FORM_MAX_BYTES = 512 * 1024;
/** Well over the 5 MB an area and the 10 MB a PDF may have, so that a file a bit too large gets a clear sentence. */
const FILE_MAX = '20M';

/** A length that the build takes for no form and no file. */
const OVER_EVERY_LIMIT = String(Number.MAX_SAFE_INTEGER);

const LAST_ANSWERS_MS = 2000;
const KEEP_CONNECTED_MS = 65_000;
const CLOSE_IDLE_EVERY_MS = 100;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the build over plain http on every address of the host, localhost and the local network
 * alike: each request's own host and protocol are its origin. Behind a proxy, PEDDEL_ORIGIN is.
 * @returns the port that was taken (of use with port 0) and a function that stops
 * @throws WrongSetting when the port or host cannot be used
 */
export async function serve(
	settings: Settings
): Promise<{ readonly port: number; readonly stop: () => void }> {
	// The build reads settings of its own: none but ours may reach it.
	for (const name of ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER', 'XFF_DEPTH'])
		delete process.env[name];
	process.env.BODY_SIZE_LIMIT = FILE_MAX;
	if (settings.origin) process.env.ORIGIN = settings.origin;
	else process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	const { handler } = (await import(pathToFileURL(resolve('build/handler.js')).href)) as {
		handler: Handler;
	};
	const server = createServer((request, response) => {
		request.headers[PROTOCOL_HEADER] = 'http';
		// The build refuses it unread, on a page in the reader's language.
		if (tooLarge(request)) request.headers['content-length'] = OVER_EVERY_LIMIT;
		compressed(request, response);
		handler(request, response);
	});
	// A phone that thinks for a while need not connect anew for its next tap.
	server.keepAliveTimeout = KEEP_CONNECTED_MS;
	await listen(server, settings);
	const stop = () => {
		server.close(() => process.exit(0));
		// Streams of events have no end of their own: the build ends them (hooks.server.ts).
		process.emit('sveltekit:shutdown' as 'SIGTERM');
		server.closeIdleConnections();
		setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS).unref();
		// A browser keeps connections open; who is being answered gets two seconds to be done.
		setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	return { port: (server.address() as AddressInfo).port, stop };
}

/** A body without a length is only taken where files are. */
function tooLarge(request: IncomingMessage): boolean {
	// Not parsed as a URL: that throws for '//' and the like, which anybody can send.
	const [path = ''] = (request.url ?? '').split('?', 1);
	if (TAKES_FILES.test(path)) return false;
	if (request.headers['transfer-encoding'] !== undefined) return true;
	return Number(request.headers['content-length'] ?? 0) > FORM_MAX_BYTES;
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
	return new Promise((done, fail) => {
		server.once('listening', done);
		server.once('error', (problem: NodeJS.ErrnoException) =>
			fail(
				new WrongSetting(
					problem.code === 'EADDRINUSE'
						? `Port ${port} is taken; set PEDDEL_PORT to another one.`
						: `Cannot serve on ${host}:${port} (${problem.code}); set PEDDEL_HOST or PEDDEL_PORT.`
				)
			)
		);
		server.listen(port, host);
	});
}
