// Makes message functions from messages/, for the languages of domain/languages.js, so that the command line works right after
// `npm ci`. Plain JavaScript, because `prepare` may run on a Node that cannot read TypeScript.
import { compile } from '@inlang/paraglide-js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGE_LIST } from '../domain/languages.js';
import { paraglideOptions } from './paraglide-options.js';

const settingsFile = join(paraglideOptions.project, 'settings.json');
const settings = readFileSync(settingsFile, 'utf8');
const locales = LANGUAGE_LIST.map(({ id }) => `"${id}"`).join(', ');
const followed = settings.replace(/"locales": \[[^\]]*\]/, `"locales": [${locales}]`);
if (followed !== settings) writeFileSync(settingsFile, followed);

await compile(paraglideOptions);
// Without its plugin Paraglide only warns and makes no messages: that must not pass.
const made = readFileSync(join(paraglideOptions.outdir, 'messages', '_index.js'), 'utf8');
if (!made.includes('app_name')) {
	console.error('No messages were made: see src/lib/i18n/project.inlang/settings.json.');
	process.exit(1);
}
process.exit(0);
