import { expect, test, type Page } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import {
	addAccount,
	addAnswers,
	addScan,
	close,
	CORE,
	inside,
	open,
	type MadeScan
} from './prepared.ts';

// The opportunity map in the hands of the facilitator: a part of it, one side, and the keyboard.

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, 'Een deel van de kaart');
		await open(app, made);
		await addAnswers(app, made, 13);
		await close(app, made);
		return made;
	});
});
test.afterAll(() => house.stop());

const listed = (page: Page) => page.locator('li[id^="theme-"]');
test('[M15] [M16] [M17] a part of the map, one side of it, and a walk with the keys', async ({
	page
}) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/results`);
	const walk = page.getByRole('application', { name: 'Loop door de maatregelen' });
	await expect(walk).toBeVisible();
	const all = await listed(page).count();
	expect(all).toBe(CORE.length);

	const asked: string[] = [];
	// The browser itself looks at the icon again when the address changes.
	page.on('request', (request) => {
		if (!request.url().endsWith('favicon.svg')) asked.push(request.url());
	});
	await page.getByText('Laat een deel zien').click();
	await page.getByLabel('Wat het verbetert').selectOption('beheer');
	const part = page.getByText(`van ${all} thema’s.`);
	await expect(part).toBeVisible();
	expect(await listed(page).count()).toBeLessThan(all);
	await expect(page).toHaveURL(/condition=beheer/);
	await page.getByRole('link', { name: 'Laat alles weer zien' }).click();
	await expect(listed(page)).toHaveCount(all);

	await page.getByLabel('Kant (pijlen op de kaart)').selectOption({ index: 1 });
	await expect(page.getByText(/^Pijlen: waar .* plaatst\.$/)).toBeVisible();
	await page.getByText('De pijlen in woorden').click();
	await expect(page.getByText(/opbrengst (gelijk|\d,\d (hoger|lager))/).first()).toBeVisible();
	expect(asked).toEqual([]);

	await walk.focus();
	const told = page.locator('.matrix [aria-live]');
	await page.keyboard.press('Home');
	await expect(told).toHaveText(/^1\. /);
	const first = await told.textContent();
	await page.keyboard.press('PageDown');
	await expect(told).not.toHaveText(first!);
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	await expect(page.locator('li.highlighted > details')).toHaveAttribute('open');
	await expect(page.locator('.panel')).toHaveCount(1);
	await page.keyboard.press('Escape');
	await expect(told).toBeEmpty();
	await expect(walk).toBeFocused();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('[M15] [M16] a part and a side can be asked for', async ({ page }) => {
		await logIn(page, house.url);
		await page.goto(`${house.url}/scans/${scan.id}/results`);
		await page.getByText('Laat een deel zien').click();
		await page.getByLabel('Wat het verbetert').selectOption('beheer');
		await page.getByLabel('Kant (pijlen op de kaart)').selectOption({ index: 1 });
		await page.getByRole('button', { name: 'Laat zien' }).first().click();
		await expect(page.getByText(`van ${CORE.length} thema’s.`)).toBeVisible();
		expect(await listed(page).count()).toBeLessThan(CORE.length);
		const picture = page.locator('noscript > img');
		await expect(picture).toHaveAttribute('src', /condition=beheer&side=0$/);
		const drawn = await page.request.get(
			new URL((await picture.getAttribute('src'))!, house.url).href
		);
		expect(await drawn.text()).toMatch(/Een deel van de kaart \(beheer\): \d van \d+ maatregelen/);
	});
	test('[M19] a link opens the figures of a theme in the address as it is, another all of them', async ({
		page
	}) => {
		await logIn(page, house.url);
		await page.goto(`${house.url}/scans/${scan.id}/results?round=1&sort=name`);
		await expect(page.locator('.panel')).toHaveCount(0);
		const theme = page.locator(`#theme-${CORE[2]}`);
		await theme.locator('summary').click();
		await theme.getByRole('link', { name: 'Bekijk de cijfers van dit thema' }).click();
		await expect(theme.locator('.panel')).toBeVisible();
		await expect(page.locator('.panel')).toHaveCount(1);
		await expect(page).toHaveURL(/round=1&sort=name&open=.*#theme-/);
		await page.getByRole('link', { name: /^Open alle thema’s/ }).click();
		await expect(page.locator('.panel')).toHaveCount(CORE.length);
		await page.getByRole('link', { name: 'Sluit alle thema’s' }).click();
		await expect(page.locator('.panel')).toHaveCount(0);
	});
});
