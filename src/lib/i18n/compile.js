// Makes message functions from messages/{nl,en}.json. Plain JavaScript, because `prepare` may run
// on a Node that cannot read TypeScript. `node src/lib/i18n/compile.js --watch` follows changes.
import { compile } from '@inlang/paraglide-js';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

await compile({
	project: here('./project.inlang'),
	outdir: here('./paraglide'),
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'peddel-language',
	emitGitIgnore: false,
	emitPrettierIgnore: false
});
if (!existsSync(here('./paraglide/messages.js'))) {
	console.error('No messages were made: see src/lib/i18n/project.inlang/settings.json.');
	process.exit(1);
}
process.exit(0);
