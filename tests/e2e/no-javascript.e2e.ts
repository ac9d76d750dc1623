import { expect, test, type Browser, type Page } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { askAllAlike, codeOn, makeFirstAccount, writeAbout } from './facilitator.ts';
import { answerCard, pickedOn, takeSeat, turnTo, typeCode, type Card } from './participant.ts';

// The main job for who has no JavaScript: an old phone, a strict browser, a script that failed.
test.describe.configure({ mode: 'serial' });

const GROUPS = ['agrarier', 'agrarier', 'agrarier', 'bewoner', 'gemeente'];
const CARDS: readonly Card[] = [
	['5', '4', '2', '3'],
	['4', '2', '1', 'dk']
];

let house: House;
let desk: Page;
let phones: readonly Page[];
let scan: string;
let code: string;

test.beforeAll(async ({ browser }) => {
	house = await startHouse({ PEDDEL_GRACE_SECONDS: '600' });
	desk = await plainPage(browser);
	phones = await Promise.all(GROUPS.map(() => plainPage(browser)));
});
test.afterAll(() => house.stop());

async function plainPage(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });
	return context.newPage();
}

test('[J27] without JavaScript a scan is made and its round opened', async () => {
	await makeFirstAccount(desk, house.url);
	await desk.getByRole('link', { name: 'Je eerste quickscan maken' }).click();
	await desk.getByLabel('Naam van de quickscan').fill('Quickscan zonder script');
	await desk.getByLabel('Korte lijst met de 12 kernthema’s').check();
	await desk.locator('input[name="file"]').setInputFiles({
		...{ name: 'gebied.geojson', mimeType: 'application/json' },
		buffer: Buffer.from('geen json')
	});
	await desk.getByRole('button', { name: 'Quickscan maken' }).click();
	await expect(desk.getByText('Dit bestand is geen GeoJSON')).toBeVisible();
	await expect(desk.getByLabel('Naam van de quickscan')).toHaveValue('Quickscan zonder script');
	await expect(desk.getByLabel('Korte lijst met de 12 kernthema’s')).toBeChecked();
	await desk.locator('input[name="file"]').setInputFiles('tests/fixtures/groote-wielen.geojson');
	await desk.getByRole('button', { name: 'Quickscan maken' }).click();
	await expect(desk.getByText('Groote Wielen, 602 hectare.')).toBeVisible();
	scan = new URL(desk.url()).pathname;
	code = await codeOn(desk);
	await desk.getByRole('link', { name: 'Uitleg voor deelnemers' }).first().click();
	await writeAbout(desk);
	await changeLevers();
	await desk.goto(`${house.url}${scan}/room`);
	await askAllAlike(desk);
	await desk.getByRole('button', { name: 'Ronde openen' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ronde 1 is open');
});

/** A lever of one's own comes, takes the last theme of the list, gives it back and goes. */
async function changeLevers(): Promise<void> {
	await desk.goto(`${house.url}${scan}/themes`);
	const added = desk.locator('#lever-moeras');
	const last = desk.locator('section[id^="lever-"]').last();
	const from = await last.locator('h2').textContent();
	const name = await last.locator('li').last().getByRole('link').textContent();
	await desk.getByText('Onderwerp toevoegen').first().click();
	await desk.locator('form[action*="add-lever"] [name="title_nl"]').fill('Moeras');
	await desk.locator('form[action*="add-lever"] button').click();
	for (const to of ['Moeras', from!]) {
		await desk.getByRole('link', { name: name!, exact: true }).click();
		await desk.getByText('Naar een ander onderwerp').click();
		await desk.getByLabel('Welk onderwerp?').selectOption(to);
		await desk.getByRole('button', { name: 'Thema verplaatsen' }).click();
		const there = added.getByRole('link', { name: name!, exact: true });
		await expect(there).toHaveCount(to === 'Moeras' ? 1 : 0);
	}
	await added.getByRole('button', { name: 'Leeg onderwerp verwijderen' }).click();
	await expect(added).toHaveCount(0);
}

test('[J27] without JavaScript people join, rate, go back and stop', async () => {
	for (const [i, phone] of phones.entries()) {
		await typeCode(phone, house.url, code);
		await takeSeat(phone, GROUPS[i]!);
		for (const card of CARDS) {
			await answerCard(phone, card);
			await turnTo(phone, 'Volgende thema');
		}
	}
	const [phone] = phones;
	await expect(phone!.getByText('Opgeslagen als je verder gaat')).toBeVisible();
	await turnTo(phone!, 'Overslaan');
	await turnTo(phone!, 'Vorige');
	await turnTo(phone!, 'Vorige');
	expect(await pickedOn(phone!)).toEqual(CARDS[1]);
	await phone!.locator('summary', { hasText: 'opmerking' }).click();
	await phone!.getByLabel('Je opmerking bij dit thema').fill('Dit kan ook zonder script.');
	await turnTo(phone!, 'Volgende thema');
	await phone!.goto(`${house.url}/s/${code}/done`);
	await expect(phone!.getByText('8 antwoorden bij 2 van de 12')).toBeVisible();
	await expect(phone!.getByText('En 1 opmerking.')).toBeVisible();
	await phone!.goto(`${house.url}/s/${code}`);
	await phone!.getByRole('link', { name: 'Verder waar je was' }).click();
	await expect(phone!.getByText('3 / 12')).toBeVisible();
});

test('[J27] [J34] without JavaScript an own link asks on the device of somebody else', async () => {
	const [here, other] = [phones[3]!, phones[4]!];
	await other.goto(`${house.url}/s/${code}/done`);
	const link = (await other.locator('a[href*="/return/"]').getAttribute('href'))!;
	await here.goto(link);
	await here.getByRole('button', { name: 'Verder met de link' }).click();
	await expect(here.getByText('3 / 12')).toBeVisible();
	await here.goto(`${house.url}/s/${code}/done`);
	expect(await here.locator('a[href*="/return/"]').getAttribute('href')).toBe(link);
});

test('[J27] without JavaScript the round closes and the result is read', async () => {
	await desk.reload();
	await expect(desk.getByRole('row', { name: /^Totaal/ })).toHaveText(/Totaal\s*5\s*5\s*0/);
	await desk.getByRole('link', { name: 'Ronde sluiten' }).click();
	await expect(desk.getByText('worden samengenomen')).toBeVisible();
	await desk.getByRole('button', { name: 'Ronde sluiten' }).click();
	await desk.getByRole('button', { name: 'Nu uitslag maken' }).click();
	await desk.getByRole('link', { name: 'Bekijk de uitslag' }).click();
	// The drawing comes from the server as a picture; Playwright finds no role inside noscript.
	const picture = desk.locator('noscript > img');
	await expect(picture).toBeVisible();
	const drawn = await desk.request.get(
		new URL((await picture.getAttribute('src'))!, house.url).href
	);
	expect(await drawn.text()).toMatch(/^<svg .*Kansenkaart/s);
	const table = desk.getByRole('table', { name: /^De kaart als tabel/ });
	await expect(table.locator('tr:has(td)')).toHaveCount(12);
	await expect(table.getByRole('row', { name: /Kansrijk om te beginnen/ })).toHaveText(
		/Waterpeil.*5,00\s*4,00\s*2,00\s*3,00/
	);
	await desk.locator('summary').filter({ hasText: 'Waterpeil' }).first().click();
	await desk.getByRole('link', { name: 'Bekijk de cijfers van dit thema' }).click();
	await expect(desk.getByText('5 mensen gaven een getal').first()).toBeVisible();
	await desk.getByRole('link', { name: 'Lees het gebiedsverhaal' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Gebiedsverhaal Groote Wielen');
	await expect(desk.getByText('1 maatregel is kansrijk om te beginnen.').first()).toBeVisible();
});
