import { connect, type Socket } from 'node:net';
import { SCREEN_KEY } from './hall.ts';
import { requestText } from './wire.ts';

/** Screens that follow a scan, each on a connection of its own. */
export interface Streams {
	/** People who answered something, per snapshot of the first screen, with when it came in. */
	readonly seen: readonly { readonly started: number; readonly atMs: number }[];
	/** Snapshots that came in, of all screens together. */
	readonly snapshots: () => number;
	readonly close: () => void;
}

/** @returns when every one of them has its first snapshot */
export async function openStreams(port: number, count: number): Promise<Streams> {
	const seen: { started: number; atMs: number }[] = [];
	let snapshots = 0;
	const sockets: Socket[] = [];
	const begun: Promise<void>[] = [];
	for (let i = 0; i < count; i += 1) {
		const socket = connect({ port, host: '127.0.0.1', noDelay: true });
		sockets.push(socket);
		let text = '';
		begun.push(
			new Promise((done, fail) => {
				socket.once('error', fail);
				socket.once('close', () => fail(new Error('A stream was closed')));
				socket.setEncoding('latin1').on('data', (part: string) => {
					if (!part.includes('\ndata: {')) return;
					snapshots += 1;
					done();
					if (i > 0) return;
					text = part.slice(part.lastIndexOf('\ndata: {'));
					seen.push({ started: startedIn(text), atMs: performance.now() });
				});
			})
		);
		socket.write(
			requestText(port, 'GET', `/screen/${SCREEN_KEY}/live`, { accept: 'text/event-stream' })
		);
	}
	await Promise.all(begun);
	return {
		seen,
		snapshots: () => snapshots,
		close: () => {
			for (const socket of sockets) socket.destroy();
		}
	};
}

function startedIn(text: string): number {
	return [...text.matchAll(/"started":(\d+)/g)].reduce(
		(sum, [, people]) => sum + Number(people),
		0
	);
}
