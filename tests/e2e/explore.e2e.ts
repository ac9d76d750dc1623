import { expect, test, type Page } from '@playwright/test';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { findMeeting, changeMeeting } from '../../src/lib/server/store/meetings.ts';
import { contribute, newContributionId } from '../../src/lib/server/usecases/contribute.ts';
import { openExplore } from '../../src/lib/server/usecases/open-explore.ts';
import { CONTRIBUTION_KINDS } from '../../src/lib/domain/contribution.ts';
import type { App } from '../../src/lib/server/app.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addScan, inside, open, type MadeScan } from './prepared.ts';

// What plays here, from the first word on a phone to the theme that was made of it.

let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

/** Takes a seat. @returns the path of the own link, which goes on where this person is */
async function sitDown(app: App, { code }: MadeScan): Promise<string> {
	const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'agrarier' }));
	return `/s/${code}/return/${secret}`;
}

async function writeAs(app: App, { code }: MadeScan, texts: readonly string[]): Promise<void> {
	const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'bewoner' }));
	for (const [i, text] of texts.entries()) {
		const kind = CONTRIBUTION_KINDS[i % 3]!;
		done(await contribute(app, code, secret, { id: newContributionId(app), kind, text }));
	}
}

/** The form for something new; those of what was written before come after it. */
async function write(page: Page, kind: string, text: string): Promise<void> {
	const form = page.locator('form[data-at="new"]');
	await form.getByText(kind, { exact: true }).click();
	await form.locator('textarea').fill(text);
	await form.getByRole('button', { name: 'Versturen' }).click();
}

const board = (page: Page, cluster: string) =>
	page.getByRole('region', { name: cluster, exact: true });

for (const script of [true, false])
	test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: script });

		test(`[EX10] people write, the facilitator makes a theme of it and they find it again, ${script ? 'with' : 'without'} JavaScript`, async ({
			page,
			browser
		}) => {
			const scan = await inside(house, (app) => addScan(app, ADA, `Verkennen ${script}`));
			const home = `${house.url}/scans/${scan.id}/explore`;
			await logIn(page, house.url);
			await page.goto(home);
			await expect(page.getByText('Het verkennen kan nog niet open')).toBeVisible();
			await inside(house, (app) => openExplore(app, OPERATOR, scan.id));
			await page.goto(home);
			await expect(page.getByText('Er is nog niets geschreven.')).toBeVisible();

			const phone = await browser.newPage({
				...{ javaScriptEnabled: script, viewport: { width: 360, height: 640 } },
				locale: 'nl-NL'
			});
			const link = await inside(house, (app) => sitDown(app, scan));
			await phone.goto(house.url + link);
			await expect(phone).toHaveURL(`${house.url}/s/${scan.code}/explore`);
			await write(phone, 'Probleem', '  De sloten staan\n droog ');
			await expect(phone.getByText('Opgeslagen, dank je!')).toBeVisible();
			await write(phone, 'Kans', 'Meer water vasthouden');
			await expect(phone.locator('.text', { hasText: 'Meer water' })).toBeVisible();
			await expect(phone.locator('.text')).toHaveText([
				'De sloten staan droog',
				'Meer water vasthouden'
			]);
			if (script) {
				await phone.context().setOffline(true);
				await write(phone, 'Randvoorwaarde', 'Geen schade aan kelders');
				await expect(phone.getByText('Geen verbinding.')).toBeVisible();
				await phone.context().setOffline(false);
				// What was typed is there, also after the page was loaded anew.
				await phone.reload();
				const box = phone.locator('form[data-at="new"] textarea');
				await expect(box).toHaveValue('Geen schade aan kelders');
				await phone.getByRole('button', { name: 'Versturen' }).click();
				await expect(box).toHaveValue('');
				await expect(phone.locator('.text')).toHaveCount(3);
			} else await write(phone, 'Randvoorwaarde', 'Geen schade aan kelders');

			const third = phone.locator('li', { hasText: 'Geen schade aan kelders' });
			await third.getByText('Wijzigen of terugnemen').click();
			await third.locator('textarea').fill('Geen water in kelders');
			await third.getByRole('button', { name: 'Wijziging opslaan' }).click();
			const changed = phone.locator('li', { hasText: 'Geen water in kelders' });
			await changed.getByText('Wijzigen of terugnemen').click();
			await changed.getByRole('button', { name: 'Terugnemen' }).click();
			await expect(phone.locator('.text')).toHaveCount(2);

			await inside(house, (app) => writeAs(app, scan, ['SCHELDWOORD', 'Dorpswinkel weg']));
			if (!script) await page.goto(home);
			// With a script it comes by itself.
			await write(phone, 'Kans', 'Samen naar de molen');
			if (!script) await page.goto(home);
			await expect(page.getByText('Samen naar de molen')).toBeVisible();

			await page.getByLabel('De sloten staan droog').check();
			await page.getByLabel('Meer water vasthouden').check();
			await page.getByLabel('Naam van een nieuw cluster').fill('Water');
			await page.getByRole('button', { name: 'Bij elkaar leggen' }).click();
			await expect(board(page, 'Water').getByRole('checkbox')).toHaveCount(2);
			await page.getByLabel('SCHELDWOORD').check();
			await page.getByRole('button', { name: 'Verplaatsen' }).click();
			await expect(board(page, 'Water').getByRole('checkbox')).toHaveCount(3);
			await page.getByRole('button', { name: 'Ongedaan maken' }).click();
			await expect(board(page, 'Water').getByRole('checkbox')).toHaveCount(2);
			await page.getByLabel('SCHELDWOORD').check();
			await page.getByRole('button', { name: 'Verbergen' }).click();
			await expect(page.getByRole('status')).toContainText('Verborgen.');
			await page.getByLabel('Woorden').fill('dorps');
			await page.getByRole('button', { name: 'Zoeken' }).click();
			await expect(page.getByRole('checkbox', { name: /Probleem|Kans/ })).toHaveCount(1);
			await page.getByRole('link', { name: 'Alles laten zien' }).click();

			await page.getByRole('link', { name: 'Cluster Water aanpassen' }).click();
			await page.getByText('Er een eigen thema van maken').click();
			await page.locator('[name="theme_title_nl"]').fill('Water vasthouden in sloten');
			await page.locator('[name="theme_text_nl"]').fill('Stuwen en bredere sloten.');
			await page.getByRole('button', { name: 'Thema maken' }).click();
			await expect(page.getByRole('link', { name: 'Water vasthouden in sloten' })).toBeVisible();
			await page.getByRole('button', { name: 'Verkennen sluiten' }).click();
			await expect(page.getByText('Het verkennen is gesloten')).toBeVisible();

			await phone.goto(`${house.url}/s/${scan.code}/explore`);
			const first = phone.locator('li', { hasText: 'De sloten staan droog' });
			await expect(first).toContainText('Water vasthouden in sloten');
			await expect(phone.locator('li', { hasText: 'Samen naar de molen' })).toContainText(
				'nog niets mee gedaan'
			);
			await expect(phone.getByRole('main')).toContainText('2 bijdragen');
			await expect(phone.getByRole('main')).not.toContainText('SCHELDWOORD');
			await inside(house, (app) => open(app, scan));
			await phone.reload();
			await first.getByRole('link').click();
			await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
				'Water vasthouden in sloten'
			);
			await phone.close();

			const key = await inside(house, async (app) => {
				await changeMeeting(app.db, scan.id, '', { shows: 'explore', step: 2 });
				return (await findMeeting(app.db, scan.id))!.screenKey;
			});
			await page.goto(`${house.url}/screen/${key}`);
			await expect(page.getByText('Meer water vasthouden')).toBeVisible();
			await expect(page.getByText('Dorpswinkel')).toHaveCount(0);
		});
	});

test('[EX11] three hundred contributions are put together with the keyboard, on a page that stays light', async ({
	page
}) => {
	const scan = await inside(house, async (app) => {
		const made = await addScan(app, ADA, 'Driehonderd');
		done(await openExplore(app, OPERATOR, made.id));
		for (let person = 0; person < 15; person += 1)
			await writeAs(
				app,
				made,
				Array.from(
					{ length: 20 },
					(_, i) => `Bijdrage ${person}-${i}: ${'van alles hier '.repeat(6)}`
				)
			);
		return made;
	});
	await logIn(page, house.url);
	const home = `${house.url}/scans/${scan.id}/explore`;
	const answer = await page.request.get(home);
	expect((await answer.body()).length).toBeLessThan(300_000);
	await page.goto(home);
	await expect(page.getByRole('checkbox')).toHaveCount(301);
	// The arrows work from here on.
	await expect(page.locator('.texts li').first()).toHaveAttribute('draggable', 'true');
	await page.locator('input[name="ids"]').first().focus();
	for (let i = 0; i < 3; i += 1) {
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
	}
	await page.getByLabel('Naam van een nieuw cluster').focus();
	await page.keyboard.type('Van alles');
	await page.keyboard.press('Enter');
	await expect(board(page, 'Van alles').getByRole('checkbox')).toHaveCount(3);
	// Nothing is ticked any more, and one goes on with the next cluster.
	await expect(page.locator('input[name="ids"]:checked')).toHaveCount(0);
	await page
		.locator('.texts li')
		.first()
		.dragTo(page.locator('section', { has: page.getByRole('heading', { name: 'Van alles' }) }));
	await expect(board(page, 'Van alles').getByRole('checkbox')).toHaveCount(4);
});
