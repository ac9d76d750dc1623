import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Settings = Readonly<Record<string, string>>;

/** A program of src/cli that runs, with what it printed until it stood. */
export interface Running {
	readonly printed: string;
	readonly stop: () => Promise<void>;
}

function start(program: string, settings: Settings) {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const env = { ...process.env, PEDDEL_DATA: folder, PEDDEL_PORT: '0', LANG: 'nl', ...settings };
	const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
	const said = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
	const ended = new Promise<number | null>((done) =>
		child.once('close', (code) => {
			rmSync(folder, { recursive: true, force: true });
			done(code);
		})
	);
	return { child, said, ended };
}

/**
 * Starts a program and waits until it has printed a text.
 * @param program src/cli/start.ts or src/cli/demo.ts
 */
export async function run(
	program: string,
	settings: Settings,
	isReady: (printed: string) => boolean
): Promise<Running> {
	const { child, said, ended } = start(program, settings);
	await new Promise<void>((done, fail) => {
		child.stdout.on('data', () => isReady(said.stdout) && done());
		child.once('close', (code) =>
			fail(new Error(`${program} stopped with exit code ${code}: ${said.stderr}`))
		);
	});
	return {
		printed: said.stdout,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		}
	};
}

/** Runs a program that should stop by itself. */
export async function runToEnd(
	program: string,
	settings: Settings
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
	const { said, ended } = start(program, settings);
	return { code: await ended, ...said };
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}
