import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Place } from '../../src/lib/domain/place.ts';
import { changeSubAreas } from '../../src/lib/server/usecases/change-sub-areas.ts';
import { readRating } from '../../src/lib/server/usecases/read-rating.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { takeSeat, turnTo } from './participant.ts';
import { addAccount, addScan, inside, open, type MadeScan } from './prepared.ts';
import { secretOf } from './tap-log.ts';

// Where a theme belongs: from a list, in words, on a map. Each test has a person of its own.

/** A server of tiles that is nowhere: what it answers is up to each test. */
const TILES = 'https://tiles.example.org';
/** The Groote Wielen, from its corners. */
const [WEST, SOUTH, EAST, NORTH] = [5.83, 53.2, 5.95, 53.26];
const MIDDLE = 53.228;
/** A picture of one grey point: enough of a ground. */
const GREY = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

let house: House;
/** One with two shapes and a name, one with names only, one that is being prepared. */
let scans: Readonly<Record<'shapes' | 'names' | 'none' | 'ready' | 'plain', MadeScan>>;

function half(name: string, south: number, north: number) {
	const ring = [
		...[
			[WEST, south],
			[EAST, south],
			[EAST, north]
		],
		...[
			[WEST, north],
			[WEST, south]
		]
	];
	return {
		...{ type: 'Feature', properties: { naam: name } },
		geometry: { type: 'Polygon', coordinates: [ring] }
	};
}
const HALVES = JSON.stringify({
	type: 'FeatureCollection',
	features: [half('Noordkant', MIDDLE, NORTH), half('Zuidkant', SOUTH, MIDDLE)]
});

test.beforeAll(async () => {
	const map = { PEDDEL_MAP_TILES: `${TILES}/{z}/{x}/{y}.png`, PEDDEL_MAP_CREDIT: 'Testkaart' };
	house = await startHouse(map);
	scans = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = async (title: string) => addScan(app, ADA, title);
		const [shapes, names, none] = [await made('Vormen'), await made('Namen'), await made('Niets')];
		const change = async ({ id }: MadeScan, it: Parameters<typeof changeSubAreas>[3]) =>
			done(await changeSubAreas(app, OPERATOR, id, it));
		await change(shapes, { kind: 'add-file', text: HALVES });
		for (const scan of [shapes, names])
			await change(scan, { kind: 'add', title: 'Langs de vaart' });
		for (const scan of [shapes, names, none]) await open(app, scan);
		return { shapes, names, none, ready: await made('Klaar'), plain: await made('Zonder script') };
	});
});
test.afterAll(() => house.stop());

interface Person {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly scan: MadeScan;
	/** Of the card on screen. */
	readonly theme: string;
	/** Addresses of other hosts that were asked. */
	readonly strayed: string[];
}

/** Somebody at the first theme, with its places open. */
async function person(
	browser: Browser,
	which: keyof typeof scans,
	more: { javaScriptEnabled?: boolean } = {}
): Promise<Person> {
	const viewport = { width: 390, height: 800 };
	const context = await browser.newContext({ locale: 'nl-NL', viewport, ...more });
	const page = await context.newPage();
	const strayed: string[] = [];
	page.on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol.startsWith('http') && host !== new URL(house.url).host)
			strayed.push(request.url());
	});
	await page.route(`${TILES}/**`, (route) =>
		route.fulfill({
			...{ body: GREY, contentType: 'image/png' },
			headers: { 'access-control-allow-origin': '*' }
		})
	);
	const scan = scans[which];
	await page.goto(`${house.url}/s/${scan.code}`);
	await takeSeat(page, 'bewoner');
	await page.getByText('plek', { exact: true }).click();
	return { context, page, scan, theme: new URL(page.url()).pathname.split('/').pop()!, strayed };
}

/** What the server has of this theme. */
async function saidBy({ context, scan, theme }: Person) {
	const secret = await secretOf(context);
	return inside(house, async (app) => {
		const { said } = done(await readRating(app, scan.code, secret)).view;
		return { places: said[theme]?.places ?? [], where: said[theme]?.where ?? '' };
	});
}

async function expectPlaces(one: Person, places: readonly unknown[]): Promise<void> {
	await expect.poll(async () => (await saidBy(one)).places).toEqual(places);
}

async function openMap({ page }: Person): Promise<void> {
	await page.getByRole('button', { name: 'Op de kaart aanwijzen' }).click();
	await expect(page.getByRole('button', { name: 'Groter' })).toBeVisible();
	await expect(page.locator('canvas')).toBeVisible();
}

/** Taps on the map, so many pixels from its middle. */
async function tap({ page }: Person, right: number, down: number): Promise<void> {
	const canvas = page.locator('canvas');
	await canvas.scrollIntoViewIfNeeded();
	const { width, height } = (await canvas.boundingBox())!;
	await canvas.click({ position: { x: width / 2 + right, y: height / 2 + down } });
}

const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
const subArea = (id: string): Place => ({ kind: 'sub-area', id });
const fourDecimals = (place: Place) =>
	place.kind === 'sub-area' ||
	place.positions.flat().every((degrees) => Number(degrees.toFixed(4)) === degrees);

test('[J68] from the list and in words, and both come back', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	await page.getByLabel('Zuidkant').check();
	await page.getByLabel('Langs de vaart').check();
	await page.getByLabel('In woorden').fill('Bij het gemaal');
	await turnTo(page, 'Volgende thema');
	await expectPlaces(one, [subArea('zuidkant'), subArea('langs-de-vaart')]);
	await expect.poll(async () => (await saidBy(one)).where).toBe('Bij het gemaal');
	await turnTo(page, 'Vorige');
	await page.reload();
	await expect(page.getByLabel('Zuidkant')).toBeChecked();
	await expect(page.getByLabel('In woorden')).toHaveValue('Bij het gemaal');
	await page.getByLabel('Zuidkant').uncheck();
	await expectPlaces(one, [subArea('langs-de-vaart')]);
	expect(one.strayed).toEqual([]);
	await one.context.close();
});

test('[J68] without JavaScript the list and the words are part of the card', async ({
	browser
}) => {
	const one = await person(browser, 'shapes', { javaScriptEnabled: false });
	const { page } = one;
	await expect(page.getByRole('button', { name: 'Op de kaart aanwijzen' })).toHaveCount(0);
	await page.getByLabel('Noordkant').check();
	await page.getByLabel('In woorden').fill('Overal een beetje');
	await turnTo(page, 'Volgende thema');
	await expectPlaces(one, [subArea('noordkant')]);
	await turnTo(page, 'Vorige');
	await expect(page.getByLabel('In woorden')).toHaveValue('Overal een beetje');
	await page.getByLabel('Noordkant').uncheck();
	await page.getByLabel('In woorden').fill('');
	await turnTo(page, 'Volgende thema');
	await expectPlaces(one, []);
	expect((await saidBy(one)).where).toBe('');
	await one.context.close();
});

test('[J68] [J71] without JavaScript a drawing made earlier stays', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	await openMap(one);
	await button(one, 'Lijn').click();
	for (const right of [-30, 30]) await tap(one, right, 0);
	await button(one, 'Klaar').click();
	await expect.poll(async () => (await saidBy(one)).places).toHaveLength(1);
	const before = (await saidBy(one)).places;
	const plain = await browser.newContext({
		...{ locale: 'nl-NL', javaScriptEnabled: false },
		storageState: await one.context.storageState()
	});
	const page = await plain.newPage();
	await page.goto(`${house.url}/s/${one.scan.code}/${one.theme}`);
	await page.getByLabel('Noordkant').check();
	await turnTo(page, 'Volgende thema');
	await expectPlaces(one, [subArea('noordkant'), ...before]);
	await plain.close();
	await one.context.close();
});

test('[J69] nothing of the map is asked for before it is opened', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page, strayed } = one;
	const scripts: string[] = [];
	page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
	await page.reload();
	await page.waitForLoadState('networkidle');
	await page.getByText('plek', { exact: true }).click();
	await expect(page.getByText('van een andere website (Testkaart)')).toBeVisible();
	expect(strayed).toEqual([]);
	expect(scripts.filter((path) => /maplibre|\/map$/.test(path))).toEqual([]);
	const before = scripts.length;
	await openMap(one);
	await expect(page.getByText('Kaartgegevens © Testkaart')).toBeVisible();
	await expect.poll(() => strayed.length).toBeGreaterThan(0);
	expect(strayed.every((address) => address.startsWith(`${TILES}/`))).toBe(true);
	expect(scripts.slice(before).some((path) => path.endsWith('/map'))).toBe(true);
	await one.context.close();
});

test('[J69] a tap on a part of the map is the same as a tick in the list', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	await openMap(one);
	await tap(one, 0, -60);
	await expect(page.getByLabel('Noordkant')).toBeChecked();
	await expect(page.getByText('Noordkant is gekozen.')).toBeVisible();
	await expectPlaces(one, [subArea('noordkant')]);
	await tap(one, 0, -60);
	await expect(page.getByLabel('Noordkant')).not.toBeChecked();
	await expectPlaces(one, []);
	await one.context.close();
});

test('[J70] without its ground the map shows the outline, and says so', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	await page.route(`${TILES}/**`, (route) => route.abort());
	await openMap(one);
	await expect(page.getByText('De achtergrondkaart is er nu niet.')).toBeVisible();
	await tap(one, 0, 60);
	await expectPlaces(one, [subArea('zuidkant')]);
	await one.context.close();
});

test('[J70] without a network the list and the words work, and are sent later', async ({
	browser
}) => {
	const one = await person(browser, 'shapes');
	const { context, page } = one;
	await page.waitForLoadState('networkidle');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Op de kaart aanwijzen' }).click();
	await expect(page.getByText('De kaart is er nu niet')).toBeVisible();
	await page.getByLabel('Zuidkant').check();
	await page.getByLabel('In woorden').fill('Zonder net');
	await page.getByLabel('In woorden').blur();
	await context.setOffline(false);
	await expectPlaces(one, [subArea('zuidkant')]);
	expect((await saidBy(one)).where).toBe('Zonder net');
	await page.getByRole('button', { name: 'Kaart opnieuw proberen' }).click();
	// A browser that does not ask again for what failed begins the page anew.
	const begun = page.getByRole('button', { name: 'Op de kaart aanwijzen' });
	const there = page.getByRole('button', { name: 'Groter' });
	await expect(begun.or(there).first()).toBeVisible();
	if (await begun.isVisible()) await begun.click();
	await expect(there).toBeVisible();
	await context.close();
});

test('[J70] a device that cannot draw maps says so', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	await page.evaluate(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.getByRole('button', { name: 'Op de kaart aanwijzen' }).click();
	await expect(page.getByText('Dit toestel kan de kaart niet tekenen.')).toBeVisible();
	await page.getByLabel('Zuidkant').check();
	await expectPlaces(one, [subArea('zuidkant')]);
	await one.context.close();
});

test('[J71] a point, a line and an area are drawn, listed, taken away and brought back', async ({
	browser
}) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	await openMap(one);
	await button(one, 'Lijn').click();
	await expect(button(one, 'Klaar')).toBeDisabled();
	for (const [right, down] of [
		[-60, 0],
		[60, 0],
		[60, 40]
	] as const)
		await tap(one, right, down);
	await button(one, 'Ongedaan maken').click();
	await button(one, 'Klaar').click();
	await expect(
		page.getByRole('listitem').filter({ hasText: /^lijn 1, ± [\d,.]+ k?m/ })
	).toBeVisible();
	await button(one, 'Vlak').click();
	for (const [right, down] of [
		[-20, -5],
		[20, -5],
		[20, 15]
	] as const)
		await tap(one, right, down);
	await button(one, 'Klaar').click();
	await button(one, 'Nee').click();
	await button(one, 'Punt').click();
	await tap(one, 0, 10);
	await button(one, 'Nee').click();
	await expect(page.getByText('punt 3', { exact: true })).toBeVisible();
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(3);
	const { places } = await saidBy(one);
	expect(
		places.map((place) => [place.kind, 'positions' in place && place.positions.length])
	).toEqual([
		['line', 2],
		['area', 4],
		['point', 1]
	]);
	expect(places.every(fourDecimals)).toBe(true);
	await page.getByRole('button', { name: /^vlak 2.* weghalen$/ }).click();
	await expectPlaces(one, [places[0], places[2]]);
	await button(one, 'Ongedaan maken').click();
	await expectPlaces(one, places);
	await one.context.close();
});

test('[J72] all of it with the keyboard alone', async ({ browser }) => {
	const one = await person(browser, 'none');
	const { page } = one;
	const press = async (...keys: readonly string[]) => {
		for (const key of keys) await page.keyboard.press(key);
	};
	const tabTo = async (name: string) => {
		for (let i = 0; i < 30; i += 1) {
			const focused = await page.evaluate(
				() => document.activeElement?.ariaLabel || document.activeElement?.textContent?.trim()
			);
			if (focused === name) return;
			await press('Tab');
		}
		throw new Error(`Tab does not come to ${name}`);
	};
	await tabTo('Op de kaart aanwijzen');
	await press('Enter');
	await expect(page.getByRole('button', { name: 'Groter' })).toBeVisible();
	await tabTo('Lijn');
	await press('Enter');
	await tabTo('Zet hier een punt');
	await press('Enter');
	// Back to the map, which stands before its buttons.
	await page.locator('canvas').focus();
	await press('ArrowRight', 'ArrowRight');
	await page.waitForTimeout(500);
	await press('Enter');
	await tabTo('Klaar');
	await press('Enter');
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(1);
	const [line] = (await saidBy(one)).places;
	expect(line).toMatchObject({ kind: 'line' });
	await tabTo('Punt');
	await press('Enter');
	await tabTo('Zet hier een punt');
	await press('Enter');
	await expect(page.getByRole('heading', { name: 'Is dit je eigen grond?' })).toBeFocused();
	await tabTo('Nee');
	await press('Enter');
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(2);
	await page.getByRole('heading', { name: 'Op de kaart aangewezen' }).focus();
	await tabTo((await page.getByRole('button', { name: /^lijn 1/ }).getAttribute('aria-label'))!);
	await press('Enter');
	await expect
		.poll(async () => (await saidBy(one)).places.map(({ kind }) => kind))
		.toEqual(['point']);
	await one.context.close();
});

test('[J73] own land becomes the sub-area, and nothing else of it is sent', async ({ browser }) => {
	const one = await person(browser, 'shapes');
	const { page } = one;
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/answer')) sent.push(request.postData() ?? '');
	});
	await openMap(one);
	await button(one, 'Punt').click();
	await tap(one, 0, 14);
	await expect(page.getByRole('heading', { name: 'Is dit je eigen grond?' })).toBeFocused();
	await button(one, 'Ja, mijn grond').click();
	await expect(page.getByText('We bewaren niet wat je tekende, alleen: Zuidkant.')).toBeVisible();
	await expectPlaces(one, [subArea('zuidkant')]);
	expect(sent.join()).not.toContain('positions');
	await one.context.close();
});

test('[J73] where no sub-area has a shape, own land is said in words or roughly', async ({
	browser
}) => {
	const one = await person(browser, 'names');
	const { page } = one;
	await openMap(one);
	const drawOwn = async (right: number) => {
		await button(one, 'Punt').click();
		await tap(one, right, 0);
		await button(one, 'Ja, mijn grond').click();
		await expect(page.getByRole('heading', { name: 'We bewaren dit perceel niet.' })).toBeFocused();
	};
	await drawOwn(0);
	await button(one, 'In woorden zeggen').click();
	await expect(page.getByLabel('In woorden')).toBeFocused();
	await drawOwn(0);
	await button(one, 'Niets bewaren').click();
	expect((await saidBy(one)).places).toEqual([]);
	await drawOwn(0);
	await button(one, 'Ongeveer bewaren').click();
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(1);
	// A neighbour two pixels on gets the same point.
	await drawOwn(2);
	await button(one, 'Ongeveer bewaren').click();
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(2);
	const { places } = await saidBy(one);
	expect(places[1]).toEqual(places[0]);
	await one.context.close();
});

test('[J74] outside the area is asked about, not refused', async ({ browser }) => {
	const one = await person(browser, 'none');
	const { page } = one;
	await openMap(one);
	const drawOutside = async () => {
		await button(one, 'Punt').click();
		await tap(one, 0, -120);
		await expect(page.getByRole('heading', { name: 'Dit ligt buiten het gebied.' })).toBeFocused();
	};
	await drawOutside();
	await button(one, 'Nee, weghalen').click();
	await expect(button(one, 'Punt')).toBeVisible();
	expect((await saidBy(one)).places).toEqual([]);
	await drawOutside();
	await button(one, 'Ja, bewaren').click();
	await button(one, 'Nee').click();
	await expect.poll(async () => (await saidBy(one)).places.length).toBe(1);
	await one.context.close();
});

for (const [which, javaScriptEnabled] of [
	['ready', true],
	['plain', false]
] as const)
	test(`[J67] the list of places is made, ${which === 'plain' ? 'without' : 'with'} JavaScript`, async ({
		browser
	}) => {
		const context = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled });
		const page = await context.newPage();
		await logIn(page, house.url);
		await page.goto(`${house.url}/scans/${scans[which].id}/area`);
		await page.getByRole('link', { name: 'Plekken benoemen' }).click();
		const list = page.locator('main li .title');
		for (const title of ['Langs de vaart', 'Zuidkant']) {
			await page.locator('#add [name="title"]').fill(title);
			await page.getByRole('button', { name: 'Plek toevoegen' }).click();
			await expect(list.filter({ hasText: title })).toBeVisible();
		}
		await page.locator('#add [name="title"]').fill('zuidkant');
		await page.getByRole('button', { name: 'Plek toevoegen' }).click();
		await expect(page.getByText('“zuidkant” staat al in de lijst.')).toBeVisible();
		const upload = async (text: string) => {
			const buffer = Buffer.from(text);
			const file = { name: 'plekken.geojson', mimeType: 'application/json', buffer };
			await page.locator('input[name="file"]').setInputFiles(file);
			await page.getByRole('button', { name: 'Uit het bestand toevoegen' }).click();
		};
		await upload('geen json');
		await expect(page.getByText('Dit bestand is geen GeoJSON')).toBeVisible();
		await upload(HALVES);
		await expect(list).toHaveText([
			/^Langs de vaart\s+\(alleen een naam\)$/,
			'Zuidkant',
			'Noordkant'
		]);
		await page.getByRole('button', { name: 'Omhoog: Noordkant' }).click();
		await expect(list).toHaveText([/^Langs/, 'Noordkant', 'Zuidkant']);
		await page.locator('#place-zuidkant summary').click();
		await page.locator('#place-zuidkant [name="title"]').fill('De Hoek');
		await page.locator('#place-zuidkant').getByRole('button', { name: 'Naam opslaan' }).click();
		await expect(list).toHaveText([/^Langs/, 'Noordkant', 'De Hoek']);
		await page.locator('#place-langs-de-vaart summary').click();
		await page.getByRole('button', { name: 'Langs de vaart weghalen' }).click();
		await expect(list).toHaveText(['Noordkant', 'De Hoek']);
		await page.getByRole('link', { name: 'Terug naar het gebied' }).click();
		await expect(page.getByText('2 plekken met een naam.')).toBeVisible();
		await context.close();
	});

test('[J67] once somebody answered, no place comes or goes', async ({ browser }) => {
	const one = await person(browser, 'names');
	await one.page.getByLabel('Langs de vaart').check();
	await expectPlaces(one, [subArea('langs-de-vaart')]);
	await one.context.close();
	const context = await browser.newContext({ locale: 'nl-NL' });
	const page = await context.newPage();
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scans.names.id}/area/parts`);
	await expect(page.getByText('Een deel ligt vast')).toBeVisible();
	await expect(page.locator('#add')).toHaveCount(0);
	await page.locator('summary').click();
	await expect(page.getByRole('button', { name: 'Langs de vaart weghalen' })).toHaveCount(0);
	await page.locator('main li [name="title"]').fill('Langs de Kerkvaart');
	await page.getByRole('button', { name: 'Naam opslaan' }).click();
	await expect(page.locator('main li .title')).toContainText('Langs de Kerkvaart');
	await context.close();
});
