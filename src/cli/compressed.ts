import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, createGzip, type Gzip } from 'node:zlib';

/** Pages and data; files of the build are compressed already, and a stream of events is left alone. */
const COMPRESSED = /^(text\/(html|csv|markdown|plain)|application\/json|text\/sveltekit-data)\b/;
/** Below it a packet is a packet. */
const WORTH_IT_BYTES = 1400;

/**
 * Lets an answer leave compressed when the reader takes gzip. It decides when the headers are
 * written; every part that is written leaves at once, so what streams is not held back.
 */
export function compressed(request: IncomingMessage, response: ServerResponse): void {
	if (request.method === 'HEAD' || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
		return;
	const writeHead = response.writeHead.bind(response);
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	let gzip: Gzip | null = null;

	response.writeHead = ((status: number, headers?: OutgoingHttpHeaders) => {
		for (const [name, value] of Object.entries(headers ?? {}))
			if (value !== undefined) response.setHeader(name, value);
		if (isWorthIt(status, response)) {
			response.removeHeader('content-length');
			response.setHeader('content-encoding', 'gzip');
			response.appendHeader('vary', 'accept-encoding');
			gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
			toLine(gzip);
		}
		return writeHead(status);
	}) as typeof response.writeHead;

	response.write = ((part: string | Uint8Array, ...rest: never[]) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		return gzip ? gzip.write(part) : write(part, ...rest);
	}) as typeof response.write;

	response.end = ((...parts: never[]) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!gzip) return end(...parts);
		gzip.end(...parts);
		return response;
	}) as typeof response.end;

	function toLine(packed: Gzip): void {
		packed.on('data', (part: Buffer) => {
			if (write(part)) return;
			packed.pause();
			response.once('drain', () => packed.resume());
		});
		packed.on('end', () => end());
		// Who writes the page waits for the response to drain.
		packed.on('drain', () => response.emit('drain'));
		response.once('close', () => packed.destroy());
	}
}

function isWorthIt(status: number, response: ServerResponse): boolean {
	if (status === 204 || status === 206 || status === 304) return false;
	if (response.hasHeader('content-encoding')) return false;
	const length = Number(response.getHeader('content-length') ?? Infinity);
	return length >= WORTH_IT_BYTES && COMPRESSED.test(String(response.getHeader('content-type')));
}
