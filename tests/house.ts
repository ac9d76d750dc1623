import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running Peddel with a database of its own, as `npm start` serves it. */
export interface House {
	readonly port: number;
	/** http://localhost:PORT */
	readonly url: string;
	/** The same on the local network; null on a machine that has none. */
	readonly lanUrl: string | null;
	readonly folder: string;
	/** The command line on the same database; throws when it is refused. */
	readonly peddel: (args: readonly string[], input?: string) => string;
	readonly stop: () => Promise<void>;
}

/**
 * Starts the built house on a free port with an empty database in a folder of its own.
 * @param settings PEDDEL_… variables
 * @param program src/cli/start.ts, or src/cli/demo.ts for the demo
 */
export async function startHouse(
	settings: Readonly<Record<string, string>> = {},
	program = 'src/cli/start.ts'
): Promise<House> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const env = { ...process.env, PEDDEL_DATA: folder, PEDDEL_PORT: '0', LANG: 'en', ...settings };
	const child = spawn(process.execPath, [program], {
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const stopped = new Promise<void>((done) => child.once('exit', () => done()));
	const port = await new Promise<number>((done, fail) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			const found = /http:\/\/localhost:(\d+)/.exec(line);
			if (found) done(Number(found[1]));
		});
		child.once('exit', (code) => fail(new Error(`The house did not start: exit code ${code}`)));
	});
	const lan = lanAddress();
	return {
		port,
		url: `http://localhost:${port}`,
		lanUrl: lan && `http://${lan}:${port}`,
		folder,
		peddel: (args, input = '') => runPeddel(args, input, { ...env, INIT_CWD: process.cwd() }),
		stop: async () => {
			child.kill('SIGTERM');
			await stopped;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function runPeddel(args: readonly string[], input: string, env: NodeJS.ProcessEnv): string {
	const run = spawnSync(process.execPath, ['src/cli/peddel.ts', ...args], {
		env,
		input,
		encoding: 'utf8',
		maxBuffer: 100_000_000
	});
	if (run.status !== 0) throw new Error(`peddel ${args.join(' ')}: ${run.stderr}`);
	return run.stdout;
}

function lanAddress(): string | null {
	const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
	return (
		addresses.find((address) => address.family === 'IPv4' && !address.internal)?.address ?? null
	);
}
