import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { PIXEL } from '../fixtures/pixel.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, inside, open } from './prepared.ts';

// The facilitator at work on the story: typed, saved, found again, compared, put back; in two tabs;
// with what comes from a clipboard or a disk.

let house: House;
let story: string;

test.beforeAll(async () => {
	house = await startHouse();
	const { id } = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const scan = await addScan(app, ADA, 'Verhaal');
		await open(app, scan);
		await addAnswers(app, scan, 12);
		await close(app, scan);
		return scan;
	});
	story = `${house.url}/scans/${id}/story`;
});
test.afterAll(() => house.stop());

const sheet = (page: Page): Locator => page.getByRole('textbox', { name: 'Tekst van het deel' });

async function expectSaved(page: Page): Promise<void> {
	await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved');
}

/** Goes to an editor that is ready to be typed in. */
async function edit(page: Page, part: string): Promise<void> {
	await page.goto(`${story}/edit/${part}`);
	await expect(sheet(page)).toBeVisible();
}

test('[SE15] a part is edited, saved by itself, found again, compared and put back; two tabs never overwrite each other', async ({
	page,
	context
}) => {
	await logIn(page, house.url);
	await page.goto(story);
	const toEdit = page.getByRole('link', { name: 'Bewerken: Wat kan beginnen' });
	await toEdit.click();
	await expect(sheet(page)).toContainText('kansrijk');
	// Who looks and goes has changed nothing: all of it stays live.
	await sheet(page).click();
	await page.getByRole('link', { name: 'Klaar: naar het verhaal' }).click();
	await expect(page.locator('#start')).toContainText('kansrijk');
	await expect(page.getByText('Door jou bewerkt')).toHaveCount(0);
	await toEdit.click();
	// Words of the tool cannot be typed in until they are taken over.
	await page.getByRole('button', { name: 'Tekst aanpassen' }).first().click();
	await page.keyboard.press('End');
	await page.keyboard.type(' Dat vinden wij ook.');
	await expectSaved(page);
	await page.reload();
	await expect(sheet(page)).toContainText('Dat vinden wij ook.');
	await expect(sheet(page)).toContainText('Door jou aangepast');

	const other = await context.newPage();
	await edit(other, 'start');
	await page.getByRole('button', { name: 'Hieronder schrijven' }).first().click();
	await page.keyboard.type('Van de een.');
	await expectSaved(page);
	await other.getByRole('button', { name: 'Hieronder schrijven' }).first().click();
	await other.keyboard.type('Van de ander.');
	await expect(other.getByText('Er is niets overschreven')).toBeVisible();
	await other.getByText('Vergelijk de twee').click();
	await expect(other.locator('ins')).toContainText('ander');
	await other.reload();
	// What was typed and not saved is on this device.
	await expect(sheet(other)).toContainText('Van de ander.');
	await other.getByRole('button', { name: 'Zet mijn tekst erbovenop als nieuwe versie' }).click();
	await expectSaved(other);
	await page.keyboard.type(' Nog iets.');
	await page.getByRole('button', { name: 'Neem de andere over' }).click();
	await expect(sheet(page)).toContainText('Van de ander.');
	await expect(sheet(page)).not.toContainText('Van de een.');
	await other.close();

	await context.setOffline(true);
	await sheet(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type('Zonder netwerk.');
	await expect(page.getByText('Je tekst staat op dit apparaat').first()).toBeVisible();
	await context.setOffline(false);
	await expectSaved(page);

	await page.getByRole('button', { name: 'Weghalen' }).last().click();
	await page.getByRole('button', { name: 'Terugzetten' }).click();
	await expect(page.getByRole('button', { name: 'Terugzetten' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Klaar: naar het verhaal' }).click();
	await expect(page.locator('#start')).toContainText('Zonder netwerk.');

	await page.goto(`${story}/edit/start/versions`);
	await page.getByRole('link', { name: 'Vergelijk met nu: Voordat iemand' }).click();
	await expect(page.locator('ins').filter({ hasText: 'Zonder netwerk' })).toBeVisible();
	await page.getByRole('button', { name: 'Deze versie terugzetten' }).click();
	await expect(page.getByText('Teruggezet.')).toBeVisible();
	await page.goto(story);
	await expect(page.locator('#start')).not.toContainText('Zonder netwerk.');
	await page.goto(`${story}/edit/start/versions`);
	await page
		.getByRole('link', { name: /^Vergelijk met nu/ })
		.first()
		.click();
	await page.getByRole('button', { name: 'Deze versie terugzetten' }).click();
	await expect(page.getByText('Teruggezet.')).toBeVisible();
	await page.goto(story);
	await expect(page.locator('#start')).toContainText('Zonder netwerk.');
});

/** Pastes as a browser does, without its clipboard. */
async function paste(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
	await sheet(page).evaluate((it, all) => {
		const clipboardData = new DataTransfer();
		for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
		it.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, data);
}

test('[SE16] by keyboard alone: a question, a heading, a list, a link; and what is pasted is clean or refused whole', async ({
	page
}) => {
	await logIn(page, house.url);
	await edit(page, 'landscape');
	await page.getByRole('button', { name: 'Hierover schrijven: Bodem' }).press('Enter');
	await page.keyboard.type('Veen 🦆 op klei.');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+Alt+3');
	await page.keyboard.type('Meer hierover');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+Shift+8');
	await page.keyboard.type('een');
	await page.keyboard.press('Enter');
	await page.keyboard.type('מים');
	await page.keyboard.press('Control+k');
	const address = page.getByLabel('Waar gaat de link heen?');
	await address.fill('javascript:alert(1)');
	await page.keyboard.press('Enter');
	await expect(page.getByText('een adres waar een link heen kan')).toBeVisible();
	await address.fill('example.org');
	await page.keyboard.press('Enter');
	await expect(sheet(page).locator('a')).toHaveAttribute('href', 'https://example.org');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	// The bar is one stop of the tab key; arrows go along it.
	const bar = page.getByRole('toolbar', { name: 'Opmaak' });
	await bar.getByRole('button', { name: 'Vet' }).focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('button', { name: 'Schuin' })).toHaveAttribute('aria-pressed', 'true');
	await expect(sheet(page)).toBeFocused();
	await page.keyboard.type('Schuin.');
	await expect(sheet(page).locator('em')).toHaveText('Schuin.');
	await page.keyboard.press('Enter');

	const word = readFileSync('tests/fixtures/word-paste.clipboard', 'utf8');
	await paste(page, { 'text/html': word, 'text/plain': 'x' });
	await expect(page.getByText('Een tabel kan hier niet in.')).toBeVisible();
	await expect(sheet(page).locator('ol > li')).toHaveText(['Eerst het peil.', 'Dan de oevers 🦆.']);
	await expect(
		sheet(page).locator('style, script, span, table, img, [style], [class*="Mso"]')
	).toHaveCount(0);
	await expectSaved(page);
	const before = await sheet(page).innerText();
	await paste(page, { 'text/plain': `${'Een regel uit een rapport. '.repeat(20)}\n`.repeat(1200) });
	await expect(page.getByText('Dit is te lang voor één deel')).toBeVisible();
	expect(await sheet(page).innerText()).toBe(before);
	await page.reload();
	await expect(sheet(page)).toContainText('Veen 🦆 op klei.');
	await expect(sheet(page).locator('li').filter({ hasText: 'מים' })).toBeVisible();

	await page.goto(`${story}?lang=en`);
	await expect(page.locator('#landscape').last()).toContainText('The landscape');
});

test('[SE17] without JavaScript files come and go, what is no good is told in a sentence, and a part can be read', async ({
	browser
}) => {
	const context = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });
	const page = await context.newPage();
	await logIn(page, house.url);
	await page.goto(`${story}/edit/start`);
	expect(await page.content()).toContain('Bewerken kan alleen met JavaScript.');
	await expect(page.getByText('kansrijk').first()).toBeVisible();
	await page.goto(`${story}/attachments`);
	const add = async (buffer: Buffer, name = 'foto.png', alt = 'Een sloot.') => {
		const form = page.locator('#picture');
		if (!(await form.locator('[name="title"]').last().isVisible()))
			await form.getByText('Afbeelding toevoegen').first().click();
		await form.locator('[name="file"]').setInputFiles({ name, mimeType: 'image/png', buffer });
		await form.locator('[name="title"]').last().fill('De sloot');
		await form.locator('[name="alt"]').last().fill(alt);
		await form.getByRole('button', { name: 'Afbeelding toevoegen' }).click();
	};
	await add(Buffer.alloc(20_000_000));
	await expect(page.getByText('Dit bestand is te groot: hoogstens 5 MB.')).toBeVisible();
	await expect(page.locator('#picture [name="alt"]').last()).toHaveValue('Een sloot.');
	await add(Buffer.from('<svg onload="alert(1)"></svg>'));
	await expect(page.getByText('Een SVG nemen we niet aan')).toBeVisible();
	await add(PIXEL, 'foto.png', '');
	await expect(page.getByText('Schrijf op wat er te zien is')).toBeVisible();
	await add(PIXEL);
	await expect(page.getByRole('img', { name: 'Een sloot.' })).toBeVisible();
	const link = page.locator('#picture li').getByRole('link');
	const response = await page.request.get(`${house.url}${await link.getAttribute('href')}`);
	expect(response.headers()).toMatchObject({
		...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
		'content-security-policy': "default-src 'none'; sandbox"
	});
	await page.getByRole('button', { name: 'Weghalen: De sloot' }).click();
	await expect(page.getByRole('img', { name: 'Een sloot.' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(page.getByRole('img', { name: 'Een sloot.' })).toBeVisible();
	await context.close();
});
