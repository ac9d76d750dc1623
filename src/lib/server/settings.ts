import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { DEFAULT_GRACE_SECONDS } from '../domain/round.ts';

/** Everything that can be set; README.md has the same table. */
export interface Settings {
	/** Folder of the database. */
	readonly dataFolder: string;
	readonly host: string;
	readonly port: number;
	/** Public address when there is a proxy in front, e.g. https://scan.example.nl; else null. */
	readonly origin: string | null;
	/** How long late answers count after closing. */
	readonly graceSeconds: number;
	/** The ground under maps, from another host; null: none, or the house's own file. */
	readonly map: MapTiles | null;
	/** The ground under maps, from this house; null: none. */
	readonly mapFile: MapFile | null;
}

export interface MapFile {
	/** A PMTiles archive (version 3). */
	readonly path: string;
	readonly credit: string;
}

export interface MapTiles {
	/** Address of a picture with {z}, {x} and {y} in it, in the usual grid (EPSG:3857). */
	readonly tiles: string;
	/** Whose it is, as told to whoever opens the map. */
	readonly credit: string;
}

/** The Dutch base map of PDOK in grey: open data (CC BY 4.0), without a key. */
const DEFAULT_MAP: MapTiles = {
	tiles: 'https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png',
	credit: 'Kadaster'
};

/** A setting that makes no sense; its message is one sentence for the person who set it. */
export class WrongSetting extends Error {
	override readonly name = 'WrongSetting';
}

/** By its name: the built pages have a class of their own. */
export function isWrongSetting(thrown: unknown): thrown is Error {
	return thrown instanceof Error && thrown.name === 'WrongSetting';
}

/**
 * Reads the settings once, from PEDDEL_… variables; what is not set has its default.
 * @throws WrongSetting naming the variable, what it held and what it should hold
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const unknown = Object.keys(env).find(
		(name) => name.startsWith('PEDDEL_') && !KNOWN.includes(name)
	);
	if (unknown)
		throw new WrongSetting(`${unknown} is not a setting of Peddel; it knows ${KNOWN.join(', ')}.`);
	const host = env.PEDDEL_HOST || '0.0.0.0';
	if (isIP(host) === 0 && !/^[a-z0-9.-]+$/i.test(host))
		throw new WrongSetting(`PEDDEL_HOST is "${host}"; it should be an address such as 0.0.0.0.`);
	return {
		dataFolder: resolve(env.PEDDEL_DATA || 'data'),
		host,
		port: whole(env, 'PEDDEL_PORT', 3000, 0, 65_535),
		origin: origin(env.PEDDEL_ORIGIN),
		graceSeconds: whole(env, 'PEDDEL_GRACE_SECONDS', DEFAULT_GRACE_SECONDS, 0, 3600),
		map: env.PEDDEL_MAP_FILE ? null : mapTiles(env.PEDDEL_MAP_TILES, env.PEDDEL_MAP_CREDIT),
		mapFile: mapFile(env.PEDDEL_MAP_FILE, env.PEDDEL_MAP_CREDIT)
	};
}

const KNOWN = [
	'PEDDEL_DATA',
	'PEDDEL_HOST',
	'PEDDEL_PORT',
	'PEDDEL_ORIGIN',
	'PEDDEL_GRACE_SECONDS',
	'PEDDEL_MAP_TILES',
	'PEDDEL_MAP_FILE',
	'PEDDEL_MAP_CREDIT'
];

function whole(
	env: Readonly<Record<string, string | undefined>>,
	name: string,
	byDefault: number,
	low: number,
	high: number
): number {
	const text = env[name];
	if (text === undefined || text === '') return byDefault;
	const number = Number(text);
	if (!/^\d+$/.test(text) || number < low || number > high)
		throw new WrongSetting(`${name} is "${text}"; it should be a number from ${low} to ${high}.`);
	return number;
}

function origin(text: string | undefined): string | null {
	if (!text) return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search)
		throw new WrongSetting(
			`PEDDEL_ORIGIN is "${text}"; it should be an address such as https://scan.example.nl.`
		);
	return url.origin;
}

function mapTiles(tiles: string | undefined, credit: string | undefined): MapTiles | null {
	if (tiles === 'none') return null;
	if (!tiles) return { ...DEFAULT_MAP, ...(credit ? { credit } : {}) };
	const url = URL.canParse(tiles) ? new URL(tiles) : null;
	const isTiles = ['{z}', '{x}', '{y}'].every((part) => tiles.includes(part));
	if (!url || !['http:', 'https:'].includes(url.protocol) || !isTiles)
		throw new WrongSetting(
			`PEDDEL_MAP_TILES is "${tiles}"; it should be an address with {z}, {x} and {y} such as https://example.org/{z}/{x}/{y}.png, or none.`
		);
	return { tiles, credit: credit || url.host };
}

function mapFile(path: string | undefined, credit: string | undefined): MapFile | null {
	if (!path) return null;
	if (!path.endsWith('.pmtiles') || !statSync(path, { throwIfNoEntry: false })?.isFile())
		throw new WrongSetting(
			`PEDDEL_MAP_FILE is "${path}"; it should be a file that is there and ends in .pmtiles.`
		);
	// What such files are nearly always made from; its licence asks to be named.
	return { path: resolve(path), credit: credit || 'OpenStreetMap' };
}

/** What a page is told of the ground: `tiles` is null for the file of the house; null: none at all. */
export function groundOf({
	map,
	mapFile: file
}: Settings): { readonly tiles: string | null; readonly credit: string } | null {
	return file ? { tiles: null, credit: file.credit } : map;
}

/**
 * The addresses under which people can reach this machine, the local network's first.
 * @returns e.g. ['http://192.168.1.20:3000', 'http://localhost:3000']; only the origin when set
 */
export function addressesOf(settings: Settings, port: number = settings.port): readonly string[] {
	if (settings.origin) return [settings.origin];
	const here = ['127.0.0.1', 'localhost', '::1'];
	if (here.includes(settings.host)) return [`http://localhost:${port}`];
	if (settings.host !== '0.0.0.0' && settings.host !== '::') {
		const host = isIP(settings.host) === 6 ? `[${settings.host}]` : settings.host;
		return [`http://${host}:${port}`];
	}
	const lan = Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter((address) => address.family === 'IPv4' && !address.internal)
		.map((address) => `http://${address.address}:${port}`);
	return [...lan, `http://localhost:${port}`];
}
