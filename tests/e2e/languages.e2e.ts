import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Language, LocalText } from '../../src/lib/domain/language.ts';
import type { ThemeSet } from '../../src/lib/domain/theme.ts';
import { changeAbout } from '../../src/lib/server/usecases/change-scan.ts';
import { NO_PRECONDITIONS } from '../../src/lib/domain/scan.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { importAnswers } from '../../src/lib/server/usecases/import-answers.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { aLever, aTheme } from '../fixtures/example-scan.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, close, inside, open, type MadeScan } from './prepared.ts';

const BOUNDARY = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
const PURPOSE: LocalText = {
	...{ nl: 'Samen kijken wat hier kan.', en: 'See together what is possible.' },
	de: 'Gemeinsam sehen, was hier möglich ist.'
};
const DRAFT = 'Maschinell übersetzt, noch nicht geprüft.';

/** Two themes; the second has no German words. */
const OWN: ThemeSet = {
	...{ id: 'own', version: '1', title: { nl: 'Eigen', en: null }, note: { nl: null, en: null } },
	levers: [
		{
			...aLever('water', [
				{ ...aTheme('sloten'), title: { nl: 'Sloten', en: null, de: 'Gräben' } },
				{ ...aTheme('hagen'), title: { nl: 'Heggen planten', en: null } }
			]),
			title: { nl: 'Water', en: null, de: 'Wasser' }
		}
	]
};

let house: House;
test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

/** A quickscan in these languages with its first round open. */
function scanIn(languages: readonly Language[], themes: string | ThemeSet): Promise<MadeScan> {
	return inside(house, async (app) => {
		const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, ADA.email));
		const title = `Quickscan ${languages.join(' ')}`;
		const short = typeof themes === 'string';
		const what = { title, areaFile: BOUNDARY, themes, short, ownerId, languages };
		const made = done(await createScan(app, OPERATOR, what));
		const frame = { preconditions: NO_PRECONDITIONS, roles: PURPOSE };
		const texts = { purpose: PURPOSE, use: PURPOSE, decision: PURPOSE, ...frame };
		const about = { title, ...texts, contact: 'Gebiedsbureau', retentionMonths: 12, languages };
		done(await changeAbout(app, OPERATOR, made.id, about));
		await open(app, made);
		return made;
	});
}

async function reader(browser: Browser, locale: string): Promise<Page> {
	return (await browser.newContext({ locale })).newPage();
}

/** What stands on the page in another language than the page's. */
function foreign(page: Page): Promise<readonly string[]> {
	return page
		.locator('main [lang]')
		.evaluateAll((all) => all.map((one) => `${one.getAttribute('lang')}: ${one.textContent}`));
}

async function takePart(page: Page, { code }: MadeScan, group: string, begin: string) {
	await page.goto(`${house.url}/s/${code}`);
	await page.locator(`input[name="group"][value="${group}"]`).check();
	await page.getByRole('button', { name: begin }).click();
	await expect(page.locator('input[name="impact"]').first()).toBeAttached();
}

async function answer(page: Page, next: string): Promise<void> {
	const before = page.url();
	for (const question of ['impact', 'feasibility', 'effort', 'knowledge'])
		await page.locator(`input[name="${question}"][value="4"]`).check();
	await page.getByRole('button', { name: next, exact: true }).click();
	await expect(page).not.toHaveURL(before);
}

test('[V9] [V10] who reads German goes through a scan in German alone, from welcome to done', async ({
	browser
}) => {
	const scan = await scanIn(['de'], 'landelijk');
	const page = await reader(browser, 'de-DE');
	await page.goto(`${house.url}/s/${scan.code}`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	await expect(page.getByText(PURPOSE.de!).first()).toBeVisible();
	await expect(page.getByRole('group', { name: 'Zu welcher Gruppe gehören Sie?' })).toBeVisible();
	await expect(page.getByText('Landwirt oder Gärtner')).toBeVisible();
	await expect(page.getByText(DRAFT)).toBeVisible();
	expect(await foreign(page)).toEqual([]);

	await takePart(page, scan, 'agrarier', 'Beginnen');
	await expect(page.locator('h1')).toHaveText('Wasserstand, der zu nasser Natur passt');
	await expect(page.getByText('Wie gut ist das hier machbar?')).toBeVisible();
	expect(await foreign(page)).toEqual([]);
	await answer(page, 'Nächstes Thema');

	await page.goto(`${house.url}/s/${scan.code}/done`);
	await expect(page.getByText('Gespeichert: 4 Antworten bei 1 von 12 Themen.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Später weitermachen' })).toBeVisible();
	expect(await foreign(page)).toEqual([]);
});

test('[V10] in a scan in Dutch and German, what has no German words is in Dutch, and says so', async ({
	browser
}) => {
	const scan = await scanIn(['nl', 'de'], OWN);
	const page = await reader(browser, 'de-DE');
	await takePart(page, scan, 'gemeente', 'Beginnen');
	await expect(page.locator('h1')).toHaveText('Gräben');
	expect(await foreign(page)).toEqual([]);
	await answer(page, 'Nächstes Thema');

	await expect(page.locator('h1')).toHaveText('Heggen planten');
	await expect(page.locator('h1')).toHaveAttribute('lang', 'nl');
	await expect(page.locator('.lever')).toHaveText('Wasser');
	await answer(page, 'Abschließen');

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fertig. Vielen Dank!');
	expect(await foreign(page)).toEqual(['nl: Heggen planten']);
});

test('[V10] who chooses English in a Dutch scan has English buttons and Dutch themes', async ({
	browser
}) => {
	const scan = await scanIn(['nl'], 'landelijk');
	const page = await reader(browser, 'nl-NL');
	await page.goto(`${house.url}/s/${scan.code}`);
	const choice = page.getByRole('banner').getByRole('form', { name: 'Taal' });
	await expect(choice.getByRole('button')).toHaveText([/Nederlands/, /English/, /Deutsch/]);
	await choice.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByText(DRAFT)).toHaveCount(0);

	await takePart(page, scan, 'agrarier', 'Begin');
	await expect(page.getByRole('button', { name: 'Next theme' })).toBeVisible();
	await expect(page.locator('h1')).toHaveText('Waterpeil dat past bij natte natuur');
	await expect(page.locator('h1')).toHaveAttribute('lang', 'nl');
	await expect(page.locator('h1 [lang], main :not([lang]) > p[lang="en"]')).toHaveCount(0);
});

test('[V6] [V9] numbers and days of a result are written as in German', async ({ browser }) => {
	const scan = await scanIn(['nl', 'de'], OWN);
	await inside(house, async (app) => {
		const values = ['4', '5', '4', '4', '3', '2'];
		const rows = values.flatMap((value, person) =>
			['impact', 'feasibility', 'effort', 'knowledge'].map(
				(question) => `p${person},gemeente,sloten,${question},${value}`
			)
		);
		const csv = `participant,group,theme,question,value\n${rows.join('\n')}\n`;
		expect((await importAnswers(app, OPERATOR, scan.id, csv)).ok).toBe(true);
		await close(app, scan);
	});
	const page = await reader(browser, 'nl-NL');
	await logIn(page, house.url);
	await page.getByRole('button', { name: 'Deutsch' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
	await expect(page.getByRole('contentinfo')).toContainText(DRAFT);

	await page.goto(`${house.url}/scans/${scan.id}/results`);
	const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
	const today = day.format(Date.now());
	await expect(page.getByText(`Einschätzung von 6 Personen am ${today}.`).first()).toBeVisible();
	// The mean of 4, 5, 4, 4, 3 and 2.
	await expect(page.locator('main')).toContainText(/\b3,67?\b/);
	await page.goto(`${house.url}/scans/${scan.id}/story?lang=de`);
	await expect(page.getByText('„Gräben“').first()).toBeVisible();
});
