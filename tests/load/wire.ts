import { connect, type Socket } from 'node:net';

/** What came back, whole. */
export interface Reply {
	readonly status: number;
	readonly body: string;
}

/**
 * One device at its own connection that stays open, one request at a time. The plainest client there
 * is: who measures here shares the two cores with who is measured.
 */
export interface Wire {
	/** @throws when the connection breaks before the whole answer is there */
	readonly ask: (request: string) => Promise<Reply>;
	readonly close: () => void;
}

const HEAD_END = '\r\n\r\n';

export async function openWire(port: number): Promise<Wire> {
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	await new Promise<void>((done, fail) => {
		socket.once('connect', done);
		socket.once('error', fail);
	});
	return wireOn(socket);
}

function wireOn(socket: Socket): Wire {
	let text = '';
	let done: ((reply: Reply) => void) | null = null;
	let fail: ((problem: Error) => void) | null = null;
	const broken = (problem: Error) => {
		fail?.(problem);
		done = fail = null;
	};
	socket.setEncoding('latin1');
	socket.on('data', (part: string) => {
		text += part;
		const reply = replyIn(text);
		if (!reply) return;
		text = '';
		done?.(reply);
		done = fail = null;
	});
	socket.on('error', broken);
	socket.on('close', () => broken(new Error('The connection was closed')));
	return {
		ask: (request) =>
			new Promise((yes, no) => {
				if (socket.destroyed) return no(new Error('The connection was closed'));
				done = yes;
				fail = no;
				socket.write(request);
			}),
		close: () => socket.destroy()
	};
}

/** The one reply in this text; null while a part of it is missing. */
function replyIn(text: string): Reply | null {
	const headEnd = text.indexOf(HEAD_END);
	if (headEnd === -1) return null;
	const head = text.slice(0, headEnd).toLowerCase();
	const status = Number(head.slice(9, 12));
	const body = text.slice(headEnd + HEAD_END.length);
	const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
	if (length !== undefined) return body.length < Number(length) ? null : { status, body };
	if (head.includes('\r\ntransfer-encoding: chunked'))
		return body.endsWith(`0${HEAD_END}`) ? { status, body } : null;
	return { status, body: '' };
}

/** A request as a browser sends it, as text. */
export function requestText(
	port: number,
	method: 'GET' | 'POST',
	path: string,
	headers: Readonly<Record<string, string>>,
	body = ''
): string {
	const all = {
		host: `localhost:${port}`,
		...(method === 'POST' && {
			origin: `http://localhost:${port}`,
			'content-length': String(Buffer.byteLength(body))
		}),
		...headers
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
	return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}${HEAD_END}${body}`;
}
