import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addScan, inside, open, type MadeScan } from './prepared.ts';
import { changeAbout } from '../../src/lib/server/usecases/change-scan.ts';
import { ABOUT, done, OPERATOR } from '../fixtures/house.ts';

// A rehearsal goes through the pages of the house, from the page and from the command line.

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, ABOUT.title);
		done(await changeAbout(app, OPERATOR, made.id, ABOUT));
		await open(app, made);
		return made;
	});
});
test.afterAll(() => house.stop());

/** Every row of every table as text; who is logged in is no part of a scan. */
function rowsIn({ folder }: House): readonly string[] {
	const database = new Database(join(folder, DATABASE_FILE), { readonly: true });
	try {
		const tables = database
			.prepare(`select name from sqlite_schema where type = 'table' and name <> 'session'`)
			.all() as { name: string }[];
		return tables
			.flatMap(({ name }) =>
				database
					.prepare(`select * from "${name}"`)
					.raw()
					.all()
					.map((row) => `${name} ${JSON.stringify(row)}`)
			)
			.sort();
	} finally {
		database.close();
	}
}

test('[LC10] made-up people take part through the pages while the facilitator looks on; the scan stays byte for byte', async ({
	page
}) => {
	const before = rowsIn(house);
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/rehearsal`);
	await page.getByLabel('Hoeveel verzonnen deelnemers?').fill('3');
	await page.getByRole('button', { name: 'Proef houden' }).click();
	await expect(page.getByText('Kies een aantal van 5 tot en met 500')).toBeVisible();
	await expect(page.getByLabel('Hoeveel verzonnen deelnemers?')).toHaveValue('3');
	await page.getByLabel('Hoeveel verzonnen deelnemers?').fill('12');
	await page.getByRole('button', { name: 'Proef houden' }).click();
	await expect(page.getByText(/\d+ van 12 verzonnen deelnemers doen mee/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Er is een proef' })).toBeVisible({
		timeout: 60_000
	});
	const during = rowsIn(house);
	expect(before.filter((row) => !during.includes(row))).toEqual([]);
	await page.getByRole('link', { name: 'Naar de uitslag van de proef' }).click();
	await expect(page.getByText(`Proef: ${ABOUT.title}`).first()).toBeVisible();
	await expect(page.getByText('Dit is een proef met verzonnen antwoorden.')).toBeVisible();
	await page.goto(`${house.url}/scans`);
	await expect(page.getByText('Proef: ')).toHaveCount(0);
	await page.goto(`${house.url}/scans/${scan.id}/rehearsal`);
	await page.getByRole('button', { name: 'Proef weggooien' }).click();
	await expect(page.getByText('Er is een proef')).toHaveCount(0);
	expect(rowsIn(house)).toEqual(before);
});

test('[LC10] from the command line, with the house that runs and with one of its own', async ({
	request
}) => {
	const before = rowsIn(house);
	const rehearse = ['rehearse', '--scan', scan.id, '--people', '6', '--seconds', '1'];
	const there = JSON.parse(house.peddel([...rehearse, '--leave-open', '--url', house.url]));
	expect(there).toMatchObject({ people: 6, joined: 6, done: 6, failed: 0 });
	const welcome = await request.get(`${house.url}/s/${there.code}`);
	const text = await welcome.text();
	expect(text).toContain(`Proef: ${ABOUT.title}`);
	expect(text).toContain('Dit is een proef met verzonnen antwoorden.');
	const own = JSON.parse(house.peddel(rehearse));
	expect(own).toMatchObject({ people: 6, joined: 6, failed: 0 });
	expect((await request.get(`${house.url}/s/${there.code}`)).status()).toBe(404);
	const during = rowsIn(house);
	expect(before.filter((row) => !during.includes(row))).toEqual([]);
	expect(() => house.peddel([...rehearse, '--url', 'http://localhost:9'])).toThrow(
		/no Peddel runs with these data/
	);
	expect(rowsIn(house)).toEqual(before);
});
