import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { ROOMS } from './tests/walls.js';

export default ts.config(
	{
		ignores: [
			...['build/', '.svelte-kit/', 'node_modules/', 'drizzle/', 'data/', 'demo-data/'],
			...['src/lib/i18n/paraglide/', 'test-results/', 'playwright-report/']
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows what is defined.
			'no-undef': 'off',
			// noUncheckedIndexedAccess asks for it where the index is known to exist.
			'@typescript-eslint/no-non-null-assertion': 'off',
			// Left out on purpose: const { id: _id, ...rest } = row.
			'@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
			'@typescript-eslint/no-dynamic-delete': 'off',
			// Links are plain: the house serves at the root of its address only.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	...wallRules()
);

/** One rule per room, from the same table as tests/walls.test.ts. */
function wallRules() {
	const inLib = Object.keys(ROOMS).filter((room) => room.startsWith('lib/'));
	return Object.entries(ROOMS)
		.filter(([room]) => room !== '')
		.map(([room, { rooms }]) => ({
			files: [`src/${room}/**/*.{ts,svelte}`],
			ignores: [
				'**/*.test.ts',
				...inLib.filter((other) => other.startsWith(`${room}/`)).map((other) => `src/${other}/**`)
			],
			rules: {
				'no-restricted-imports': [
					'error',
					{
						patterns: inLib
							.filter((other) => other !== room && !rooms.includes(other))
							// A room inside an allowed one is judged by its own name.
							.filter((other) => !inLib.some((inner) => inner.startsWith(`${other}/`)))
							.map((other) => ({
								regex: `(^#|/)${other.replace('lib/', '(lib/)?')}/[^/]+$`,
								message: `${room} may not import from ${other}: see docs/architecture.md.`
							}))
					}
				]
			}
		}));
}
