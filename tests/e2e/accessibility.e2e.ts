import { expect, test, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { everyState, type EveryState } from './every-state.ts';
import { VIEWS, type View } from './views.ts';

// Every page in every state: found on the disk, so that a new page cannot be forgotten.

/** Routes that give no page; they need no look. */
const ENDPOINTS: Readonly<Record<string, string>> = {
	'/dev/gallery': 'for developers; a house in use has no such page',
	'/language': 'form target: sets the language and goes back',
	'/logout': 'form target: ends the session',
	'/s/[code]/[theme]/answer': 'JSON: saves answers in the background',
	'/s/[code]/map': 'GeoJSON: the area and its parts, when the map is opened',
	'/s/[code]/done/qr': 'picture: the own link',
	'/scans/[id]/remarks/remarks.csv': 'file: what people wrote',
	'/scans/[id]/results/matrix.png': 'file: the matrix',
	'/scans/[id]/results/matrix.svg': 'file: the matrix',
	'/scans/[id]/results/release.json': 'file: the release',
	'/scans/[id]/results/results.csv': 'file: the figures',
	'/scans/[id]/results/results.geojson': 'file: the places',
	'/scans/[id]/results/results.gpkg': 'file: the places',
	'/scans/[id]/results/results.xlsx': 'file: the figures',
	'/scans/[id]/room/now': 'JSON: numbers of people',
	'/scans/[id]/story/story.html': 'file: the story',
	'/scans/[id]/story/story.md': 'file: the story'
};
/**
 * The axe of @axe-core/playwright, without its builder: that brings the whole script into the page
 * twice for every look, which takes ten times as long as looking.
 */
const AXE = readFileSync(
	createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
	'utf8'
);
const AXE_OPTIONS: RunOptions = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	resultTypes: ['violations']
};
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };

// A trace of so many browsers at once costs three times what the test does.
test.use({ trace: 'off' });

let all: EveryState;
/** Requests that left for another host. */
const strayed: string[] = [];

test.beforeAll(async ({ browser }) => {
	all = await everyState(browser);
	const ours = [all.house, all.emptyHouse].map(({ url }) => new URL(url).host);
	for (const viewer of Object.values(all.viewers))
		viewer.on('request', (request) => {
			const { protocol, host } = new URL(request.url());
			if (protocol !== 'data:' && !ours.includes(host)) strayed.push(request.url());
		});
});
test.afterAll(() => all.stop());

test('[X1] every page and every endpoint under src/routes is known here', () => {
	const routesWith = (file: string) =>
		globSync(`src/routes/**/${file}`)
			.map((path) => `/${path.split('/').slice(2, -1).join('/')}`)
			.sort();
	const pages = routesWith('+page.svelte');
	const loads = routesWith('+page.server.ts');
	const looked = [...new Set(VIEWS.map(({ route }) => route))].sort();
	expect(looked).toEqual([...new Set([...pages, ...loads])].sort());
	expect(Object.keys(ENDPOINTS).sort()).toEqual(routesWith('+server.ts'));
});

for (const view of VIEWS)
	test(`[X2] [X3] [X4] [X5] ${view.route}, ${view.who}: ${view.sees}`, async () => {
		const page = await open(view);
		await expectFrame(page, view.who === 'english' ? 'en' : 'nl');
		const looks = [
			{ size: NARROW, colorScheme: 'light' },
			...(view.main ? [{ size: NARROW, colorScheme: 'dark' } as const] : []),
			...(view.main ? [{ size: WIDE, colorScheme: 'light' } as const] : []),
			{ size: WIDE, colorScheme: 'dark' }
		] as const;
		for (const { size, colorScheme } of looks) {
			await page.setViewportSize(size);
			await page.emulateMedia({ colorScheme });
			expect(await widthOver(page), `wider than ${size.width} px`).toBeLessThanOrEqual(0);
			expect(await findings(page), `${size.width} px, ${colorScheme}`).toEqual([]);
		}
		expect(strayed).toEqual([]);
		await page.close();
	});

/** Goes to a page and opens everything on it that can be opened. */
async function open(view: View): Promise<Page> {
	const page = await all.viewers[view.who].newPage();
	await page.setViewportSize(NARROW);
	const { url } = view.first ? all.emptyHouse : all.house;
	await page.goto(url + view.path(all));
	await isAlive(page);
	await view.act?.(page);
	await expect(page.getByText(view.sees).first()).toBeAttached();
	await isAlive(page);
	await page.evaluate(() => {
		for (const closed of document.querySelectorAll('details')) closed.open = true;
	});
	await page.evaluate(AXE);
	return page;
}

/** Waits until the script of the page runs: SvelteKit puts this element there at the end. */
async function isAlive(page: Page): Promise<void> {
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

async function expectFrame(page: Page, language: string): Promise<void> {
	await expect(page.locator('h1')).toHaveCount(1);
	await expect(page.locator('h1')).not.toBeEmpty();
	await expect(page).toHaveTitle(/\S.* [·–] Peddel$/);
	await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** How many pixels the page is wider than its window. */
function widthOver(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** What axe finds, in a form that is easy to read in a failed test; no page has frames. */
function findings(page: Page): Promise<string[]> {
	return page.evaluate(async (options) => {
		const { axe } = globalThis as unknown as {
			axe: { run: (options: RunOptions) => Promise<AxeResults> };
		};
		const { violations } = await axe.run(options);
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`)
		);
	}, AXE_OPTIONS);
}
