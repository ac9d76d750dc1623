import { expect, test, type Locator, type Page } from '@playwright/test';
import { done, NOBODY } from '../fixtures/house.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import type { ScalePoint } from '../../src/lib/domain/rating.ts';
import type { App } from '../../src/lib/server/app.ts';
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

// The knowledge agenda in the hands of the facilitator: with a script in the page and without.

const THEME = CORE[1]!;
let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });

		test(`[J75] a question is put on the knowledge agenda, changed and taken off, ${script ? 'with' : 'without'} JavaScript`, async ({
			page
		}) => {
			const scan = await inside(house, async (app) => {
				const made = await addScan(app, ADA, `Kennis ${script}`);
				await open(app, made);
				await addAnswers(app, made, 12);
				const { secret } = done(
					await joinScan(app, NOBODY, made.code, null, { group: 'agrarier' })
				);
				const said = { answers: {}, remark: 'Hoe diep zit het veen hier?' };
				done(await submitAnswers(app, made.code, secret, THEME, said));
				return made;
			});
			await logIn(page, house.url);
			const results = `${house.url}/scans/${scan.id}/results`;
			await page.goto(`${results}/knowledge`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nog geen uitslag');
			await inside(house, (app) => close(app, scan));

			await page.goto(results);
			await page.getByRole('link', { name: 'Kennisagenda' }).click();
			await expect(page.getByText('Er staat nog niets op.')).toBeVisible();
			const theme = page.locator(`#theme-${THEME}`);
			await theme.getByText('1 opmerking vraagt iets').click();
			await expect(theme.getByText('Hoe diep zit het veen hier?')).toBeVisible();

			await theme.getByText('Wat willen we weten?').click();
			await theme.getByLabel('Vraag', { exact: true }).fill('Hoe diep is het veen?');
			await theme.getByLabel('ecologie').check();
			await theme.getByRole('button', { name: 'Opslaan' }).click();
			await expect(theme.getByText('Opgeslagen.')).toBeVisible();
			await expect(agenda(page, 'Nog niemand')).toContainText('Hoe diep is het veen?');
			await expect(theme.locator('form')).toBeHidden();

			await theme.getByText('Vraag aanpassen').click();
			await expect(theme.getByLabel('ecologie')).toBeChecked();
			await theme.getByLabel('Wie zoekt het uit?').fill('Waterschap');
			await theme.getByLabel('Voor wanneer?').fill('2027-03-01');
			await theme.getByRole('button', { name: 'Opslaan' }).click();
			await expect(agenda(page, 'Afgesproken')).toContainText('1 maart 2027');
			await expect(agenda(page, 'Afgesproken')).toContainText('Waterschap');
			await expect(agenda(page, 'Nog niemand')).toHaveCount(0);

			await page.emulateMedia({ media: 'print' });
			await expect(agenda(page, 'Afgesproken')).toBeVisible();
			await expect(theme).toBeHidden();
			await page.emulateMedia({ media: 'screen' });

			const csv = await (await page.request.get(`${results}/knowledge.csv`)).text();
			expect(csv).toContain('ecology,Hoe diep is het veen?,Waterschap,2027-03-01');

			await page.goto(`${results}/knowledge?round=1`);
			await theme.getByText('Vraag aanpassen').click();
			await theme.getByLabel('Vraag', { exact: true }).fill('');
			await theme.getByLabel('Wie zoekt het uit?').fill('');
			await theme.getByLabel('Voor wanneer?').fill('');
			await theme.getByLabel('ecologie').uncheck();
			await theme.getByRole('button', { name: 'Opslaan' }).click();
			await expect(theme.getByText('Van de agenda gehaald.')).toBeVisible();
			await expect(page).toHaveURL(/round=1/);
			await expect(page.getByText('Er staat nog niets op.')).toBeVisible();
		});

		test(`[J76] [X14] weights, order and two themes are tried on the results page, ${script ? 'with' : 'without'} JavaScript`, async ({
			page
		}) => {
			const scan = await inside(house, async (app) => {
				const made = await addScan(app, ADA, `Wat als ${script}`);
				await open(app, made);
				await addAnswers(app, made, 12);
				for (let person = 0; person < 6; person += 1) await rateUnalike(app, made);
				await close(app, made);
				return made;
			});
			await logIn(page, house.url);
			const results = `${house.url}/scans/${scan.id}/results`;
			await page.goto(`${results}?round=1`);
			// The shape of a class has its style from a part that other pages share (X14).
			const mark = (await page.locator('.mark svg:visible').first().boundingBox())!;
			expect(mark.height).toBeLessThan(40);
			const csv = await (await page.request.get(`${results}/results.csv`)).text();

			await page.getByText('Schuif met de gewichten').click();
			const whatIf = page.locator('#what-if');
			await expect(whatIf.getByText('Dit is niet de uitslag')).toBeVisible();
			await expect(whatIf.getByText('Dit zijn de gewichten van de uitslag.')).toBeVisible();
			const asReleased = await placesIn(whatIf);
			await set(whatIf.getByLabel('Opbrengst voor de natuur'), 0);
			await set(whatIf.getByLabel('Ruimte'), 10);
			if (!script) await whatIf.getByRole('button', { name: 'Laat de volgorde zien' }).click();
			await expect(whatIf.getByText('op een andere plaats')).toBeVisible();
			await expect(whatIf.getByText(/ omhoog$/).first()).toBeVisible();
			const otherwise = await placesIn(whatIf);
			expect(otherwise).not.toEqual(asReleased);
			expect(otherwise.toSorted()).toEqual(asReleased.toSorted());
			await whatIf.getByRole('link', { name: 'Terug naar de uitslag' }).click();
			await page.getByText('Schuif met de gewichten').waitFor();
			if (!script) await page.getByText('Schuif met de gewichten').click();
			await expect(whatIf.getByText('Dit zijn de gewichten van de uitslag.')).toBeVisible();
			expect(await placesIn(whatIf)).toEqual(asReleased);
			await page.goto(`${results}?w=0,0,0`);
			await expect(whatIf.getByText('Die gewichten kloppen niet.')).toBeVisible();
			await page.goto(`${results}?w=0,1,10`);
			await expect(whatIf.getByText('op een andere plaats')).toBeVisible();

			await page.goto(`${results}?round=1`);
			const places = () => page.locator('.lists ol').first().locator('h4').allTextContents();
			const byPlace = await places();
			await page.getByRole('link', { name: 'naam', exact: true }).click();
			await expect(page.getByText('De nummers blijven de plaatsen in de uitslag.')).toBeVisible();
			expect(await places()).toEqual(byPlace.toSorted((a, b) => a.localeCompare(b, 'nl')));
			await expect(page).toHaveURL(/round=1.*sort=name/);

			const compare = page.locator('#compare');
			await compare.getByRole('button', { name: 'Vergelijk', exact: true }).click();
			await expect(compare.getByText('Kies twee verschillende thema’s.')).toBeVisible();
			await compare.getByLabel('Eerste thema').selectOption(CORE[0]!);
			await compare.getByLabel('Tweede thema').selectOption(CORE[1]!);
			await compare.getByRole('button', { name: 'Vergelijk', exact: true }).click();
			await expect(compare.locator('article')).toHaveCount(2);
			await expect(compare.locator('article').first()).toContainText('Per kant');
			await expect(page).toHaveURL(/sort=name/);
			await page.goto(`${results}?compare=${CORE[1]},${CORE[0]}`);
			await expect(compare.locator('article')).toHaveCount(2);
			expect(await (await page.request.get(`${results}/results.csv`)).text()).toBe(csv);
		});
	});

/** Somebody who finds each theme something else, so that the order depends on what weighs. */
async function rateUnalike(app: App, { code }: MadeScan): Promise<void> {
	const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'agrarier' }));
	for (const [i, theme] of CORE.entries()) {
		const rated = (value: number) => ({ kind: 'rated', value: value as ScalePoint }) as const;
		const answers = {
			impact: rated(5 - (i % 3)),
			feasibility: rated(1 + (i % 5)),
			effort: rated(1 + ((i * 2) % 5))
		};
		done(await submitAnswers(app, code, secret, theme, { answers }));
	}
}

/** Names of themes in the order of the what-if table. */
function placesIn(whatIf: Locator): Promise<string[]> {
	return whatIf.locator('tbody th[scope="row"]').allTextContents();
}

/** Moves a slider, as far as a browser without script lets one. */
async function set(slider: Locator, value: number): Promise<void> {
	await slider.fill(String(value));
}

function agenda(page: Page, name: string) {
	return page.getByRole('region', { name });
}
