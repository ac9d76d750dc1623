import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openApp } from './app.ts';
import { addressesOf, groundOf, readSettings, WrongSetting } from './settings.ts';

const DEFAULTS = {
	dataFolder: resolve('data'),
	host: '0.0.0.0',
	port: 3000,
	origin: null,
	graceSeconds: 120,
	map: {
		tiles: 'https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png',
		credit: 'Kadaster'
	},
	mapFile: null
};
const TILES = 'https://tiles.example.org/{z}/{x}/{y}.png';
const ALL = [
	'DATA',
	'HOST',
	'PORT',
	'ORIGIN',
	'GRACE_SECONDS',
	'MAP_TILES',
	'MAP_FILE',
	'MAP_CREDIT'
].map((name) => `PEDDEL_${name}`);

describe('[G1] what is not set has its default', () => {
	test('nothing set, or other programs’ settings', () => {
		expect(readSettings({})).toEqual(DEFAULTS);
		expect(readSettings({ PORT: '8080', ORIGIN: 'x', NODE_ENV: 'test' })).toEqual(DEFAULTS);
	});

	test.each(ALL)('%s set to nothing', (name) => {
		expect(readSettings({ [name]: '' })).toEqual(DEFAULTS);
	});

	test('what is set is taken', () => {
		const env = {
			...{ PEDDEL_DATA: '/srv/peddel', PEDDEL_HOST: '::1', PEDDEL_PORT: '0' },
			...{ PEDDEL_ORIGIN: 'https://Scan.example.nl/', PEDDEL_GRACE_SECONDS: '3600' },
			...{ PEDDEL_MAP_TILES: TILES, PEDDEL_MAP_CREDIT: 'de provincie' }
		};
		expect(readSettings(env)).toEqual({
			...{ dataFolder: resolve('/srv/peddel'), host: '::1', port: 0 },
			...{ origin: 'https://scan.example.nl', graceSeconds: 3600 },
			...{ map: { tiles: TILES, credit: 'de provincie' }, mapFile: null }
		});
	});
});

describe('[G2] a setting that makes no sense is refused, with what it should be', () => {
	test.each([
		['PEDDEL_PORT', 'tachtig', /"tachtig"; it should be a number from 0 to 65535/],
		['PEDDEL_PORT', '65536', /from 0 to 65535/],
		['PEDDEL_PORT', '-1', /from 0 to 65535/],
		['PEDDEL_PORT', '80.5', /from 0 to 65535/],
		['PEDDEL_PORT', ' 80', /from 0 to 65535/],
		['PEDDEL_PORT', '0x50', /from 0 to 65535/],
		['PEDDEL_GRACE_SECONDS', '3601', /from 0 to 3600/],
		['PEDDEL_GRACE_SECONDS', '2m', /from 0 to 3600/],
		['PEDDEL_HOST', 'http://localhost', /an address such as 0\.0\.0\.0/],
		['PEDDEL_HOST', 'local host', /an address/],
		['PEDDEL_ORIGIN', 'scan.example.nl', /an address such as https:\/\/scan\.example\.nl/],
		['PEDDEL_ORIGIN', 'ftp://scan.example.nl', /an address/],
		['PEDDEL_ORIGIN', 'https://scan.example.nl/peddel', /an address/],
		['PEDDEL_ORIGIN', 'https://scan.example.nl?a=1', /an address/],
		['PEDDEL_MAP_TILES', 'https://tiles.example.org', /an address with \{z\}, \{x\} and \{y\}/],
		['PEDDEL_MAP_TILES', '/tiles/{z}/{x}/{y}.png', /an address with/],
		['PEDDEL_MAP_TILES', 'ftp://example.org/{z}/{x}/{y}', /an address with/],
		['PEDDEL_MAP_TILES', 'None', /or none\.$/],
		['PEDDEL_MAP_FILE', '/nowhere/gebied.pmtiles', /a file that is there and ends in \.pmtiles/],
		['PEDDEL_MAP_FILE', 'package.json', /ends in \.pmtiles/],
		['PEDDEL_MAP_FILE', tmpdir(), /a file that is there/]
	])('%s = %s', (name, value, message) => {
		const read = () => readSettings({ [name]: value });
		expect(read).toThrow(WrongSetting);
		expect(read).toThrow(message);
		expect(read).toThrow(new RegExp(`^${name} is "`));
	});

	test('the folder of the database too, when it cannot be used', () => {
		const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
		try {
			const file = join(folder, 'file');
			writeFileSync(file, '');
			writeFileSync(join(folder, 'peddel.sqlite'), 'no database at all, only these words');
			for (const dataFolder of [file, folder]) {
				const open = () => openApp({ ...DEFAULTS, dataFolder });
				expect(open).toThrow(WrongSetting);
				expect(open).toThrow(`PEDDEL_DATA is "${dataFolder}"; `);
			}
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

test('[G3] an unknown PEDDEL_ setting is refused: a misspelt one would go unnoticed', () => {
	expect(() => readSettings({ PEDDEL_PROT: '80' })).toThrow(WrongSetting);
	expect(() => readSettings({ PEDDEL_PROT: '' })).toThrow(
		`PEDDEL_PROT is not a setting of Peddel; it knows ${ALL.join(', ')}.`
	);
});

describe('[G5] the map has the ground that is set, none when told so, and says whose it is', () => {
	test('none', () => {
		expect(readSettings({ PEDDEL_MAP_TILES: 'none' }).map).toBeNull();
	});

	test('another ground is the host’s, unless it is told whose', () => {
		expect(readSettings({ PEDDEL_MAP_TILES: TILES }).map?.credit).toBe('tiles.example.org');
		expect(readSettings({ PEDDEL_MAP_CREDIT: 'Kadaster, PDOK' }).map).toEqual({
			...{ tiles: DEFAULTS.map.tiles, credit: 'Kadaster, PDOK' }
		});
	});
});

describe('[G6] a map file of the house is the ground, in the place of another host', () => {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const file = join(folder, 'gebied.pmtiles');
	writeFileSync(file, '');
	afterAll(() => rmSync(folder, { recursive: true }));

	test('pages are told whose it is, and no address', () => {
		const settings = readSettings({ PEDDEL_MAP_FILE: file, PEDDEL_MAP_TILES: TILES });
		expect(settings).toMatchObject({
			...{ map: null, mapFile: { path: file, credit: 'OpenStreetMap' } }
		});
		expect(groundOf(settings)).toEqual({ tiles: null, credit: 'OpenStreetMap' });
		const env = { PEDDEL_MAP_FILE: file, PEDDEL_MAP_CREDIT: 'de provincie' };
		expect(readSettings(env).mapFile?.credit).toBe('de provincie');
	});

	test('without one it is the other host, or none', () => {
		expect(groundOf(readSettings({}))).toEqual(DEFAULTS.map);
		expect(groundOf(readSettings({ PEDDEL_MAP_TILES: 'none' }))).toBeNull();
	});
});

describe('[G4] the addresses under which people can reach the house', () => {
	const of = (env: Record<string, string>, port?: number) => addressesOf(readSettings(env), port);

	test('only the public one, when there is one', () => {
		expect(of({ PEDDEL_ORIGIN: 'https://scan.example.nl', PEDDEL_PORT: '80' })).toEqual([
			'https://scan.example.nl'
		]);
	});

	test('this machine alone, or the one address it listens on', () => {
		for (const host of ['127.0.0.1', 'localhost', '::1'])
			expect(of({ PEDDEL_HOST: host })).toEqual(['http://localhost:3000']);
		expect(of({ PEDDEL_HOST: '192.168.1.20' }, 4000)).toEqual(['http://192.168.1.20:4000']);
		expect(of({ PEDDEL_HOST: 'fd00::1' })).toEqual(['http://[fd00::1]:3000']);
	});

	test('those of the local network first, when it listens everywhere', () => {
		const lan = Object.values(networkInterfaces())
			.flatMap((list) => list ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal)
			.map(({ address }) => `http://${address}:3000`);
		for (const host of ['0.0.0.0', '::'])
			expect(of({ PEDDEL_HOST: host })).toEqual([...lan, 'http://localhost:3000']);
	});
});
