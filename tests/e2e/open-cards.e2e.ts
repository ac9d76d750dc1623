import { expect, test, type Page } from '@playwright/test';
import { changeAbout } from '../../src/lib/server/usecases/change-scan.ts';
import { closeRound } from '../../src/lib/server/usecases/close-round.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import { ABOUT, done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { pickedOn } from './participant.ts';
import { addAccount, addScan, close, CORE, inside, type MadeScan } from './prepared.ts';

// A core group that answers under its names, a table with one voice, and their second round.

const TITLE = 'Kerngroep';
const NOTE = 'Open kaarten: organisaties staan met hun naam in de uitslag.';
const PARTIES = ['agrarier', 'gemeente', 'provincie', 'waterschap', 'terreinbeheerder'];

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, async (app) => {
		await addAccount(app, ADA);
		scan = await addScan(app, ADA, TITLE);
		done(await changeAbout(app, OPERATOR, scan.id, { ...ABOUT, title: TITLE }));
	});
});
test.afterAll(() => house.stop());

const theme = () => `${house.url}/s/${scan.code}/${CORE[0]}`;
const note = (page: Page) => page.getByText(NOTE, { exact: true });

test('[OC1] [OC2] [OC4] open cards are chosen, told on every page and agreed to; a table has one voice', async ({
	page,
	browser
}) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/method`);
	await page.getByLabel('Open kaarten').check();
	await expect(page.getByText('elke organisatie een kant')).toBeVisible();
	await page.getByRole('button', { name: 'Opslaan' }).click();
	await page.goto(`${house.url}/scans/${scan.id}/room`);
	await expect(note(page)).toBeVisible();
	await inside(house, async (app) => done(await openRound(app, OPERATOR, scan.id)));

	const phone = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
	await phone.goto(`${house.url}/s/${scan.code}`);
	await expect(note(phone)).toBeVisible();
	await expect(phone.getByRole('radio', { name: /Anders/ })).toHaveCount(0);
	await phone.getByRole('radio', { name: /^Bewoner/ }).check();
	await phone.getByLabel('Met hoeveel mensen').fill('7');
	await phone.getByRole('button', { name: 'Beginnen' }).click();
	await expect(phone.getByText('Zonder dat kun je hier niet meedoen.')).toBeVisible();
	// What was picked and typed is still there.
	await expect(phone.getByLabel('Met hoeveel mensen')).toHaveValue('7');
	await phone.getByLabel(/Ik doe mee onder de naam/).check();
	await phone.getByRole('button', { name: 'Beginnen' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).not.toHaveText(TITLE);
	await expect(note(phone)).toBeVisible();
	await phone.locator('input[name="impact"][value="3"]').check();
	await expect(phone.getByText('alles opgeslagen')).toBeVisible();

	await inside(house, async (app) => {
		for (const [place, group] of PARTIES.entries()) {
			const seat = { group, consented: true };
			const { secret } = done(await joinScan(app, NOBODY, scan.code, null, seat));
			const impact = { kind: 'rated', value: place === 0 ? 1 : 5 } as const;
			for (const slug of CORE)
				done(await submitAnswers(app, scan.code, secret, slug, { answers: { impact } }));
		}
		await close(app, scan);
	});
	await page.goto(`${house.url}/scans/${scan.id}/results`);
	await expect(note(page)).toBeVisible();
	await expect(page.locator('.honest').first()).toContainText('6 deelnemers (12 mensen');
	await expect(page.locator('.honest').first()).toContainText('met haar eigen naam');
});

for (const javaScriptEnabled of [true, false])
	test(`[OC5] [OC6] in a next round one stays with what one gave, or not, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		browser
	}) => {
		const { secret } = await inside(house, async (app) => {
			// Whichever of the two comes first: a new round, with one before it.
			await closeRound(app, OPERATOR, scan.id, 0);
			done(await openRound(app, OPERATOR, scan.id));
			const seat = { group: 'bewoner', consented: true };
			return done(await joinScan(app, NOBODY, scan.code, null, seat));
		});
		const phone = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled });
		await phone.addCookies([
			{ name: 'peddel-seat', value: secret, url: `${house.url}/s/${scan.code}` }
		]);
		const page = await phone.newPage();
		await page.goto(theme());
		await expect(page.getByText('Jij gaf toen geen antwoord.')).toBeVisible();
		await page.getByText('Wat gaven de kanten toen?').click();
		await expect(page.locator('.card dd').first()).toContainText(/[1-5],0/);

		// The same person a round later.
		await inside(house, async (app) => {
			const answers = {
				impact: { kind: 'rated', value: 2 },
				effort: { kind: 'dont-know' }
			} as const;
			done(await submitAnswers(app, scan.code, secret, CORE[0]!, { answers }));
			for (let i = 0; i < 5; i += 1) {
				const seat = { group: 'gemeente', consented: true };
				const other = done(await joinScan(app, NOBODY, scan.code, null, seat)).secret;
				done(await submitAnswers(app, scan.code, other, CORE[0]!, { answers }));
			}
			await close(app, scan);
			done(await openRound(app, OPERATOR, scan.id));
		});
		await page.goto(theme());
		expect(await pickedOn(page)).toEqual(['', '', '', '']);
		await page.getByLabel('Ik blijf bij wat ik toen gaf').check();
		if (!javaScriptEnabled) {
			await page.getByRole('button', { name: 'Volgende thema' }).click();
			await page.goto(theme());
		}
		await expect(page.locator('input[name="impact"][value="2"]')).toBeChecked();
		await expect(page.locator('input[name="effort"][value="dk"]')).toBeChecked();
		await expect(page.locator('input[name="feasibility"]:checked')).toHaveCount(0);
	});
