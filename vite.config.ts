import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './src/lib/i18n/paraglide-options.js';

/**
 * A message does nothing but return a text. Told so, the bundler sends each page its own messages;
 * otherwise every page gets those of all pages (31 KB gz on a phone).
 */
const messagesAlone: Plugin = {
	name: 'peddel-messages-alone',
	transform: {
		filter: { id: /i18n\/paraglide\/messages/ },
		handler: () => ({ moduleSideEffects: false })
	}
};

export default defineConfig({
	plugins: [sveltekit(), paraglideVitePlugin(paraglideOptions), messagesAlone],
	test: {
		include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/attack/*.test.ts'],
		testTimeout: 20_000,
		// By itself Vitest leaves one core free, which on two cores is half of them.
		maxWorkers: 2
	}
});
