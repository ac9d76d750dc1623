import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { seededRandom } from '../../src/cli/demo/answers.ts';
import { groupsForSet, themeSetById } from '../../src/lib/content/content.ts';
import type { Place } from '../../src/lib/domain/place.ts';
import { SCALE, type Answer } from '../../src/lib/domain/rating.ts';
import type { App } from '../../src/lib/server/app.ts';
import { changeSubAreas } from '../../src/lib/server/usecases/change-sub-areas.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import { ADA, logIn } from '../e2e/facilitator.ts';
import { addAccount, close, inside, open, type MadeScan } from '../e2e/prepared.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';

export const PEOPLE = 500;
export const PLACES = 2000;
/** At so many themes does everybody point once. */
const POINTED = PLACES / PEOPLE;
/** Within the Groote Wielen, from its corners. */
const [WEST, SOUTH, EAST, NORTH] = [5.845, 53.208, 5.94, 53.25];
const SUB_AREAS = 8;

const themes = themeSetById('landelijk')!.levers.flatMap((lever) => lever.themes);
const groups = groupsForSet('landelijk').filter(({ slug }) => slug !== 'anders');
export const SIZES = { themes: themes.length, groups: groups.length };

/** A house without ground under its maps, in which a large round was released. */
export interface LargeResult {
	readonly house: House;
	readonly scan: MadeScan;
}

export async function largeResult(): Promise<LargeResult> {
	const house = await startHouse({ PEDDEL_MAP_TILES: 'none' });
	const scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await openScan(app);
		const random = seededRandom(1);
		for (let person = 0; person < PEOPLE; person += 1) await answer(app, made, person, random);
		await close(app, made);
		return made;
	});
	return { house, scan };
}

async function openScan(app: App): Promise<MadeScan> {
	const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, ADA.email));
	const areaFile = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
	const made = done(
		await createScan(app, OPERATOR, {
			...{ title: 'Veel mensen', areaFile, ownerId, groups, languages: ['nl', 'en'] },
			themes: 'landelijk',
			method: {
				...{ mode: 'anonymous', breakdown: 'groups', k: 3 },
				weights: { impact: 1, feasibility: 1, room: 1 }
			}
		})
	);
	const features = Array.from({ length: SUB_AREAS }, (_, i) => strip(i));
	const text = JSON.stringify({ type: 'FeatureCollection', features });
	done(await changeSubAreas(app, OPERATOR, made.id, { kind: 'add-file', text }));
	await open(app, made);
	return made;
}

/** The area cut from west to east. */
function strip(i: number) {
	const step = (EAST - WEST) / SUB_AREAS;
	const [west, east] = [WEST + i * step, WEST + (i + 1) * step];
	const ring = [[west, SOUTH], [east, SOUTH], [east, NORTH], [west, NORTH], [west, SOUTH]]; // prettier-ignore
	const geometry = { type: 'Polygon', coordinates: [ring] };
	return { type: 'Feature', properties: { naam: `Strook ${i + 1}` }, geometry };
}

/** Somebody joins, rates every theme and points at a place for the first ones. */
async function answer(app: App, scan: MadeScan, person: number, random: () => number) {
	const group = groups[person % groups.length]!.slug;
	const { secret } = done(await joinScan(app, NOBODY, scan.code, null, { group }));
	// Together: they share a commit.
	await Promise.all(
		themes.map(async ({ slug }, nth) => {
			const answers = {
				impact: rated(nth * 0.37 + (person % groups.length) * 0.11, random),
				feasibility: rated(nth * 0.73, random),
				effort: rated(nth * 0.53, random),
				knowledge: rated(nth * 0.19, random)
			};
			const places = nth < POINTED ? [placeOf(person, random)] : undefined;
			done(
				await submitAnswers(app, scan.code, secret, slug, { answers, ...(places && { places }) })
			);
		})
	);
}

/** Around a middle that differs by theme and group, so that bubbles lie apart. */
function rated(shift: number, random: () => number): Answer {
	if (random() < 0.06) return { kind: 'dont-know' };
	const middle = 0.6 + (shift % 1) * 2.8;
	const at = Math.round(middle + (random() + random() - 1) * 1.6);
	return { kind: 'rated', value: SCALE[Math.min(4, Math.max(0, at))]! };
}

/** Half of them point at a part of the area, the others at a spot near a few that draw people. */
function placeOf(person: number, random: () => number): Place {
	if (person % 2 === 0)
		return { kind: 'sub-area', id: `strook-${1 + Math.floor(random() * SUB_AREAS)}` };
	const along = Math.floor(random() * 6) / 6 + random() * 0.06;
	const up = Math.floor(random() * 4) / 4 + random() * 0.06;
	return {
		kind: 'point',
		positions: [[WEST + along * (EAST - WEST), SOUTH + up * (NORTH - SOUTH)]]
	};
}

/** A browser that is logged in and has been at the log-in page only. */
async function loggedIn(browser: Browser, { house }: LargeResult): Promise<BrowserContext> {
	const viewport = { width: 1280, height: 800 };
	const context = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block', viewport });
	const page = await context.newPage();
	await logIn(page, house.url);
	const storageState = await context.storageState();
	await context.close();
	return browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block', viewport, storageState });
}

/** What was measured of a page; all in ms. */
export interface Opened {
	/** From asking for the page until it can be used, with an empty cache. */
	readonly readyMs: number;
	/** Of that, until the page itself was in. */
	readonly documentMs: number;
	readonly kilobytes: number;
}

/** Until the matrix is drawn and a click on a theme makes it stand out, which its script does. */
export async function openResults(browser: Browser, large: LargeResult): Promise<Opened> {
	return opening(browser, large, 'results', async (page) =>
		page.evaluate(async () => {
			const frame = () => new Promise(requestAnimationFrame);
			const drawn = () => {
				const canvas = document.querySelector<HTMLCanvasElement>('.matrix canvas');
				if (!canvas?.width || !canvas.height) return false;
				const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
				return data.some((value) => value !== 0);
			};
			while (!drawn()) await frame();
			const item = document.querySelector<HTMLElement>('li[id^="theme-"]')!;
			item.querySelector<HTMLElement>('summary')!.click();
			while (!item.classList.contains('highlighted')) await frame();
			await frame();
			return performance.now();
		})
	);
}

/** Until the numbers stand on the map that moves. */
export async function openMap(browser: Browser, large: LargeResult): Promise<Opened> {
	return opening(browser, large, 'results/map', async (page) =>
		page.evaluate(async () => {
			const frame = () => new Promise(requestAnimationFrame);
			while (!document.querySelector('.moving canvas') || !document.querySelector('.on-map'))
				await frame();
			await frame();
			return performance.now();
		})
	);
}

async function opening(
	browser: Browser,
	large: LargeResult,
	address: string,
	ready: (page: Page) => Promise<number>
): Promise<Opened> {
	const context = await loggedIn(browser, large);
	const page = await context.newPage();
	await page.goto(`${large.house.url}/scans/${large.scan.id}/${address}`, { waitUntil: 'commit' });
	const readyMs = await ready(page);
	const [documentMs, bytes] = await page.evaluate(() => {
		const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
		return [document!.responseEnd, document!.decodedBodySize] as const;
	});
	await context.close();
	return { readyMs, documentMs, kilobytes: bytes / 1024 };
}

/** How many times the choice is changed in one page. */
const CHANGES = 5;

/**
 * From choosing a class above the matrix until list and matrix show that one.
 * @returns in ms, of each change; empty when the page has no such choice
 */
export async function changeFilter(browser: Browser, large: LargeResult): Promise<number[]> {
	const context = await loggedIn(browser, large);
	const page = await context.newPage();
	await page.goto(`${large.house.url}/scans/${large.scan.id}/results`);
	// The choice is answered by the script of the page.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.waitForLoadState('networkidle');
	const choice = page.locator('form[method="GET" i] select[name="class"]');
	const changes: number[] = [];
	if ((await choice.count()) > 0)
		for (let i = 0; i < CHANGES; i += 1) changes.push(await choice.evaluate(changed));
	await context.close();
	return changes;
}

/** Runs in the page. */
async function changed(element: Element): Promise<number> {
	const select = element as HTMLSelectElement;
	const frame = () => new Promise(requestAnimationFrame);
	const shown = () => [...document.querySelectorAll('li[id^="theme-"]')].map(({ id }) => id).join();
	const before = shown();
	const start = performance.now();
	const { options, selectedIndex } = select;
	select.selectedIndex = (selectedIndex + 1) % options.length;
	select.dispatchEvent(new Event('change', { bubbles: true }));
	while (shown() === before) await frame();
	await frame();
	return performance.now() - start;
}
