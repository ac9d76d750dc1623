import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, statSync } from 'node:fs';
import { say } from './console.ts';

const BUILT = 'build/handler.js';
const SOURCES = [
	'src/**/*',
	'static/**/*',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];
const VITE = 'node_modules/vite/bin/vite.js';

/**
 * Builds the web pages when there is no build, or when a source is newer than it.
 * @throws Error when the build fails; what went wrong is on the console
 */
export async function buildWhenNeeded(): Promise<void> {
	if (existsSync(BUILT) && !newerThan(statSync(BUILT).mtimeMs)) return;
	// An installation without development packages has only the build it came with.
	if (!existsSync(VITE)) {
		if (existsSync(BUILT)) return;
		throw new Error(say((m, at) => m.cli_no_build({}, at)));
	}
	console.log(say((m, at) => m.cli_building({}, at)));
	const build = spawn(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const [code] = (await once(build, 'exit')) as [number | null];
	if (code !== 0) throw new Error(say((m, at) => m.cli_build_failed({}, at)));
}

function newerThan(builtMs: number): boolean {
	return globSync(SOURCES)
		.filter((path) => !/paraglide[\\/]/.test(path) && !path.endsWith('.test.ts'))
		.some((path) => statSync(path).mtimeMs > builtMs);
}
