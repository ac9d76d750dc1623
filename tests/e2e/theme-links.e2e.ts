import { expect, test } from '@playwright/test';
import { changeThemes, readTheme } from '../../src/lib/server/usecases/change-themes.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, CORE, inside, open, type MadeScan } from './prepared.ts'; // prettier-ignore

// What a theme of the result brings along besides figures.

const FACT = 'Elf paar grutto’s in 2025.';
const THEME = CORE[0]!;
let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, 'Wat helpt het');
		const { theme } = done(await readTheme(app, OPERATOR, made.id, THEME));
		const facts = [{ nl: FACT, en: null }];
		const words = { ...theme, facts, factLink: 'https://example.org/tellingen' };
		done(await changeThemes(app, OPERATOR, made.id, { kind: 'edit', theme: THEME, words }));
		const policies = [{ id: 'krw', articles: ['4'] }, { id: 'nas' }];
		done(
			await changeThemes(app, OPERATOR, made.id, { kind: 'link-policies', theme: THEME, policies })
		);
		await open(app, made);
		await addAnswers(app, made, 12);
		await close(app, made);
		return made;
	});
});
test.afterAll(() => house.stop());

test('[U56] an opened theme tells what was known before and which policies it may help', async ({
	page
}) => {
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/results`);
	const theme = page.locator(`#theme-${THEME}`);
	await theme.locator('summary').first().click();
	await expect(theme.getByText(FACT)).toBeHidden();
	await theme.getByText('Wat weten we al?').click();
	await expect(theme.getByText(FACT)).toBeVisible();
	await expect(theme.getByRole('link', { name: 'Lees meer op example.org' })).toHaveAttribute(
		'href',
		'https://example.org/tellingen'
	);
	await theme.getByText('Koppelkansen: 2 plichten en programma’s').click();
	await expect(theme.getByText('artikel 4: Doelen voor schoon en gezond water')).toBeVisible();
	await expect(theme.getByText('Een koppeling is een inschatting, geen wet.')).toBeVisible();
	await theme.getByRole('link', { name: 'Alle koppelkansen van deze uitslag' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koppelkansen');
});
