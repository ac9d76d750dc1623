import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { changeAbout } from '../../src/lib/server/usecases/change-scan.ts';
import { ABOUT, done, OPERATOR } from '../fixtures/house.ts';
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

// What the table talked about is asked again, and a later quickscan looks back.

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, async (app) => {
		await addAccount(app, ADA);
		scan = await addScan(app, ADA, 'Twee ronden');
		done(await changeAbout(app, OPERATOR, scan.id, { ...ABOUT, title: 'Twee ronden' }));
		await open(app, scan);
		await addAnswers(app, scan, 12);
		await close(app, scan);
	});
});
test.afterAll(() => house.stop());

test('[Z9] a next round may ask some themes; the others keep their figures, and what changed is told', async ({
	page
}) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/room`);
	const some = page.getByLabel('Alleen een aantal thema’s');
	await some.check();
	const boxes = page.locator('input[name="themes"]');
	for (const box of await boxes.all()) await box.uncheck();
	for (const slug of CORE.slice(0, 2)) await page.locator(`input[value="${slug}"]`).check();
	await page.getByRole('button', { name: 'Nieuwe ronde openen' }).click();
	await expect(page.getByText('Deze ronde gaat over 2 thema’s')).toBeVisible();

	await page.goto(`${house.url}/s/${scan.code}`);
	await expect(page.locator('main')).toContainText('2 thema’s');

	await inside(house, async (app) => {
		await addAnswers(app, scan, 12, false, CORE.slice(0, 2));
		await close(app, scan);
	});
	await page.goto(`${house.url}/scans/${scan.id}/results`);
	const change = page.locator('#change');
	await expect(change.getByRole('heading', { level: 2 })).toHaveText(
		'Wat is er veranderd sinds ronde 1?'
	);
	await expect(change).toContainText('10 thema’s zijn nu niet opnieuw gevraagd');
	await expect(page.locator(`#theme-${CORE[3]}`)).toContainText('Cijfers uit ronde 1.');
	await expect(page.locator(`#theme-${CORE[0]}`)).not.toContainText('Cijfers uit ronde 1.');
});

test('[Z10] each figure opens how it was made, with the keyboard alone', async ({ page }) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/results?round=1`);
	const theme = page.locator(`#theme-${CORE[0]}`);
	await theme.locator('summary').first().focus();
	await page.keyboard.press('Enter');
	const score = theme.locator('details details').first();
	await expect(score).toBeVisible();
	await score.locator('summary').focus();
	await page.keyboard.press('Enter');
	await expect(score).toContainText(/Score [\d,]+ = [\d,]+ punten voor opbrengst/);
});

test('[Z11] a quickscan that follows another tells what differs, and verify finds every release as it was', async ({
	page
}) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/new`);
	await expect(page.locator('select[name="follows"] option')).toHaveText([/eerste/, 'Twee ronden']);
	await inside(house, async (app) => {
		const later = await addScan(app, ADA, 'Jaren later', scan.id);
		await open(app, later);
		await addAnswers(app, later, 9);
		await close(app, later);
		await page.goto(`${house.url}/scans/${later.id}/results`);
	});
	await expect(page.locator('#change').getByRole('heading', { level: 2 })).toContainText(
		'Twee ronden'
	);
	const id = /scans\/([^/]+)/.exec(page.url())![1]!;
	for (const one of [scan.id, id]) {
		const printed = execFileSync(
			process.execPath,
			['src/cli/peddel.ts', 'verify', '--scan', one, '--data', house.folder],
			{ encoding: 'utf8' }
		);
		expect(JSON.parse(printed)).toMatchObject({ scan: one, equal: true });
	}
});
