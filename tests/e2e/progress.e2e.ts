import { expect, test } from '@playwright/test';
import { putCommitment } from '../../src/lib/server/usecases/change-leave.ts';
import { publishStory } from '../../src/lib/server/usecases/publish-story.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, inside, open } from './prepared.ts';

// What happens after the meeting: goals and agreements that are followed, and a next scan.

let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });

		test(`[SF13] a goal is followed and a next scan begun, ${script ? 'with' : 'without'} JavaScript`, async ({
			page,
			browser
		}) => {
			const title = `Verder ${script}`;
			const slug = `verder-${script}`;
			const { id } = await inside(house, async (app) => {
				const made = await addScan(app, ADA, title);
				await open(app, made);
				await addAnswers(app, made, 6);
				await close(app, made);
				const agreed = { theme: null, what: 'Een proef', who: 'Het waterschap', firstStep: '' };
				const days = { due: '2020-01-31', sign: '' };
				done(await putCommitment(app, OPERATOR, made.id, null, { ...agreed, ...days }));
				return made;
			});
			await logIn(page, house.url);
			await page.goto(`${house.url}/scans/${id}/progress`);
			const late = page.locator('#commitments li');
			await expect(late).toContainText('De eerste stap zou er op 31 januari 2020 zijn.');

			// Nothing that was typed is lost when one field is wrong.
			const goals = page.locator('#goals');
			await goals.getByLabel('Wat willen we bereiken?').fill('Meer natte natuur');
			await goals.getByLabel('In welk jaar?').fill('ooit');
			await goals.getByRole('button', { name: 'Opslaan' }).click();
			await expect(goals.getByText('Schrijf een jaar met vier cijfers')).toBeVisible();
			await expect(goals.getByLabel('Wat willen we bereiken?')).toHaveValue('Meer natte natuur');
			await goals.getByLabel('In welk jaar?').fill('2099');
			await goals.getByRole('button', { name: 'Opslaan' }).click();
			const goal = goals.locator('li');
			await expect(goal).toContainText('Nog niet begonnen');

			await goal.getByText('Hoe staat het nu?').click();
			await goal.getByText('Begonnen', { exact: true }).click();
			await goal.getByLabel('Wanneer kijken we weer?').fill('2090-05-01');
			await goal.getByRole('button', { name: 'Opslaan' }).first().click();
			await expect(goal.locator('.stands')).toContainText('Begonnen, sinds');
			await goal.getByRole('button', { name: 'Weghalen' }).click();
			await expect(goal).toHaveCount(0);
			await page.getByRole('button', { name: 'Ongedaan maken' }).click();
			await expect(goal.locator('.stands')).toContainText('Begonnen, sinds');
			await expect(page.locator('.lead')).toHaveText(
				'1 doel en 1 afspraak: 1 nog niet begonnen en 1 begonnen.'
			);

			const anybody = await browser.newContext({ locale: 'en-GB' });
			const reader = await anybody.newPage();
			const address = `${house.url}/story/${slug}`;
			expect((await reader.goto(`${address}/progress`))!.status()).toBe(404);
			expect((await anybody.request.get(`${address}/agenda.ics`)).status()).toBe(404);
			await inside(house, async (app) =>
				done(await publishStory(app, OPERATOR, id, { slug, listed: false }))
			);
			await reader.goto(`${address}/progress`);
			await expect(reader.locator('#main')).toContainText('Meer natte natuur');
			await expect(reader.locator('#main')).toContainText('Started, since');
			const file = await anybody.request.get(`${address}/agenda.ics`);
			expect(file.headers()).toMatchObject({
				'content-type': 'text/calendar; charset=utf-8',
				'content-disposition': expect.stringMatching(
					/filename="peddel-groote-wielen-\d{4}-\d\d-\d\d-agenda\.ics"/
				)
			});
			expect(await file.text()).toContain('DTSTART;VALUE=DATE:20900501');
			await anybody.close();

			await page.goto(`${house.url}/scans/${id}/progress`);
			await page.getByRole('button', { name: 'Begin een vervolgscan' }).click();
			await expect(page).toHaveURL(/\?made=1$/);
			await expect(page.locator('.head')).toContainText(`${title} ${new Date().getFullYear()}`);
			await page.goto(page.url().replace('?made=1', '/progress'));
			await expect(goal).toContainText('Meer natte natuur');
			await expect(late).toHaveCount(0);
		});
	});
