import { expect, test } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { changeAbout } from '../../src/lib/server/usecases/change-scan.ts';
import { ABOUT, done, OPERATOR } from '../fixtures/house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addScan, inside, open } from './prepared.ts';

// Preparing a meeting from the checklist: the script, whom to invite, and an existing plan.

let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });

		test(`[PR12] [PR4] [PR7] [PR9] a facilitator prepares from the checklist, ${script ? 'with' : 'without'} JavaScript`, async ({
			page,
			browser
		}) => {
			const title = `Voorbereid ${script}`;
			const scan = await inside(house, async (app) => {
				const made = await addScan(app, ADA, title);
				done(await changeAbout(app, OPERATOR, made.id, { ...ABOUT, title }));
				return made;
			});
			const home = `${house.url}/scans/${scan.id}`;
			const main = page.getByRole('main');
			await logIn(page, house.url);
			await page.goto(home);
			await expect(main.getByText('Kies een draaiboek')).toBeVisible();

			// A script for a meeting that takes place anyway, a little too long, and shorter again.
			await main.getByRole('link', { name: 'Script', exact: true }).click();
			await page.locator('input[value="short"]').check();
			await main.getByRole('button', { name: 'Script maken' }).click();
			await expect(main.getByText('Samen 25 minuten.')).toBeVisible();
			const first = page.locator('#step-0');
			await first.locator('summary').click();
			await first.locator('[name="minutes"]').fill('10');
			await first.getByRole('button', { name: 'Stap opslaan' }).click();
			await expect(main.getByText('8 minuten langer dan je koos')).toBeVisible();
			await page.locator('#step-4 summary').click();
			await page.getByRole('button', { name: 'Stap weghalen: De ronde sluiten' }).click();
			await expect(main.getByText('Samen 31 minuten.')).toBeVisible();
			await main.getByRole('button', { name: 'Terugzetten' }).click();
			await expect(main.getByText('Samen 33 minuten.')).toBeVisible();
			await page.getByRole('button', { name: 'Omlaag: Wat ligt vast' }).click();
			await expect(page.locator('#step-1 h3')).toContainText('Zo vul je het in');
			await page.locator('[name="starts"]').fill('19.30');
			await main.getByRole('button', { name: 'Tijden invullen' }).click();
			await expect(main.getByText('Klaar om 20:03.')).toBeVisible();
			await expect(page.locator('#step-1 h3')).toContainText('19:40');
			await page.emulateMedia({ media: 'print' });
			await expect(page.getByRole('banner')).toBeHidden();
			await expect(main.getByText('Stap aanpassen').first()).toBeHidden();
			await expect(page.locator('#step-6')).toBeVisible();
			await page.emulateMedia({ media: null });

			// A link for two parties; somebody comes by one of them.
			await page.goto(home);
			await expect(main.getByText('Gekozen: 25 minuten.')).toBeVisible();
			await main.getByRole('link', { name: 'Uitnodigingen' }).click();
			await page.locator('textarea[name="party"]').fill('Collectief Noord\nDorpsbelang');
			await page.locator('form[action*="add"] [name="group"]').selectOption('agrarier');
			await main.getByRole('button', { name: 'Links maken' }).click();
			await expect(main.getByText('Nog niemand kwam via deze link.')).toHaveCount(2);
			await inside(house, (app) => open(app, scan));
			const party = page.locator('li', { hasText: 'Collectief Noord' });
			await party.locator('summary').first().click();
			const link = (await party.locator('.link a').getAttribute('href'))!;
			await expect(party.locator('textarea')).toHaveValue(new RegExp(link.replace(/[?.]/g, '.')));
			const visitor = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: script });
			const phone = await visitor.newPage();
			const { pathname, search } = new URL(link);
			await phone.goto(house.url + pathname + search);
			await phone.locator('[name="group"][value="agrarier"]').check();
			await phone.getByRole('button', { name: 'Beginnen' }).click();
			await expect(phone).toHaveURL(/\/s\/[A-Z0-9]{6}\/[a-z]/);
			await visitor.close();
			await page.reload();
			await expect(main.getByText('1 persoon kwam via deze link.')).toHaveCount(1);

			// Measures of a plan: the whole table or nothing.
			await page.goto(`${home}/themes/import`);
			const send = async (lines: readonly string[]) => {
				const buffer = Buffer.from(['lever;title;text', ...lines].join('\r\n'));
				const file = { name: 'plan.csv', mimeType: 'text/csv', buffer };
				await page.locator('input[name="file"]').setInputFiles(file);
				await main.getByRole('button', { name: 'Thema’s toevoegen' }).click();
			};
			await send(['Beheerplan;Stuwen;', ';Dammen;']);
			await expect(main.getByText('Regel 3: de kolom ‘lever’ is leeg.')).toBeVisible();
			await send(['Beheerplan;Stuwen;', 'Beheerplan;Dammen;']);
			await expect(main.getByText('2 thema’s staan nu in de lijst.')).toBeVisible();
			await main.getByRole('link', { name: 'Naar de thema’s', exact: true }).click();
			await expect(main.getByRole('link', { name: 'Dammen' })).toBeVisible();
		});
	});
