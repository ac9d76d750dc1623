import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { App } from '../lib/server/app.ts';
import {
	endRehearsal,
	REHEARSAL_PEOPLE,
	rehearseScan
} from '../lib/server/usecases/rehearse-scan.ts';
import { say } from './console.ts';
import { orRefuse, Refused, required, UsageError, type Values } from './options.ts';

const operator = { kind: 'operator' } as const;

/** The command `rehearse`. @returns what it prints */
export async function rehearse(app: App, values: Values): Promise<object> {
	const scan = required(values, 'scan');
	const people = numberIn(values, 'people', REHEARSAL_PEOPLE.usual);
	const seed = numberIn(values, 'seed', 1);
	const seconds = values.seconds === undefined ? undefined : numberIn(values, 'seconds', 0);
	const leaveOpen = values['leave-open'] === true;
	const server = typeof values.url === 'string' ? running(values.url) : await ownServer(app);
	try {
		const { url } = server;
		const house = { url, origin: url };
		const request = { people, seed, leaveOpen, house, ...(seconds !== undefined && { seconds }) };
		const started = orRefuse(await rehearseScan(app, operator, scan, request));
		const room = `${url}/scans/${started.id}/room`;
		process.stderr.write(`${say((m, at) => m.cli_rehearsing({ room }, at))}\n`);
		const { joined, done, cards, failed } = await started.finished;
		if (joined === 0) {
			await endRehearsal(app, operator, scan);
			throw new Refused(say((m, at) => m.cli_rehearse_nowhere({ url }, at)));
		}
		return { id: started.id, code: started.code, people, joined, done, cards, failed };
	} finally {
		await server.stop();
	}
}

interface Server {
	/** Without a slash at the end. */
	readonly url: string;
	readonly stop: () => Promise<void>;
}

/** A server that runs already, on the same data. @throws UsageError when this is no address */
function running(text: string): Server {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !['http:', 'https:'].includes(url.protocol))
		throw new UsageError(say((m, at) => m.cli_no_url({ url: text }, at)));
	return { url: url.origin, stop: async () => undefined };
}

/** A server for this rehearsal alone, on a free port that only this machine reaches. */
async function ownServer({ settings }: App): Promise<Server> {
	const env = {
		...process.env,
		...{ PEDDEL_DATA: settings.dataFolder, PEDDEL_HOST: '127.0.0.1' },
		...{ PEDDEL_PORT: '0', PEDDEL_ORIGIN: '' }
	};
	const child = spawn(process.execPath, ['src/cli/start.ts'], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(child, 'exit');
	const port = await new Promise<string>((done, fail) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			const found = /http:\/\/localhost:(\d+)/.exec(line);
			if (found) done(found[1]!);
		});
		// It has said why.
		void ended.then(() => fail(new Refused(say((m, at) => m.cli_rehearse_no_server({}, at)))));
	});
	return {
		url: `http://localhost:${port}`,
		stop: async () => {
			child.kill();
			await ended;
		}
	};
}

function numberIn(values: Values, option: string, byDefault: number): number {
	const text = values[option];
	if (text === undefined) return byDefault;
	if (typeof text !== 'string' || !/^\d{1,9}$/.test(text))
		throw new UsageError(say((m, at) => m.cli_no_number({ option }, at)));
	return Number(text);
}
