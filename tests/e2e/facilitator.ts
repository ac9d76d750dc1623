import { expect, type Page } from '@playwright/test';

export interface Account {
	readonly email: string;
	readonly password: string;
}

export const ADA: Account = { email: 'ada@example.nl', password: 'peddelen in de polder' };
export const BO: Account = { email: 'bo@example.nl', password: 'rietzanger en roerdomp' };

/** Makes the first account of an empty house; the browser is logged in after that. */
export async function makeFirstAccount(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByRole('link', { name: 'Maak het eerste account' }).click();
	await page.getByLabel('E-mailadres').fill(ADA.email);
	await page.locator('input[name="password"]').fill(ADA.password);
	await page.getByRole('button', { name: 'Account maken' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn quickscans');
}

export async function logIn(page: Page, url: string, account: Account = ADA): Promise<void> {
	await page.goto(`${url}/login`);
	await typeLogIn(page, account);
	await expect(page).toHaveURL(`${url}/scans`);
}

/** Fills in the log-in form and sends it. */
export async function typeLogIn(page: Page, { email, password }: Account): Promise<void> {
	await page.getByLabel('E-mailadres').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.getByRole('button', { name: 'Inloggen' }).click();
}

/** What participants read before they begin; without it no round opens. */
export async function writeAbout(page: Page): Promise<void> {
	await page.locator('[name="purpose_nl"]').fill('Samen zien waar de natuur hier vooruit kan.');
	await page.locator('[name="use_nl"]').fill('We bespreken de uitslag in het dorpshuis.');
	await page.locator('[name="decision_nl"]').fill('De gemeenteraad besluit.');
	await page.locator('[name="contact"]').fill('Gebiedsbureau, gebied@example.nl');
	await page.getByRole('button', { name: 'Uitleg opslaan' }).click();
	await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
}

/** In the room, before a round opens: everybody rates all themes, in the order of the scan. */
export async function askAllAlike(page: Page): Promise<void> {
	await page.locator('input[name="way"][value="all"]').check();
	await page.getByLabel('Iedereen dezelfde volgorde').check();
}

/** The code of the scan whose page this is. */
export async function codeOn(page: Page): Promise<string> {
	const words = await page.getByText(/^Code [A-Z0-9]{6}$/).textContent();
	return words!.trim().slice(-6);
}
