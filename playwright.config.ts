import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/find-chromium.js';

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium: run node tests/find-chromium.js');

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.e2e.ts',
	// Each file starts its own house on its own port with its own database.
	fullyParallel: false,
	// Some of it waits: for a network that is away, a server that starts.
	workers: 3,
	forbidOnly: true,
	// A machine that is too busy gets a second try; such a test is named "flaky", not passed over.
	retries: 1,
	timeout: 120_000,
	// Six people at once on two cores take their time; what is not there by then is not there.
	expect: { timeout: 20_000 },
	reporter: [['list']],
	use: {
		locale: 'nl-NL',
		// A film and a copy of the page at each step cost a quarter of all the work. After a failure:
		// npx playwright test -g "…" --trace on
		trace: 'off',
		screenshot: 'only-on-failure',
		// It would stand between a test and the network; never-lost.e2e.ts lets it in.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath,
			args: [
				...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
				...['--disable-background-networking', '--disable-component-update']
			]
		}
	}
});
