import { expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../src/lib/domain/place.ts';
import { changeSubAreas } from '../../src/lib/server/usecases/change-sub-areas.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { allWater, oneTile } from '../fixtures/pmtiles.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addScan, close, CORE, inside, open, type MadeScan } from './prepared.ts';

// Where people pointed, in the hands of the facilitator.

const TILES = 'https://tiles.example.org';
/** A picture of one grey point: enough of a ground. */
const GREY = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
/** The Groote Wielen, from its corners. */
const [WEST, SOUTH, EAST, NORTH] = [5.83, 53.2, 5.95, 53.26];
const MIDDLE = 53.228;
/** Drawn by one person only. */
const LONE = [5.8417, 53.2519] as const;
const [THEME, QUIET] = [CORE[2]!, CORE[0]!];

const folder = mkdtempSync(join(tmpdir(), 'peddel-'));
let house: House;
/** With the ground of another host. */
let other: House;
let scan: MadeScan;
let elsewhere: MadeScan;

test.beforeAll(async () => {
	const file = join(folder, 'gebied.pmtiles');
	writeFileSync(file, oneTile(GREY, 'png'));
	const tiles = { PEDDEL_MAP_TILES: `${TILES}/{z}/{x}/{y}.png`, PEDDEL_MAP_CREDIT: 'Testkaart' };
	[house, other] = await Promise.all([startHouse({ PEDDEL_MAP_FILE: file }), startHouse(tiles)]);
	[scan, elsewhere] = [await pointed(house), await pointed(other)];
});
test.afterAll(async () => {
	await Promise.all([house.stop(), other.stop()]);
	rmSync(folder, { recursive: true });
});

function half(naam: string, south: number, north: number) {
	const ring = [[WEST, south], [EAST, south], [EAST, north], [WEST, north], [WEST, south]]; // prettier-ignore
	const geometry = { type: 'Polygon', coordinates: [ring] };
	return { type: 'Feature', properties: { naam }, geometry };
}

/** A released scan in which seven people point to the north, two to the south, and each draws. */
async function pointed(at: House): Promise<MadeScan> {
	return inside(at, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, 'Waar speelt het');
		const features = [half('Noordkant', MIDDLE, NORTH), half('Zuidkant', SOUTH, MIDDLE)];
		const text = JSON.stringify({ type: 'FeatureCollection', features });
		done(await changeSubAreas(app, OPERATOR, made.id, { kind: 'add-file', text }));
		done(await changeSubAreas(app, OPERATOR, made.id, { kind: 'add', title: 'Langs de vaart' }));
		await open(app, made);
		for (let i = 0; i < 7; i++) {
			const { secret } = done(await joinScan(app, NOBODY, made.code, null, { group: 'agrarier' }));
			const places: Place[] = [{ kind: 'sub-area', id: 'noordkant' }];
			if (i < 2) places.push({ kind: 'sub-area', id: 'zuidkant' });
			places.push({ kind: 'point', positions: [i === 0 ? LONE : [5.89, 53.235]] });
			const answers = { impact: { kind: 'rated', value: 4 } } as const;
			done(await submitAnswers(app, made.code, secret, THEME, { answers, places }));
		}
		await close(app, made);
		return made;
	});
}

async function openMap(page: Page, at = house, which = scan): Promise<void> {
	await logIn(page, at.url);
	await page.goto(`${at.url}/scans/${which.id}/results`);
	await page.getByRole('link', { name: 'Op de kaart', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waar speelt het?');
}

const onMap = (page: Page, words: string) => page.locator('.on-map', { hasText: words });
const parts = (page: Page) => page.getByRole('region', { name: 'Plekken met een naam' });

test('[J77] the map tells how many people pointed where, and the list tells and chooses the same', async ({
	page
}) => {
	await openMap(page);
	await expect(page.getByText('7 mensen wezen bij dit thema een plek aan.')).toBeVisible();
	await expect(page.getByText('Dit is geen zonering.')).toBeVisible();
	await expect(onMap(page, 'Noordkant: 7 mensen')).toBeVisible();
	await expect(parts(page).getByRole('listitem')).toHaveText([
		/Noordkant\s+7 mensen/,
		/Zuidkant\s+te weinig om te laten zien/,
		/Langs de vaart\s+\(alleen een naam, niet op de kaart\)\s+te weinig/
	]);
	const hexagons = page.getByRole('region', { name: 'Zeshoeken' });
	await expect(hexagons.getByRole('listitem')).toHaveText([
		/In Noordkant, rond 53,\d+ .* 6 mensen/
	]);

	// With the keyboard alone.
	const north = page.getByRole('link', { name: 'Noordkant', exact: true });
	await north.focus();
	await page.keyboard.press('Enter');
	await expect(north).toHaveAttribute('aria-current', 'true');
	await expect(north).toBeFocused();
	await expect(page).toHaveURL(/place=noordkant/);
	await page.getByRole('region', { name: /^Kaart van/ }).focus();
	await page.keyboard.press('+');
	await page.keyboard.press('ArrowRight');

	await page.getByLabel('Kies een thema').selectOption(QUIET);
	await expect(page.getByText('minder dan vijf mensen een plek aan. Daarom')).toBeVisible();
	await expect(onMap(page, 'mensen')).toHaveCount(0);

	const places = `${house.url}/scans/${scan.id}/results/map/places.geojson?theme=${THEME}`;
	const geojson = await (await page.request.get(places)).text();
	expect(geojson).toContain('"people":7');
	for (const degrees of LONE) expect(geojson).not.toContain(String(degrees));
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('[J78] a drawing with the numbers and the list are there', async ({ page }) => {
		await openMap(page);
		const picture = page.getByRole('img', { name: /^Kaart van .* Dezelfde aantallen/ });
		await expect(picture).toContainText('7');
		await expect(picture).toContainText('Noordkant');
		await parts(page).getByRole('link', { name: 'Noordkant' }).click();
		await expect(picture.locator('.part.picked')).toHaveCount(1);
		await page.getByLabel('Kies een thema').selectOption(QUIET);
		await page.getByRole('button', { name: 'Laat zien' }).click();
		await expect(page).toHaveURL(new RegExp(`theme=${QUIET}`));
		await expect(picture).not.toContainText('7');
	});
});

test('[J78] on paper, and where no map can be drawn', async ({ page }) => {
	const picture = page.getByRole('img', { name: /^Kaart van .* Dezelfde aantallen/ });
	await openMap(page);
	await expect(onMap(page, 'Noordkant')).toBeVisible();
	await expect(picture).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(picture).toBeVisible();
	await expect(page.locator('.moving')).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.reload();
	await expect(page.getByText('Dit toestel kan geen beweegbare kaart tekenen.')).toBeVisible();
	await expect(picture).toBeVisible();
});

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });
		test(`[J79] layers are added, put in order and taken away, ${script ? 'with' : 'without'} JavaScript`, async ({
			page
		}) => {
			await openMap(page);
			const list = page.getByRole('region', { name: 'Eigen lagen' }).getByRole('listitem');
			const add = async (title: string, content: string) => {
				const more = page.getByText('Lagen toevoegen of veranderen');
				if (!(await page.getByLabel('Naam van de laag').isVisible())) await more.click();
				await page.getByLabel('Naam van de laag').fill(title);
				await page.getByLabel('Waar komt de laag vandaan?').fill('Provincie');
				const buffer = Buffer.from(content);
				const file = { name: 'laag.geojson', mimeType: 'application/geo+json', buffer };
				await page.getByLabel('Kaartbestand').setInputFiles(file);
				await page.getByRole('button', { name: 'Laag toevoegen' }).click();
			};
			const water = JSON.stringify(half('geheim', SOUTH, MIDDLE));
			await add('Natura', '{"type":"FeatureCollection","features":[]}');
			await expect(page.getByText('Er staan geen vormen in dit bestand.')).toBeVisible();
			await expect(page.getByLabel('Naam van de laag')).toHaveValue('Natura');
			await add('Natura', water);
			await expect(list).toHaveText([/Natura\s+Bron: Provincie/]);
			await add('Water', water);
			await expect(list).toHaveText([/Natura/, /Water/]);
			await page.getByRole('button', { name: 'Omhoog: Water' }).click();
			await expect(list).toHaveText([/Water/, /Natura/]);
			if (script) {
				const shown = page.getByLabel('Natura', { exact: true });
				await expect(shown).toBeChecked();
				await shown.uncheck();
				await expect(shown).not.toBeChecked();
			}
			await page.getByRole('button', { name: 'Natura weghalen' }).click();
			await expect(list).toHaveText([/Water/]);
			await page.getByRole('button', { name: 'Water weghalen' }).click();
			await expect(list).toHaveCount(0);
		});
	});

test('[J80] the file of the house is the ground, and no other host is asked', async ({ page }) => {
	const strayed: string[] = [];
	const asked: number[] = [];
	page.on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol.startsWith('http') && host !== new URL(house.url).host) strayed.push(host);
	});
	page.on('response', (response) => {
		if (response.url().endsWith('/map/base.pmtiles')) asked.push(response.status());
	});
	await openMap(page);
	await expect(page.getByText('Kaartgegevens © OpenStreetMap')).toBeVisible();
	await expect.poll(() => asked.length).toBeGreaterThan(1);
	expect(new Set(asked)).toEqual(new Set([206]));
	await expect(page.getByText('De achtergrondkaart is er nu niet.')).toHaveCount(0);
	expect(strayed).toEqual([]);
});

test('[J80] of a file with shapes the water is drawn', async ({ page }) => {
	const file = join(folder, 'vormen.pmtiles');
	writeFileSync(file, oneTile(allWater(), 'mvt'));
	const shapes = await startHouse({ PEDDEL_MAP_FILE: file });
	await openMap(page, shapes, await pointed(shapes));
	await page.locator('.moving').scrollIntoViewIfNeeded();
	const box = (await page.locator('.moving canvas').boundingBox())!;
	// At the edge, where none of the parts lies.
	const clip = { x: box.x + 6, y: box.y + box.height / 2, width: 1, height: 1 };
	const colour = async () => {
		const png = (await page.screenshot({ clip })).toString('base64');
		return page.evaluate(async (data) => {
			const image = new Image();
			image.src = `data:image/png;base64,${data}`;
			await image.decode();
			const context = document.createElement('canvas').getContext('2d')!;
			context.drawImage(image, 0, 0);
			return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
		}, png);
	};
	// --water by day.
	await expect.poll(colour).toEqual([0xbc, 0xd8, 0xdd]);
	await expect(page.getByText('De achtergrondkaart is er nu niet.')).toHaveCount(0);
	await shapes.stop();
});

test('[J80] the ground of another host comes through, also after other pages', async ({
	browser
}) => {
	const { page, tiles } = await withTiles(browser, true);
	await openMap(page, other, elsewhere);
	await expect.poll(() => tiles.length).toBeGreaterThan(0);
	await expect(page.getByText('Kaartgegevens © Testkaart')).toBeVisible();
	await page.context().close();
});

test('[J80] without its ground the map works, and says so', async ({ browser, page }) => {
	const { page: tiled } = await withTiles(browser, false);
	await page.route('**/map/base.pmtiles', (route) => route.abort());
	for (const [one, at, which] of [
		[page, house, scan],
		[tiled, other, elsewhere]
	] as const) {
		// prettier-ignore
		await openMap(one, at, which);
		await expect(one.getByText('De achtergrondkaart is er nu niet.')).toBeVisible();
		await expect(onMap(one, 'Noordkant: 7 mensen')).toBeVisible();
	}
	await tiled.context().close();
});

async function withTiles(browser: Browser, there: boolean) {
	const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
	const tiles: string[] = [];
	await page.route(`${TILES}/**`, (route) => {
		tiles.push(route.request().url());
		const headers = { 'access-control-allow-origin': '*' };
		return there ? route.fulfill({ body: GREY, contentType: 'image/png', headers }) : route.abort();
	});
	return { page, tiles };
}

test('[G7] the map file is served in parts to everybody', async () => {
	const address = `${house.url}/map/base.pmtiles`;
	const get = (headers: Record<string, string> = {}) => fetch(address, { headers });
	const whole = await get();
	expect(whole.status).toBe(200);
	const bytes = Buffer.from(await whole.arrayBuffer());
	expect(bytes.subarray(0, 7).toString()).toBe('PMTiles');
	const etag = whole.headers.get('etag')!;
	const part = await get({ range: 'bytes=2-6' });
	expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
		...[206, `bytes 2-6/${bytes.length}`, 'Tiles']
	]);
	expect((await get({ 'if-none-match': etag })).status).toBe(304);
	expect((await get({ range: `bytes=${bytes.length}-` })).status).toBe(416);
	const old = await get({ range: 'bytes=2-6', 'if-range': '"older"' });
	expect([old.status, (await old.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
	expect((await fetch(`${other.url}/map/base.pmtiles`)).status).toBe(404);
});
