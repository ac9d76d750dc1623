// The end-to-end tests need a real Chromium: Debian's. As root it is installed when it is missing;
// otherwise this says what to do. Plain JavaScript, so that it runs on any Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Where Chromium is; null when there is none. CHROMIUM_PATH names another one. */
export function findChromium() {
	const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
	return places.find((path) => path && existsSync(path)) ?? null;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && !findChromium()) {
	const root = process.getuid?.() === 0;
	if (root && existsSync('/usr/bin/apt-get')) {
		console.log('Installing Chromium for the end-to-end tests …');
		for (const args of [
			['update', '-qq'],
			['install', '-y', '-qq', 'chromium']
		])
			spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
	}
	if (!findChromium()) {
		console.error(
			'The end-to-end tests need Chromium: run "sudo apt-get install chromium", or set CHROMIUM_PATH to where it is.'
		);
		process.exit(1);
	}
}
