import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compressed.ts';

const PAGE = '<p>Waterpeil</p>'.repeat(1000);

/** Asks a server once that answers through `compressed`. */
async function ask(
	answer: RequestListener,
	encoding = 'gzip, deflate',
	onPart: (part: Buffer) => void = () => {}
): Promise<{ headers: IncomingMessage['headers']; body: Buffer }> {
	const server = createServer((asked, response) => {
		compressed(asked, response);
		answer(asked, response);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const headers = { 'accept-encoding': encoding };
	return new Promise((done, fail) => {
		const asking = request({ port, host: '127.0.0.1', headers, agent: false }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => {
				parts.push(part);
				onPart(part);
			});
			response.on('end', () => {
				server.close();
				done({ headers: response.headers, body: Buffer.concat(parts) });
			});
		});
		asking.on('error', fail);
		asking.end();
	});
}

const page: RequestListener = (_, response) => {
	response.setHeader('content-type', 'text/html');
	response.setHeader('content-length', String(PAGE.length));
	response.writeHead(200);
	response.end(PAGE);
};

test('[X7] a page leaves compressed for who takes gzip, and plain for who does not', async () => {
	const { headers, body } = await ask(page);
	expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
	expect(gunzipSync(body).toString()).toBe(PAGE);
	expect(body.length).toBeLessThan(PAGE.length / 10);
	const plain = await ask(page, 'identity');
	expect(plain.headers['content-encoding']).toBeUndefined();
	expect(plain.body.toString()).toBe(PAGE);
});

test('[X7] what is compressed already, short, or a stream of events is left as it is', async () => {
	for (const [type, more] of [
		['text/html', { 'content-encoding': 'br' }],
		['text/html', { 'content-length': '3' }],
		['text/event-stream', {}],
		['font/woff2', {}]
	] as const) {
		const { headers, body } = await ask((_, response) => {
			response.writeHead(200, { 'content-type': type, ...more });
			response.end('abc');
		});
		expect(headers['content-encoding'], type).toBe('content-encoding' in more ? 'br' : undefined);
		expect(body.toString()).toBe('abc');
	}
});

test('[X7] a part of a page leaves when it is written, and a long page whole', async () => {
	let finish = () => {};
	const { body } = await ask(
		(_, response) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			response.write('eerst');
			finish = () => {
				finish = () => {};
				response.end('dan');
			};
		},
		'gzip',
		() => finish()
	);
	expect(gunzipSync(body).toString()).toBe('eerstdan');
	const long = Array.from({ length: 300_000 }, (_, i) => i.toString(36)).join(' ');
	const whole = await ask((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html' });
		const half = long.length / 2;
		const rest = () => response.end(long.slice(half));
		if (response.write(long.slice(0, half))) rest();
		else response.once('drain', rest);
	});
	expect(gunzipSync(whole.body).toString()).toBe(long);
});
