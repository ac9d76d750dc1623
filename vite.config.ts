import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './src/lib/i18n/paraglide-options.js';

export default defineConfig({
	plugins: [sveltekit(), paraglideVitePlugin(paraglideOptions)],
	test: {
		include: ['src/**/*.test.ts', 'tests/*.test.ts'],
		testTimeout: 20_000
	}
});
