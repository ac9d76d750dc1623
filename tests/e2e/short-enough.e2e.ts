import {
	expect,
	test,
	type Browser,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { openRound, type Asking } from '../../src/lib/server/usecases/open-round.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn, writeAbout } from './facilitator.ts';
import { answerCard, turnTo } from './participant.ts';
import { addAccount, inside, type MadeScan } from './prepared.ts';

// Forty-one themes are too many for an evening: first which of them play here, then those.

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'nl-NL' } as const;
const FOUR = ['4', '3', '2', '1'] as const;
let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

/** A scan with all 41 themes. @param asking null: no round is open */
async function scanWith(title: string, asking: Asking | null): Promise<MadeScan> {
	return inside(house, async (app) => {
		const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, ADA.email));
		const areaFile = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
		const what = { title, areaFile, themes: 'landelijk', ownerId };
		const scan = done(await createScan(app, OPERATOR, { ...what, languages: ['nl'] }));
		if (asking) done(await openRound(app, OPERATOR, scan.id, asking));
		return scan;
	});
}

/** Somebody who has just joined, in a browser of their own. */
async function joined(
	browser: Browser,
	{ code }: MadeScan,
	options: BrowserContextOptions = PHONE
): Promise<Page> {
	const page = await (await browser.newContext({ ...options, locale: 'nl-NL' })).newPage();
	await page.goto(`${house.url}/s/${code}`);
	await page.locator('input[name="group"][value="bewoner"]').check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speelt dit hier?');
	return page;
}

/** The names of the fields, line by line, as they stand on the page. */
async function fieldsOn(page: Page): Promise<readonly string[]> {
	const names = await page
		.locator('input[type="radio"]')
		.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
	return [...new Set(names)];
}

const slugOf = (field: string) => field.slice('plays-'.length);

/** Says of a line whether it plays, by a tap or a click on its plate. */
async function choose(page: Page, field: string, plays: 'yes' | 'little' | 'no'): Promise<void> {
	const button = page.locator(`input[name="${field}"][value="${plays}"]`);
	const isTouch = await page.evaluate(() => navigator.maxTouchPoints > 0);
	await (isTouch ? button.tap() : button.check());
	await expect(button).toBeChecked();
}

/** What the house has of what plays in a scan: as many rows per word. */
function storedIn({ id }: MadeScan): Readonly<Record<string, number>> {
	const database = new Database(join(house.folder, DATABASE_FILE), { readonly: true });
	try {
		const rows = database
			.prepare(
				`select plays, count(*) as n from beside join theme on theme.id = theme_id
				 where theme.scan_id = ? and plays is not null group by plays`
			)
			.all(id) as { plays: string; n: number }[];
		return Object.fromEntries(rows.map(({ plays, n }) => [plays, n]));
	} finally {
		database.close();
	}
}

test('[J61] on a phone a tap per title; what plays comes first, and the rest is offered', async ({
	browser
}) => {
	const scan = await scanWith('Quickscan op een telefoon', { way: 'own', sameOrder: true });
	const page = await joined(browser, scan);
	const fields = await fieldsOn(page);
	expect(fields).toHaveLength(41);
	await expect(page.getByText('0 van 41')).toBeInViewport();
	const sizes = await page
		.locator('.plate, summary, button, .below a')
		.evaluateAll((all) =>
			all.map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0)
		);
	const low = sizes.filter(({ height, width }) => height < 24 || width < 44);
	expect(low).toEqual([]);
	const plates = await page
		.locator('.plate')
		.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
	expect(Math.min(...plates)).toBeGreaterThanOrEqual(44);

	// The text of a theme opens in place.
	await page.locator('summary').first().tap();
	await expect(page.locator('details p').first()).toBeVisible();

	await choose(page, fields[1]!, 'little');
	await choose(page, fields[4]!, 'yes');
	await choose(page, fields[2]!, 'no');
	await choose(page, fields[9]!, 'yes');
	await expect(page.getByText('4 van 41')).toBeInViewport();
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	expect(storedIn(scan)).toEqual({ yes: 2, little: 1, no: 1 });

	await page.getByRole('button', { name: 'Verder' }).tap();
	for (const [i, field] of [fields[4]!, fields[9]!, fields[1]!].entries()) {
		await expect(page).toHaveURL(new RegExp(`/${slugOf(field)}$`));
		await expect(page.getByText(`${i + 1} / 3`)).toBeVisible();
		await answerCard(page, FOUR);
		await page.getByRole('button', { name: i === 2 ? 'Afronden' : 'Volgende thema' }).tap();
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klaar. Dank je wel!');
	await expect(page.getByText('Dit was alles wat hier volgens jou speelt.')).toBeVisible();
	await expect(page.getByText('12 antwoorden bij 3 van je 3 thema’s')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Nog 38 thema’s, als je wilt' })).toBeVisible();

	// Who likes does one of the rest, and the titles can be gone through again.
	await page.locator(`a[href$="/${slugOf(fields[0]!)}"]`).tap();
	await answerCard(page, FOUR);
	await page.goto(`${house.url}/s/${scan.code}/done`);
	await expect(page.getByText('En bij 1 ander thema.')).toBeVisible();
	await page.getByRole('link', { name: 'Terug naar ‘Speelt dit hier?’' }).tap();
	await expect(page.getByText('4 van 41')).toBeVisible();
	await expect(page.locator(`input[name="${fields[1]!}"][value="little"]`)).toBeChecked();
});

test('[J61] it can be skipped: then all themes are there, and one is not sent back', async ({
	browser
}) => {
	const scan = await scanWith('Quickscan zonder keuze', { way: 'own', sameOrder: true });
	const page = await joined(browser, scan);
	await page.getByRole('link', { name: 'Sla over, ik wil alle thema’s zien' }).tap();
	await expect(page.getByText('1 / 41')).toBeVisible();
	await answerCard(page, FOUR);
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	await page.goto(`${house.url}/s/${scan.code}`);
	await page.getByRole('link', { name: 'Verder waar je was' }).tap();
	await expect(page.getByText('2 / 41')).toBeVisible();
});

test('[J62] with the keyboard the titles take one key each', async ({ browser }) => {
	const scan = await scanWith('Quickscan met toetsen', { way: 'own', sameOrder: true });
	const page = await joined(browser, scan, {});
	const fields = await fieldsOn(page);
	let keys = 0;
	const press = async (key: string) => {
		keys += 1;
		await page.keyboard.press(key);
	};
	await page.locator('summary').first().focus();
	await press('Tab');
	for (const [i, field] of fields.entries()) {
		await expect(page.locator(`input[name="${field}"]:focus`)).toHaveCount(1);
		// Nothing that has the focus is behind the bar.
		await expect(page.locator('input:focus')).toBeInViewport();
		await press(String((i % 3) + 1));
	}
	await expect(page.getByRole('button', { name: 'Verder' })).toBeFocused();
	await expect(page.getByText('41 van 41')).toBeVisible();
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	expect(storedIn(scan)).toEqual({ yes: 14, little: 14, no: 13 });
	await press('Enter');
	await expect(page).toHaveURL(new RegExp(`/${slugOf(fields[0]!)}$`));
	await expect(page.getByText('1 / 28')).toBeVisible();
	expect(keys).toBe(43);

	// Arrows go from line to line and choose nothing.
	await page.goBack();
	await page.locator(`input[name="${fields[3]!}"][value="yes"]`).focus();
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', '3']) await page.keyboard.press(key);
	await expect(page.locator(`input[name="${fields[4]!}"][value="no"]`)).toBeChecked();
	await expect(page.locator(`input[name="${fields[5]!}"][value="no"]`)).toBeFocused();
});

test('[J63] without JavaScript the titles are one form that leads the way', async ({ browser }) => {
	const scan = await scanWith('Quickscan zonder script', { way: 'own', sameOrder: true });
	const page = await joined(browser, scan, { javaScriptEnabled: false });
	const fields = await fieldsOn(page);
	for (const [field, plays] of [
		[fields[40]!, 'yes'],
		[fields[3]!, 'little'],
		[fields[5]!, 'no']
	] as const)
		await page.locator(`input[name="${field}"][value="${plays}"]`).check();
	await page.getByRole('button', { name: 'Verder' }).click();
	await expect(page).toHaveURL(new RegExp(`/${slugOf(fields[40]!)}$`));
	expect(storedIn(scan)).toEqual({ yes: 1, little: 1, no: 1 });
	await answerCard(page, FOUR);
	await turnTo(page, 'Volgende thema');
	await expect(page.getByText('2 / 2')).toBeVisible();
	await answerCard(page, FOUR);
	await page.getByRole('button', { name: 'Afronden' }).click();
	await expect(page.getByRole('heading', { name: 'Nog 39 thema’s, als je wilt' })).toBeVisible();
	await page.getByRole('link', { name: 'Terug naar ‘Speelt dit hier?’' }).click();
	await expect(page.locator(`input[name="${fields[3]!}"][value="little"]`)).toBeChecked();
});

test('[J64] a hall of five chooses once, and all see it with numbers of people', async ({
	browser
}) => {
	const scan = await scanWith('Quickscan in de zaal', { way: 'hall', sameOrder: true });
	const desk = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
	await logIn(desk, house.url);
	await desk.goto(`${house.url}/scans/${scan.id}/room`);
	const pages: Page[] = [];
	let fields: readonly string[] = [];
	for (let i = 0; i < 5; i += 1) {
		if (i === 4) {
			await desk.reload();
			await expect(desk.getByText('Nu: 4.')).toBeVisible();
			await expect(desk.getByRole('button', { name: 'Laat de zaal kiezen' })).toHaveCount(0);
		}
		const page = await joined(browser, scan);
		await expect(page.getByText('nooit wie.')).toBeVisible();
		fields = await fieldsOn(page);
		await choose(page, fields[7]!, i < 2 ? 'yes' : 'little');
		await choose(page, fields[2]!, i < 4 ? 'yes' : 'no');
		if (i === 0) await choose(page, fields[30]!, 'yes');
		await expect(page.getByText('alles opgeslagen')).toBeVisible();
		pages.push(page);
	}
	const [first] = pages;
	await first!.goto(`${house.url}/s/${scan.code}/done`);
	await expect(first!.getByText('De zaal kiest nog')).toBeVisible();

	await desk.reload();
	// Until now nothing of it is to be read.
	const content = await desk.content();
	expect(fields.filter((field) => content.includes(slugOf(field)))).toEqual([]);
	await desk.getByLabel('Hoeveel thema’s?').fill('3');
	await desk.getByRole('button', { name: 'Laat de zaal kiezen' }).click();
	await expect(desk.getByRole('heading', { name: 'Wat de zaal koos' })).toBeVisible();
	const rows = desk.locator('ol li');
	await expect(rows).toHaveCount(3);
	await expect(rows.nth(0)).toContainText('5 mensen');
	await expect(rows.nth(1)).toContainText('4 mensen');
	await expect(rows.nth(2)).toContainText('1 mens');
	await expect(desk.getByRole('button', { name: 'Laat de zaal kiezen' })).toHaveCount(0);

	await first!.getByRole('link', { name: 'Kijk of de zaal al koos' }).tap();
	await expect(first!.getByRole('heading', { name: 'Wat de zaal koos' })).toBeVisible();
	await expect(first!.getByRole('heading', { name: 'Nog 38 thema’s, als je wilt' })).toBeVisible();
	await first!.getByRole('link', { name: 'Naar het eerste thema' }).tap();
	await expect(first!).toHaveURL(new RegExp(`/${slugOf(fields[7]!)}$`));
	await expect(first!.getByText('1 / 3')).toBeVisible();

	// Somebody later goes through the titles too, and changes nothing.
	const late = await joined(browser, scan);
	await expect(late.getByText('De zaal heeft al gekozen.')).toBeVisible();
	await choose(late, fields[30]!, 'yes');
	await expect(late.getByText('alles opgeslagen')).toBeVisible();
	await late.getByRole('button', { name: 'Verder' }).tap();
	await expect(late.getByText('1 / 3')).toBeVisible();
	await desk.reload();
	await expect(rows.nth(2)).toContainText('1 mens');
});

test('[J65] a first round asks the short set alone, as the facilitator says', async ({
	browser
}) => {
	const scan = await scanWith('Quickscan met korte set', null);
	const desk = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
	await logIn(desk, house.url);
	await desk.goto(`${house.url}/scans/${scan.id}/about`);
	await writeAbout(desk);
	await desk.goto(`${house.url}/scans/${scan.id}/room`);
	// Of 41 themes each chooses what plays; of twelve everybody rates all.
	await expect(desk.locator('input[name="way"][value="own"]')).toBeChecked();
	await desk.getByLabel('Alleen de korte set (12 thema’s)').check();
	await expect(desk.locator('input[name="way"][value="all"]')).toBeChecked();
	await expect(desk.getByText('Ongeveer 7 minuten per persoon.')).toBeVisible();
	await desk.getByLabel('Iedereen dezelfde volgorde').check();
	await desk.getByRole('button', { name: 'Ronde openen' }).click();
	await expect(desk.getByText('Deze ronde gaat over 12 thema’s')).toBeVisible();

	const page = await (await browser.newContext(PHONE)).newPage();
	await page.goto(`${house.url}/s/${scan.code}`);
	await expect(page.getByText('12 thema’s, ongeveer 7 minuten')).toBeVisible();
	await page.locator('input[name="group"][value="bewoner"]').check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByText('1 / 12')).toBeVisible();
	await page.goto(`${house.url}/s/${scan.code}/plays`);
	await expect(page).toHaveURL(/\/done$/);
});

test('[J66] what is tapped without a network arrives later, and leads the way until then', async ({
	browser
}) => {
	const scan = await scanWith('Quickscan zonder netwerk', { way: 'own', sameOrder: true });
	const page = await joined(browser, scan);
	const fields = await fieldsOn(page);
	await choose(page, fields[0]!, 'little');
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	await page.waitForLoadState('networkidle');
	await page.context().setOffline(true);
	await choose(page, fields[20]!, 'yes');
	await expect(page.getByText('1 antwoord nog op dit toestel')).toBeVisible();
	expect(storedIn(scan)).toEqual({ little: 1 });
	await page.getByRole('button', { name: 'Verder' }).tap();
	await expect(page).toHaveURL(new RegExp(`/${slugOf(fields[20]!)}$`));
	await expect(page.getByText('1 / 2')).toBeVisible();
	await page.getByRole('button', { name: 'Vorige' }).tap();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speelt dit hier?');
	await page.context().setOffline(false);
	await expect.poll(() => storedIn(scan)).toEqual({ yes: 1, little: 1 });
});
