import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { secondRound } from '../../../../../tests/fixtures/told.ts';
import { asDownload, fileName } from './file-name.ts';

const release = secondRound();
const inArea = (name: string) => ({
	...release,
	scan: { ...release.scan, area: { ...release.scan.area, name } }
});
const LATE = Date.UTC(2026, 10, 20, 23, 30);

describe('[F22] a file from a release', () => {
	test.each([
		['Groote Wielen', 'groote-wielen'],
		['Skriemer Fjilden: Fryslân’s “hart”', 'skriemer-fjilden-fryslan-s-hart'],
		['../../etc\r\nX: y', 'etc-x-y'],
		['"; filename="kwaad.exe', 'filename-kwaad-exe']
	])('is named after area, Dutch day and round: %j', (area, slug) => {
		const name = fileName(inArea(area), LATE, '.gpkg');
		expect(name).toBe(`peddel-${slug}-2026-11-21-ronde-2.gpkg`);
		expect(name).toMatch(/^[a-z0-9.-]+$/);
	});

	test('[F22] comes as a download, text as UTF-8 and bytes as they are', async () => {
		const text = asDownload('é', 'text/csv', 'peddel-a.csv');
		expect(text.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(text.headers.get('content-disposition')).toBe(
			`attachment; filename="peddel-a.csv"; filename*=UTF-8''peddel-a.csv`
		);
		const bytes = Uint8Array.from([0, 255, 128]);
		const file = asDownload(bytes, 'application/geopackage+sqlite3', 'peddel-a.gpkg');
		expect(file.headers.get('content-type')).toBe('application/geopackage+sqlite3');
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
	});

	test('[F22] every route that gives a file away names it so', () => {
		const routes = globSync('src/routes/scans/*id*/{results,story}/*/+server.ts');
		expect(routes.length).toBeGreaterThanOrEqual(7);
		for (const route of routes)
			expect(readFileSync(route, 'utf8'), route).toMatch(
				/asDownload|resultFile\(|storyFile\(|[fF]ile\(/
			);
	});
});
