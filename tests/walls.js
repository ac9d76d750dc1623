// Who may import whom: docs/architecture.md as data, for ESLint and for walls.test.ts.
// A room is a folder under src/; a file belongs to the room with the longest matching name.

/**
 * @typedef {object} Room
 * @property {readonly string[]} rooms other rooms it may import from
 * @property {readonly string[] | 'any'} packages packages it may import
 */

/** @type {Readonly<Record<string, Room>>} */
export const ROOMS = {
	'lib/domain/stats': { rooms: [], packages: [] },
	'lib/domain': {
		rooms: ['lib/domain/stats'],
		packages: ['valibot', '@turf/area', '@turf/boolean-point-in-polygon', 'h3-js', 'pure-rand']
	},
	'lib/content': { rooms: ['lib/domain'], packages: ['valibot'] },
	'lib/charts': { rooms: ['lib/domain'], packages: ['chart.js'] },
	'lib/state': { rooms: ['lib/domain'], packages: ['$app', 'svelte'] },
	'lib/i18n': {
		rooms: ['lib/domain', 'lib/domain/stats'],
		packages: ['@inlang/paraglide-js', 'node:fs', 'node:path', 'node:url']
	},
	'lib/components': {
		rooms: ['lib/domain', 'lib/charts', 'lib/state', 'lib/i18n'],
		packages: [
			...['svelte', 'chart.js', 'maplibre-gl', 'pmtiles'],
			'@fontsource-variable/atkinson-hyperlegible-next'
		]
	},
	'lib/server/db': {
		rooms: ['lib/domain'],
		packages: ['better-sqlite3', 'drizzle-orm', 'node:fs', 'node:path']
	},
	'lib/server/store': { rooms: ['lib/domain', 'lib/server/db'], packages: ['drizzle-orm'] },
	'lib/server/auth': {
		rooms: ['lib/domain', 'lib/server/db', 'lib/server/store'],
		packages: [
			'lucia',
			'@node-rs/argon2',
			'rate-limiter-flexible',
			'valibot',
			'node:crypto',
			'node:util'
		]
	},
	'lib/server/live': { rooms: ['lib/domain'], packages: [] },
	'lib/server/rehearsal': { rooms: ['lib/domain'], packages: [] },
	'lib/server/export': {
		rooms: ['lib/domain', 'lib/charts', 'lib/i18n'],
		packages: [
			...['csv-stringify', 'write-excel-file', 'better-sqlite3', 'h3-js', 'proj4'],
			...['@resvg/resvg-js', 'node:path', 'node:zlib', 'docx', 'pdfkit', 'svg-to-pdfkit'],
			'ical-generator'
		]
	},
	'lib/server/usecases': {
		rooms: [
			...['lib/domain', 'lib/content', 'lib/i18n', 'lib/server', 'lib/server/store'],
			...['lib/server/live', 'lib/server/auth', 'lib/server/export', 'lib/server/rehearsal']
		],
		packages: ['valibot', 'canonicalize', 'csv-parse', 'node:crypto']
	},
	// app.ts and settings.ts: what every use case is given.
	'lib/server': {
		rooms: ['lib/domain', 'lib/server/db', 'lib/server/live'],
		packages: ['node:crypto', 'node:fs', 'node:net', 'node:os', 'node:path']
	},
	routes: {
		rooms: [
			...['lib/domain', 'lib/content', 'lib/charts', 'lib/state', 'lib/i18n', 'lib/components'],
			...['lib/server', 'lib/server/live', 'lib/server/auth', 'lib/server/usecases']
		],
		packages: 'any'
	},
	cli: {
		rooms: [
			...['lib/domain', 'lib/content', 'lib/i18n', 'lib/server', 'lib/server/db'],
			...['lib/server/auth', 'lib/server/usecases']
		],
		packages: 'any'
	},
	// hooks.*.ts and app.d.ts: where the house meets SvelteKit.
	'': {
		rooms: [...['lib/domain', 'lib/i18n', 'lib/server', 'lib/server/auth', 'lib/server/usecases']],
		packages: 'any'
	}
};

/**
 * The room of a file.
 * @param {string} path from src/ on, e.g. 'lib/domain/scan.ts'
 */
export function roomOf(path) {
	const name = Object.keys(ROOMS)
		.filter((room) => room === '' || path.startsWith(`${room}/`))
		.sort((a, b) => b.length - a.length)[0];
	return name ?? '';
}
