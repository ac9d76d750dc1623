import { expect, test, type Locator, type Page } from '@playwright/test';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Beside } from '../../src/lib/domain/rating.ts';
import { done, NOBODY } from '../fixtures/house.ts';
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

// What people wrote, in the hands of the facilitator: with a script in the page and without.

const THEME = CORE[0]!;
const WRITTEN: readonly Beside[] = [
	{ remark: 'Het peil mag hoger.', withGroup: true },
	{ remark: 'Zet het peil hoger.', offer: 'Als er een vergoeding is.' },
	{ remark: 'Buurman Klaas wil niet.', where: 'Achter de sluis' }
];

let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

async function write(app: App, { code }: MadeScan, said: Beside): Promise<void> {
	const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'agrarier' }));
	done(await submitAnswers(app, code, secret, THEME, { answers: {}, ...said }));
}

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });

		test(`[J60] what people wrote is hidden, quoted, joined and brought back, ${script ? 'with' : 'without'} JavaScript`, async ({
			page
		}) => {
			const scan = await inside(house, async (app) => {
				const made = await addScan(app, ADA, `Opmerkingen ${script}`);
				await open(app, made);
				await addAnswers(app, made, 12);
				for (const said of WRITTEN) await write(app, made, said);
				return made;
			});
			await logIn(page, house.url);
			const home = `${house.url}/scans/${scan.id}`;
			await page.goto(`${home}/remarks`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nog geen opmerkingen');
			await inside(house, (app) => close(app, scan));

			await page.goto(home);
			await page.getByRole('link', { name: 'Opmerkingen', exact: true }).click();
			await expect(page.getByText('tellen niet mee in de cijfers')).toBeVisible();
			await page.locator(`#theme-${THEME} h2 a`).click();
			await expect(item(page, 'Het peil mag hoger.')).toContainText('Landbouw en grond');
			await expect(item(page, 'Zet het peil hoger.')).not.toContainText('Landbouw en grond');

			await item(page, 'Klaas').getByRole('button', { name: 'Verbergen' }).click();
			await expect(item(page, 'Klaas')).toContainText('Verborgen');
			if (script) await expectAt(item(page, 'Klaas').getByRole('button', { name: 'Weer tonen' }));
			await expectShown(page, home, ['Het peil mag hoger.', 'Zet het peil hoger.']);

			await page.goto(`${home}/remarks`);
			await page.locator(`#theme-${THEME} h2 a`).click();
			await item(page, 'Klaas').getByRole('button', { name: 'Weer tonen' }).click();
			await expect(page.getByRole('status').filter({ hasText: 'Weer te zien' })).toBeVisible();
			await page.getByRole('button', { name: 'Ongedaan maken' }).click();
			await expect(item(page, 'Klaas')).toContainText('Verborgen');

			const form = page.locator(`#${THEME}-remark`);
			await form.getByRole('button', { name: 'Samenvoegen onder …' }).click();
			await expect(page.getByText('Kruis eerst twee of meer teksten aan')).toBeVisible();
			for (const text of ['Het peil mag', 'Zet het peil'])
				await item(page, text).getByRole('checkbox').check();
			await form.getByRole('button', { name: 'Samenvoegen onder …' }).click();
			await form.getByRole('button', { name: 'Toch niet' }).click();
			await expect(item(page, 'Zet het peil').getByRole('checkbox')).toBeChecked();
			await form.getByRole('button', { name: 'Samenvoegen onder …' }).click();
			await item(page, 'Zet het peil')
				.getByRole('button', { name: 'Samenvoegen onder deze' })
				.click();
			await expect(page.getByText('Samengevoegd.')).toBeVisible();
			await expect(item(page, 'Zet het peil')).toContainText('en 1 ander');
			if (script) await expectAt(item(page, 'Zet het peil'));
			await item(page, 'Zet het peil').getByRole('button', { name: 'Aanhalen' }).click();
			await expect(item(page, 'Zet het peil')).toContainText('Aangehaald');
			await expectShown(page, home, ['Zet het peil hoger.']);
			await expect(page.locator(`#theme-${THEME} blockquote`).first()).toContainText('en 1 ander');
			await expect(page.locator(`#theme-${THEME}`)).toContainText('Hier doe ik mee, als …');
			await expect(page.locator(`#theme-${THEME}`)).toContainText('Achter de sluis');

			await page.goto(`${home}/remarks`);
			const csv = await (await page.request.get(`${home}/remarks/remarks.csv?round=1`)).text();
			expect(csv).toContain('remark,Zet het peil hoger.,,2,true');
			expect(csv).not.toContain('Klaas');
			await page.locator(`#theme-${THEME} h2 a`).click();
			await item(page, 'Zet het peil').locator('summary').click();
			await page.getByRole('button', { name: 'Losmaken' }).click();
			await expect(item(page, 'Het peil mag')).toContainText('Landbouw en grond');
		});
	});

/** The text in the list of what people wrote, with its buttons. */
function item(page: Page, text: string): Locator {
	return page.locator(`#theme-${THEME} form > ul > li, #theme-${THEME} .card li`).filter({
		hasText: text
	});
}

/** Who works with the keyboard goes on here. */
async function expectAt(element: Locator): Promise<void> {
	await expect.poll(() => element.evaluate((it) => it === document.activeElement)).toBe(true);
}

/** The remarks that stand with the theme in the result are these, and no others. */
async function expectShown(page: Page, home: string, texts: readonly string[]): Promise<void> {
	await page.goto(`${home}/results?open=${THEME}`);
	const theme = page.locator(`#theme-${THEME}`);
	const list = theme.locator('h5:text-is("Opmerkingen") + ul > li');
	await expect(list).toHaveCount(texts.length);
	for (const text of texts) await expect(list.filter({ hasText: text })).toBeVisible();
}
