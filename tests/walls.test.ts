import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomOf, ROOMS } from './walls.js';

interface Import {
	readonly from: string;
	/** A path from src/ on, or the name of a package. */
	readonly to: string;
	readonly kind: 'house' | 'package';
}

const files = globSync('src/**/*.{ts,js,svelte,css}')
	.map((path) => path.replaceAll('\\', '/'))
	.filter((path) => !path.includes('/paraglide/') && !/\.(test|e2e)\.ts$/.test(path));

const imports = files.flatMap((path) =>
	specifiers(readFileSync(path, 'utf8')).map((specifier) =>
		importOf(path.slice('src/'.length), specifier)
	)
);

function specifiers(source: string): readonly string[] {
	const patterns = [
		/^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
		/^\s*import\s*['"]([^'"]+)['"]/gm,
		/\bimport\(\s*['"]([^'"]+)['"]/g,
		/@import\s+['"]([^'"]+)['"]/g
	];
	return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!));
}

function importOf(from: string, specifier: string): Import {
	if (specifier.startsWith('#lib/'))
		return { from, to: specifier.replace('#lib/', 'lib/'), kind: 'house' };
	if (specifier.startsWith('.'))
		return { from, to: posix.join(posix.dirname(from), specifier), kind: 'house' };
	const [scope, name] = specifier.split('/');
	const whole = specifier.startsWith('@') ? `${scope}/${name}` : scope!;
	return { from, to: whole, kind: 'package' };
}

describe('walls', () => {
	test('[W1] a room imports only from the rooms that docs/architecture.md lets it', () => {
		const through = imports.filter(({ from, to, kind }) => {
			const [here, there] = [roomOf(from), roomOf(to)];
			return kind === 'house' && here !== there && !ROOMS[here]!.rooms.includes(there);
		});
		expect(through).toEqual([]);
	});

	test('[W2] a room imports only the packages it may', () => {
		const through = imports.filter(({ from, to, kind }) => {
			const { packages } = ROOMS[roomOf(from)]!;
			return kind === 'package' && packages !== 'any' && !packages.includes(to);
		});
		expect(through).toEqual([]);
	});

	test('[W3] what the command line reaches knows no $app and no $env', () => {
		const reached = new Set<string>();
		const queue = ['cli/peddel.ts'];
		while (queue.length > 0) {
			const from = queue.pop()!;
			if (reached.has(from)) continue;
			reached.add(from);
			queue.push(
				...imports.filter((one) => one.from === from && one.kind === 'house').map(({ to }) => to)
			);
		}
		expect(reached.size).toBeGreaterThan(40);
		expect(imports.filter(({ from, to }) => reached.has(from) && to.startsWith('$'))).toEqual([]);
	});

	test('[W5] docs/architecture.md has the very same table', () => {
		const told = readFileSync('docs/architecture.md', 'utf8')
			.split('\n')
			.filter((line) => /^\| (lib\/|routes|cli|\(src itself\))/.test(line))
			.map((line) => line.split('|').map((cell) => cell.trim()));
		const table = Object.fromEntries(
			told.map(([, room, rooms, packages]) => [
				room === '(src itself)' ? '' : room,
				{
					rooms: rooms === 'nothing of ours' ? [] : rooms!.split(', '),
					packages: packages === 'any' ? 'any' : packages === 'none' ? [] : packages!.split(', ')
				}
			])
		);
		expect(table).toEqual(ROOMS);
	});

	test('[W4] no page asks anything of another host', () => {
		// PDOK has the ground of the map; nobody asks for it before a person opens the map. The names of
		// XML vocabularies only look like addresses.
		const allowed =
			/^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|purl\.org\/dc|localhost|here|192\.168\.|scan\.example\.nl|example\.|service\.pdok\.nl\/brt\/)/;
		const outside = files
			.filter((path) => !path.includes('/content/'))
			.flatMap((path) =>
				[...readFileSync(path, 'utf8').matchAll(/https?:\/\/[a-z0-9][^\s'"`<)]*/g)]
					.map((match) => match[0])
					.filter((address) => !allowed.test(address))
					.map((address) => ({ path, address }))
			);
		expect(outside).toEqual([]);
	});
});
