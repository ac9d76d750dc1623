import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** How messages/ become functions; for the prepare script and for the dev server. */
export const paraglideOptions = {
	project: here('./project.inlang'),
	outdir: here('./paraglide'),
	strategy: /** @type {['cookie', 'preferredLanguage', 'baseLocale']} */ ([
		'cookie',
		'preferredLanguage',
		'baseLocale'
	]),
	cookieName: 'peddel-language',
	emitGitIgnore: false,
	emitPrettierIgnore: false
};
