import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './src/lib/i18n/paraglide-options.js';

// What is sent to a phone is counted in docs/decisions/light-pages.md, line by line. Each plugin
// here changes only size: when a new version of a package no longer has the words it looks for, it
// changes nothing, and the test of the rating page's size tells.

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

const SAY = fileURLToPath(new URL('./src/lib/i18n/say.ts', import.meta.url));

/** Every message chooses its language in the same way; in a browser that way is written once. */
const messagesShort: Plugin = {
	name: 'peddel-messages-short',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /i18n\/paraglide\/messages\/(?!_index).*\.js$/ },
		handler(code) {
			const [, key] = /^export const (\w+) = /m.exec(code) ?? [];
			const words = [...code.matchAll(/^const (\w+) = /gm)].map(([, name]) => name!);
			const languages = words.filter((name) => name.endsWith(`_${key}`));
			if (!key || languages.length !== words.length) return null;
			const table = languages.map((name) => `${name.slice(0, -key.length - 1)}: ${name}`);
			const said = `export const ${key} = /* @__PURE__ */ say({ ${table.join(', ')} });`;
			// From the comment above the exported function to the end of the file.
			const end = code.lastIndexOf('/**', code.indexOf(`export const ${key} = `));
			return {
				code: `import { say } from ${JSON.stringify(SAY)};\n${code.slice(0, end)}${said}\n`,
				map: null
			};
		}
	}
};

/** hooks.client.ts tells the language of the page: no page ever asks how it could be found out. */
const languageTold: Plugin = {
	name: 'peddel-language-told',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /i18n\/paraglide\/runtime\.js$/ },
		handler: (code) => ({
			code: code.replace(
				/^export let getLocale = \(\) => \{[\s\S]*?^\};/m,
				'export let getLocale = () => baseLocale;'
			),
			map: null
		})
	}
};

/**
 * Svelte's function for `{...spread}` on an element stands in one module with the one that sets an
 * attribute, and brings much along (2 KB gz). Pages of facilitators, who alone use it, get it from a
 * copy of that module, which has no state of its own.
 */
const spreadsApart: Plugin = {
	name: 'peddel-spreads-apart',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /svelte\/src\/internal\/client\/(index|dom\/elements\/attributes)\.js$/ },
		handler: (code) => ({
			code: code
				.replace(
					/\n\tattribute_effect,([^}]*\} from '(\.\/dom\/elements\/attributes\.js)';)/,
					"$1\nexport { attribute_effect } from '$2?spreads';"
				)
				// Only spreads use it, so that nothing is left of this second copy.
				.replace("from './bindings/select.js'", "from './bindings/select.js?unused'"),
			map: null,
			moduleSideEffects: false
		})
	}
};

/** No link asks to be loaded before it is tapped (app.html): what listens for that stays away. */
const nothingAhead: Plugin = {
	name: 'peddel-nothing-ahead',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /@sveltejs\/kit\/src\/runtime\/client\/client\.js$/ },
		handler: (code) => ({
			code: code.replace(
				/^function setup_preload\(\) \{[\s\S]*?^\}/m,
				'function setup_preload() {}'
			),
			map: null
		})
	}
};

/**
 * What a page loads in the browser is picked from what came with the first page. Should one ever
 * fetch, it asks as anything else does: what keeps answers that the server had stays away.
 */
const loadsFetchPlainly: Plugin = {
	name: 'peddel-loads-fetch-plainly',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /@sveltejs\/kit\/src\/runtime\/client\/(client|fetcher)\.js$/ },
		handler: (code) => ({
			code: code
				.replace(
					/^(\t+)async fetch\(resource, init\) \{[\s\S]*?^\1\},/m,
					'$1fetch: (...asked) => window.fetch(...asked),'
				)
				.replace(/ else if \(BROWSER\) \{[\s\S]*?^\}/m, '')
				.replace(/(function \w+_fetch\(resource[^{]*\{)[\s\S]*?(\n\treturn DEV)/g, '$1$2'),
			map: null
		})
	}
};

/**
 * A page names its own styles (`stylesByPage`), and nothing is fetched ahead: what Vite wraps around
 * each import to do these two has nothing to do, and is 0.5 KB before the first card.
 */
const importsPlainly: Plugin = {
	name: 'peddel-imports-plainly',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /vite\/preload-helper/ },
		handler: () => ({ code: 'export const __vitePreload = (load) => load();', map: null })
	}
};

/** The first card and all it needs, in one file: fewer requests, and one text compresses better. */
const FIRST_CARD = [
	/routes\/s\/\[code\]\/\[theme\]\/\+page\.(svelte|ts)$/,
	/routes\/s\/\[code\]\/\+layout\.svelte$/,
	/routes\/\+(layout|error)\.svelte$/,
	/generated\/client-optimized\/app\.js$/,
	/kit\/src\/runtime\/client\/entry\.js$/
];
const firstCardInOne: Plugin = {
	name: 'peddel-first-card-in-one',
	apply: 'build',
	configEnvironment(name) {
		if (name !== 'client') return;
		const test = (id: string) => FIRST_CARD.some((part) => part.test(id));
		const codeSplitting = { groups: [{ name: 'first-card', test }] };
		// What a page needs after that is named by the page itself: a list of it for every page of the
		// house would be 1.2 KB of names before the first card.
		const modulePreload = { resolveDependencies: () => [] };
		return { build: { modulePreload, rolldownOptions: { output: { codeSplitting } } } };
	}
};

/** Terser after the bundler's own minifier takes another 0.9 KB gz off this one file. */
const firstCardSmaller: Plugin = {
	name: 'peddel-first-card-smaller',
	apply: 'build',
	enforce: 'post',
	applyToEnvironment: ({ name }) => name === 'client',
	generateBundle: {
		order: 'post',
		async handler(_, bundle) {
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk' || chunk.name !== 'first-card') continue;
				const { code } = await minify(chunk.code, { module: true, compress: { passes: 2 } });
				if (code) chunk.code = code;
			}
		}
	}
};

/** Written before the program of a page: it asks for its styles and waits for them. */
const askForStyles = (names: readonly string[]) =>
	`await Promise.all(${JSON.stringify(names)}.map(name=>{` +
	'const{href}=new URL(name,import.meta.url);' +
	'if([...document.styleSheets].some(sheet=>sheet.href===href))return;' +
	"const link=Object.assign(document.createElement('link'),{rel:'stylesheet',href});" +
	'return new Promise(done=>{link.onload=link.onerror=done;document.head.append(link)})' +
	'}));\n';

/** Styles of a file of the build and of all it imports, the first card's left out: they are there. */
function stylesOf(bundle: Rolldown.OutputBundle, file: string, seen = new Set<string>()): string[] {
	const chunk = bundle[file];
	if (chunk?.type !== 'chunk' || chunk.name === 'first-card' || seen.has(file)) return [];
	seen.add(file);
	const own = [...(chunk.viteMetadata?.importedCss ?? [])];
	return [...chunk.imports.flatMap((other) => stylesOf(bundle, other, seen)), ...own];
}

/**
 * SvelteKit follows the imports of a page to name its styles in its HTML, and comes to the first
 * card's file, which can ask for every page: whatever another page shares with this one it then
 * counts as the other's, and leaves out. So each page has all of its styles written beside itself.
 */
const stylesInHtml: Plugin = {
	name: 'peddel-styles-in-html',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	// Before Vite writes down which file has which styles.
	generateBundle: {
		order: 'pre',
		handler(_, bundle) {
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
				for (const name of stylesOf(bundle, chunk.fileName))
					chunk.viteMetadata?.importedCss.add(name);
			}
		}
	}
};

/**
 * By itself the bundler names the styles of every page of the house in the file that can ask for
 * every page, the first card's: half a kilobyte, and more with each page. Here each page names its own.
 */
const stylesByPage: Plugin = {
	name: 'peddel-styles-by-page',
	apply: 'build',
	enforce: 'post',
	applyToEnvironment: ({ name }) => name === 'client',
	// After what Vite writes into them.
	generateBundle: {
		order: 'post',
		handler(_, bundle) {
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk') continue;
				chunk.code = chunk.code
					.replace(/^const __vite__mapDeps=.*$/m, '')
					.replace(/__vite__mapDeps\(\[[\d,]*\]\)/g, '[]');
				if (chunk.name === 'first-card' || !(chunk.isEntry || chunk.isDynamicEntry)) continue;
				const names = [...new Set(stylesOf(bundle, chunk.fileName))];
				const up = '../'.repeat(chunk.fileName.split('/').length - 1);
				if (names.length > 0)
					chunk.code = askForStyles(names.map((name) => up + name)) + chunk.code;
			}
		}
	}
};

export default defineConfig({
	plugins: [
		sveltekit(),
		paraglideVitePlugin(paraglideOptions),
		...[messagesAlone, messagesShort, languageTold, spreadsApart, nothingAhead],
		...[
			loadsFetchPlainly,
			importsPlainly,
			firstCardInOne,
			stylesInHtml,
			stylesByPage,
			firstCardSmaller
		]
	],
	test: {
		include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/attack/*.test.ts'],
		testTimeout: 20_000,
		// By itself Vitest leaves one core free, which on two cores is half of them.
		maxWorkers: 2
	}
});
