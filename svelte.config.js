import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true, discloseVersion: false },
	kit: {
		adapter: adapter({ precompress: true }),
		// For participants only, when they have their cards: keep-for-later.ts asks for it.
		serviceWorker: { register: false },
		csp: {
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// Svelte sets style attributes for the widths of bars.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Without JavaScript and on old phones one style file is kinder than many small ones.
		inlineStyleThreshold: 2048
	}
};
