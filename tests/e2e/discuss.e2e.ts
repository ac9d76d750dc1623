import { expect, test, type Browser, type Page } from '@playwright/test';
import type { App } from '../../src/lib/server/app.ts';
import { importAnswers } from '../../src/lib/server/usecases/import-answers.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { resultOnScreen } from '../../src/routes/screen/[key]/result.ts';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addScan, close, CORE, inside, open, type MadeScan } from './prepared.ts';

// The talk about a result, and what people leave with: with a script in the page and without.

const [TORN, GOOD] = [CORE[0]!, CORE[1]!];
let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

/** A released scan in which farmers see nothing in the first theme, and all like the others. */
async function released(app: App, title: string): Promise<MadeScan & { secret: string }> {
	const scan = await addScan(app, ADA, title);
	await open(app, scan);
	const rows = ['agrarier', 'bewoner', 'gemeente'].flatMap((group) =>
		Array.from({ length: 4 }, (_, i) =>
			[TORN, GOOD].flatMap((theme) =>
				QUESTIONS.map((question) => {
					const no = theme === TORN && group === 'agrarier' && question === 'impact';
					const value = no ? 1 : question === 'effort' ? 2 : 5;
					return `${group}${i},${group},${theme},${question},${value}`;
				})
			)
		).flat()
	);
	const csv = `participant,group,theme,question,value\n${rows.join('\n')}\n`;
	const brought = await importAnswers(app, OPERATOR, scan.id, csv);
	expect(brought.ok).toBe(true);
	const { secret } = done(await joinScan(app, NOBODY, scan.code, null, { group: 'bewoner' }));
	await close(app, scan);
	return { ...scan, secret };
}

/** A phone that runs no program; what it shows. */
async function onPhone(browser: Browser, path: string): Promise<string> {
	const phone = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });
	const page = await phone.newPage();
	await page.goto(house.url + path);
	const text = `${new URL(page.url()).pathname}\n${await page.locator('main').innerText()}`;
	await phone.close();
	return text;
}

const steps = (id: string) =>
	inside(house, async (app) => (await resultOnScreen(app, id, 'nl'))!.steps);

async function goThrough(page: Page, browser: Browser, scan: MadeScan & { secret: string }) {
	const result = `/s/${scan.code}/result`;
	await page.goto(`${house.url}/scans/${scan.id}/discuss`);
	const list = page.locator('#list');
	await expect(list.getByText('Er staat nog niets op.')).toBeVisible();
	await page
		.locator('#part-minority')
		.getByRole('button', { name: /bespreken$/ })
		.first()
		.click();
	const theme = page.locator(`#talk-${TORN}`);
	await theme.getByRole('textbox').fill('Eerst samen het peil meten.');
	await theme.getByRole('button', { name: /opslaan$/ }).click();
	await expect(list.getByRole('status').first()).toContainText('opgeslagen');
	await expect(theme.getByRole('textbox')).toHaveValue('Eerst samen het peil meten.');
	expect((await steps(scan.id)).at(-1)).toMatchObject({
		...{ id: `theme:${TORN}`, conclusion: 'Eerst samen het peil meten.' }
	});

	// Parked, and back by its undo; on the screen.
	await theme.getByRole('button', { name: /parkeren$/ }).click();
	await expect(list.getByText('Geparkeerd voor een andere keer')).toBeVisible();
	await list.getByRole('button', { name: 'Ongedaan maken' }).click();
	await theme.getByRole('button', { name: /op het scherm zetten$/ }).click();
	await expect(theme.getByText('Staat nu op het scherm')).toBeVisible();

	// Another theme, from outside what is proposed.
	await list.getByLabel('Een ander thema op de lijst').selectOption(CORE[5]!);
	await list.getByRole('button', { name: 'Op de lijst zetten' }).click();
	await expect(page.locator(`#talk-${CORE[5]}`)).toBeVisible();

	const tables = page.locator('#tables');
	await tables.getByLabel('Aantal tafels').fill('3');
	await tables.getByRole('button').click();
	await expect(tables.getByRole('listitem')).toHaveCount(3);
	await expect(tables.getByRole('listitem').first()).toContainText('over');

	expect(await onPhone(browser, result)).toContain('nog niet te zien');
	await page.getByRole('button', { name: 'Uitslag delen met deelnemers' }).click();
	await expect(page.getByRole('button', { name: 'Niet meer delen' })).toBeVisible();
	expect(await onPhone(browser, result)).toContain('Eerst samen het peil meten.');
	await page.goto(`${house.url}/scans/${scan.id}/results`);
	await expect(page.locator(`#theme-${TORN} .conclusion`)).toContainText('Eerst samen');
}

async function leave(page: Page, scan: MadeScan) {
	await page.goto(`${house.url}/scans/${scan.id}/leave`);
	const starts = page.locator('#start');
	await starts
		.getByRole('button', { name: /toevoegen$/ })
		.first()
		.click();
	await expect(starts.getByRole('button', { name: /weghalen$/ })).toHaveCount(1);
	await starts.getByLabel('In eigen woorden').fill('Een werkgroep');
	await starts.getByRole('button', { name: 'Toevoegen', exact: true }).click();
	await starts.getByRole('button', { name: 'Een werkgroep weghalen' }).click();
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(starts.locator('ol')).toContainText('Een werkgroep');

	const agreements = page.locator('#agreements');
	await agreements.getByLabel('Wat gebeurt er?').fill('Een proef met het peil');
	await agreements.getByRole('button', { name: 'Opslaan' }).click();
	await expect(agreements.locator('.error')).toContainText('wie het doet');
	await expect(agreements.getByLabel('Wat gebeurt er?')).toHaveValue('Een proef met het peil');
	await agreements.getByLabel('Wie doet het?').fill('Waterschap en Ada');
	await agreements.getByLabel('Wanneer is de eerste stap klaar?').fill('2099-01-31');
	await agreements.getByRole('button', { name: 'Opslaan' }).click();
	await expect(agreements.getByText('31 januari 2099')).toBeVisible();
	await expect(agreements.locator('li').getByText('Kan er iets eerder?').first()).toBeVisible();

	const after = page.locator('#after');
	await after.getByRole('textbox').fill('De raad nam de proef over.');
	await after.getByRole('button').click();
	await expect(page.getByText('Opgeslagen.')).toBeVisible();
}

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script, locale: 'nl-NL' });

		test(`[TK17] [TK18] a result is discussed, shared and left with, ${script ? 'with' : 'without'} JavaScript`, async ({
			page,
			browser
		}) => {
			const scan = await inside(house, (app) => released(app, `Bespreken ${script}`));
			await logIn(page, house.url);
			await goThrough(page, browser, scan);
			await leave(page, scan);
			const seen = await onPhone(browser, `/s/${scan.code}/return/${scan.secret}`);
			expect(seen).toMatch(new RegExp(`^/s/${scan.code}/result\n`));
			for (const words of ['De raad nam de proef over.', 'Waterschap en Ada', 'Een werkgroep'])
				expect(seen).toContain(words);
			expect(await onPhone(browser, `/s/${scan.code}`)).toContain('Bekijk de uitslag');
		});
	});
