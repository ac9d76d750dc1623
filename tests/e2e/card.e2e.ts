import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { themeSetById } from '../../src/lib/content/content.ts';
import type { ThemeAnswers } from '../../src/lib/domain/rating.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { readRating } from '../../src/lib/server/usecases/read-rating.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA } from './facilitator.ts';
import { answerCard, pickedOn, turnTo } from './participant.ts';
import { addAccount, inside, open, type MadeScan } from './prepared.ts';
import { expectThumbSized } from './looks.ts';

// All that stands on a card, and the table of a whole lever.

const PHONE = { width: 360, height: 640 };
const DESK = { width: 1280, height: 800 };
const LEVERS = themeSetById('landelijk')!.levers;
const THEMES = LEVERS.flatMap((lever) => lever.themes.map(({ slug }) => slug));
const [WATER, RAIN] = THEMES as [string, string];

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, ADA.email));
		const areaFile = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
		const what = { title: 'Alle kaarten', areaFile, themes: 'landelijk', short: false, ownerId };
		const made = done(await createScan(app, OPERATOR, { ...what, languages: ['nl', 'en'] }));
		await open(app, made);
		return made;
	});
});
test.afterAll(() => house.stop());

interface Person {
	readonly page: Page;
	/** Goes to the card of a theme. */
	readonly at: (theme: string) => Promise<void>;
	/** What the house has of this person about a theme. */
	readonly said: (theme: string) => Promise<ThemeAnswers | undefined>;
}

async function person(
	browser: Browser,
	size = PHONE,
	{ javaScriptEnabled = true } = {}
): Promise<Person> {
	const { code } = scan;
	const { secret } = await inside(house, async (app) =>
		done(await joinScan(app, NOBODY, code, null, { group: 'bewoner' }))
	);
	const context = await browser.newContext({ locale: 'nl-NL', viewport: size, javaScriptEnabled });
	await context.request.get(`${house.url}/s/${code}/return/${secret}`);
	const page = await context.newPage();
	const at = async (theme: string) => {
		await page.goto(`${house.url}/s/${code}/${theme}`);
		if (javaScriptEnabled) await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	};
	const said = (theme: string) =>
		inside(house, async (app) => done(await readRating(app, code, secret)).view.said[theme]);
	return { page, at, said };
}

const point = (page: Page, question: string, value: string) =>
	page.locator(`input[name="${question}"][value="${value}"]`);
const needs = (page: Page) => page.getByRole('group', { name: 'Wat is er nodig?' });
const opens = (page: Page, text: string) => page.locator('summary', { hasText: text });
/** Name of the field that has the focus. */
const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.getAttribute('name') ?? null);

test('[J52] what is needed is asked under feasibility 1 to 3, and stays ticked', async ({
	browser
}) => {
	const { page, at, said } = await person(browser);
	await at(WATER);
	await expect(needs(page)).toBeHidden();
	for (const value of ['4', '5', 'dk']) {
		await point(page, 'feasibility', value).check();
		await expect(needs(page)).toBeHidden();
	}
	for (const value of ['1', '2', '3']) {
		await point(page, 'feasibility', value).check();
		await expect(needs(page)).toBeVisible();
	}
	await page.getByLabel('geld').check();
	await page.getByLabel('grond of pacht').check();
	await page.getByLabel('tijd').check();
	await page.getByLabel('geld').uncheck();
	await expect.poll(async () => (await said(WATER))?.needs).toEqual(['land', 'time']);
	await point(page, 'feasibility', '5').check();
	await expect(needs(page)).toBeHidden();
	await expect
		.poll(async () => (await said(WATER))?.answers.feasibility)
		.toMatchObject({ value: 5 });
	expect((await said(WATER))?.needs).toEqual(['land', 'time']);
	await page.reload();
	await point(page, 'feasibility', '3').check();
	await expect(page.getByLabel('grond of pacht')).toBeChecked();
	await expect(page.getByLabel('tijd')).toBeChecked();
	await expect(page.getByLabel('geld')).not.toBeChecked();
	await page.context().close();
});

test('[J53] a remark and an offer are kept, and the group stands beside them when that is ticked', async ({
	browser
}) => {
	const { page, at, said } = await person(browser);
	await at(WATER);
	const tick = page.getByLabel('Mijn groep mag erbij staan');
	await expect(tick).toBeHidden();
	await opens(page, 'hier doe ik mee, als').click();
	await expect(page.locator('#offer-hint')).toContainText('Noem geen mensen bij naam.');
	const field = page.getByLabel('Hier doe ik mee, als');
	await field.fill('x'.repeat(400));
	await expect(field).toHaveValue('x'.repeat(300));
	await expect(page.getByText('300 van 300 tekens')).toBeVisible();
	// Letter by letter, as people type.
	await field.fill('');
	await field.pressSequentially('Als de pacht tien jaar duurt.');
	await tick.check();
	await expect.poll(async () => (await said(WATER))?.withGroup).toBe(true);
	// What stands in a field goes along with Next.
	await opens(page, 'opmerking').click();
	await page.getByLabel('Je opmerking bij dit thema').fill('Denk aan de buren.');
	await turnTo(page, 'Volgende thema');
	const whole = { remark: 'Denk aan de buren.', offer: 'Als de pacht tien jaar duurt.' };
	await expect.poll(() => said(WATER)).toMatchObject(whole);
	await turnTo(page, 'Vorige');
	await expect(field).toHaveValue(whole.offer);
	await tick.uncheck();
	await expect.poll(async () => (await said(WATER))?.withGroup).toBe(false);
	await page.context().close();
});

test('[J52] [J53] without JavaScript boxes and texts are sent with the card, and taken back', async ({
	browser
}) => {
	const { page, at, said } = await person(browser, PHONE, { javaScriptEnabled: false });
	await at(WATER);
	await expect(needs(page)).toBeHidden();
	await point(page, 'feasibility', '2').check();
	await page.getByLabel('regels').check();
	await opens(page, 'hier doe ik mee, als').click();
	await page.getByLabel('Hier doe ik mee, als').fill('Als het mag.');
	await page.getByLabel('Mijn groep mag erbij staan').check();
	await turnTo(page, 'Volgende thema');
	const whole = { needs: ['rules'], offer: 'Als het mag.', withGroup: true, seen: true };
	expect(await said(WATER)).toMatchObject(whole);
	await at(WATER);
	await expect(page.getByLabel('regels')).toBeChecked();
	await page.getByLabel('regels').uncheck();
	await page.getByLabel('Mijn groep mag erbij staan').uncheck();
	await turnTo(page, 'Volgende thema');
	expect(await said(WATER)).toMatchObject({ needs: [], withGroup: false, offer: 'Als het mag.' });
	// A form that had no boxes takes none back; one that cannot be saved comes back as it was typed.
	const send = (form: Record<string, string>) =>
		page.request.post(`${house.url}/s/${scan.code}/${WATER}?/save`, {
			...{ form, headers: { origin: house.url, accept: 'text/html' } }
		});
	await send({ boxes: '1', needs: 'time', withGroup: '1' });
	await send({ impact: '2' });
	expect(await said(WATER)).toMatchObject({ needs: ['time'], withGroup: true });
	const refused = await send({ boxes: '1', needs: 'money', offer: 'y'.repeat(301), impact: '9' });
	expect(refused.status()).toBe(400);
	expect(await refused.text()).toContain('y'.repeat(301));
	const tooLong = await send({ boxes: '1', needs: 'money', offer: 'y'.repeat(301) });
	expect(tooLong.status()).toBe(400);
	await page.setContent(await tooLong.text());
	await expect(page.locator('input[name="needs"]:checked')).toHaveValue('money');
	expect(await said(WATER)).toMatchObject({ needs: ['time'], offer: 'Als het mag.' });
	await page.context().close();
});

test('[J54] digits answer and go on; they do not while somebody types', async ({ browser }) => {
	const { page, at, said } = await person(browser, DESK);
	await at(WATER);
	await page.keyboard.press('4');
	expect(await focused(page)).toBe('feasibility');
	expect(await pickedOn(page)).toEqual(['4', '', '', '']);
	await page.keyboard.press('2');
	expect(await focused(page)).toBe('effort');
	// Arrow keys are those of a radio button: they stay inside the question.
	await page.keyboard.press('ArrowRight');
	expect(await pickedOn(page)).toEqual(['4', '2', '2', '']);
	await page.keyboard.press('1');
	expect(await focused(page)).toBe('knowledge');
	await page.keyboard.press('Control+5');
	await page.keyboard.press('7');
	expect(await pickedOn(page)).toEqual(['4', '2', '1', '']);
	await page.keyboard.press('0');
	expect(await pickedOn(page)).toEqual(['4', '2', '1', 'dk']);
	await expect(page.getByRole('button', { name: 'Volgende thema' })).toBeFocused();
	// Everything is answered: nothing is left to be answered by accident.
	await page.keyboard.press('3');
	expect(await pickedOn(page)).toEqual(['4', '2', '1', 'dk']);
	await opens(page, 'opmerking').click();
	await page.getByLabel('Je opmerking bij dit thema').pressSequentially('12345');
	await expect(page.getByLabel('Je opmerking bij dit thema')).toHaveValue('12345');
	expect(await pickedOn(page)).toEqual(['4', '2', '1', 'dk']);
	await page.getByRole('button', { name: 'Volgende thema' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(new RegExp(WATER));
	await page.keyboard.press('5');
	expect(await pickedOn(page)).toEqual(['5', '', '', '']);
	await expect.poll(async () => (await said(WATER))?.answers.knowledge?.kind).toBe('dont-know');
	await page.context().close();
});

test('[J54] a screen reader hears what the ends of a scale mean', async ({ browser }) => {
	const { page, at } = await person(browser);
	await at(WATER);
	const scale = page.getByRole('group', { name: 'Hoe haalbaar is dit hier?' });
	await expect(scale).toHaveAccessibleDescription('1 is niet, 5 is goed haalbaar');
	await expect(scale.getByRole('radio')).toHaveCount(6);
	await expect(scale.getByRole('radio', { name: '1 – niet' })).toHaveCount(1);
	await expect(scale.getByRole('radio', { name: '5 – goed haalbaar' })).toHaveCount(1);
	await page.context().close();
});

test('[J55] on a small phone two questions stand above the buttons, whatever the theme', async ({
	browser
}) => {
	const { page } = await person(browser);
	const hidden: string[] = [];
	await page.goto(`${house.url}/s/${scan.code}`);
	await page.getByRole('link', { name: 'Naar het eerste thema' }).click();
	for (const [i] of THEMES.entries()) {
		await expect(page.getByText(`${i + 1} / ${THEMES.length}`)).toBeVisible();
		const [scale, bar] = await Promise.all([
			page.getByRole('group', { name: 'Hoe haalbaar is dit hier?' }).locator('.row').boundingBox(),
			page.locator('.buttons button').first().boundingBox()
		]);
		expect(bar!.y + bar!.height).toBeLessThanOrEqual(PHONE.height);
		if (scale!.y + scale!.height > bar!.y - 8) hidden.push(page.url());
		await expect(page.getByRole('progressbar')).toBeInViewport();
		await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
		await page.getByRole('link', { name: 'Overslaan', exact: true }).click();
	}
	expect(hidden).toEqual([]);
	await page.context().close();
});

test('[J55] everything to tap on a card is at least 44 pixels', async ({ browser }) => {
	for (const size of [PHONE, { width: 320, height: 800 }, DESK]) {
		const { page, at } = await person(browser, size);
		await at(WATER);
		await point(page, 'feasibility', '2').check();
		for (const text of ['Meer uitleg', 'opmerking', 'hier doe ik mee, als'])
			await opens(page, text).click();
		await expectThumbSized(page);
		await page.context().close();
	}
});

test('[J56] what belongs to a theme opens in place', async ({ browser }) => {
	for (const javaScriptEnabled of [true, false]) {
		const { page, at } = await person(browser, DESK, { javaScriptEnabled });
		await at(WATER);
		await opens(page, 'Meer uitleg').click();
		for (const text of [
			'Maatregelen voor waterpeil, stroming, verdeling en waterkwaliteit.',
			'Of het hier kan: met de grond, het geld, de regels en de mensen.',
			'Kaderrichtlijn Water (KRW)',
			'Dit is een inschatting, geen wet.',
			'0 is ‘weet ik niet’'
		])
			await expect(page.getByText(text)).toBeVisible();
		const who = page.getByRole('heading', { name: 'Wie zou dit doen?' }).locator('+ ul > li');
		await expect(who).toHaveText([
			'Waterschap',
			'Provincie',
			'Terreinbeheerder',
			'Boer of tuinder'
		]);
		await page.context().close();
	}
});

test('[J57] the rest of a topic is skipped, and the link says where one arrives', async ({
	browser
}) => {
	for (const javaScriptEnabled of [true, false]) {
		const { page, at, said } = await person(browser, PHONE, { javaScriptEnabled });
		await at(RAIN);
		const link = page.getByRole('link', { name: /^Onderwerp overslaan naar: / });
		const to = (await link.textContent())!.split('naar:')[1]!.trim();
		const before = page.url();
		await link.click();
		await expect(page).not.toHaveURL(before);
		if (/\/done$/.test(page.url())) expect(to).toBe('het overzicht');
		else {
			const theme = page.url().split('/').at(-1)!;
			const lever = LEVERS.find(({ themes }) => themes.some(({ slug }) => slug === theme))!;
			expect([to, theme]).toEqual([lever.title.nl, lever.themes[0]!.slug]);
			await expect(page.locator('#lever')).toHaveText(to);
		}
		expect((await said(RAIN))?.answers ?? {}).toEqual({});
		await page.context().close();
	}
});

test('[J58] that a card was opened is said once, and is no answer', async ({ browser }) => {
	const { page, at, said } = await person(browser);
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/answer')) sent.push(request.postData() ?? '');
	});
	await at(WATER);
	await expect.poll(async () => (await said(WATER))?.seen).toBe(true);
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	await at(WATER);
	await turnTo(page, 'Overslaan');
	await expect.poll(() => sent.length).toBe(2);
	await turnTo(page, 'Vorige');
	await page.waitForLoadState('networkidle');
	expect(sent.map((body) => JSON.parse(body).seen)).toEqual([true, true]);
	expect((await said(WATER))?.answers).toEqual({});
	await page.goto(`${house.url}/s/${scan.code}/done`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je hebt nog niets ingevuld');
	await page.context().close();

	const plain = await person(browser, PHONE, { javaScriptEnabled: false });
	await plain.at(RAIN);
	expect(await plain.said(RAIN)).toBeUndefined();
	await turnTo(plain.page, 'Volgende thema');
	expect((await plain.said(RAIN))?.seen).toBe(true);
	await plain.page.context().close();
});

test('[J59] a whole topic is rated in one table with the keyboard alone', async ({ browser }) => {
	const { page, at, said } = await person(browser, DESK);
	await at(RAIN);
	await answerCard(page, ['1', '2', '3', 'dk']);
	await page.getByRole('link', { name: 'Alles van dit onderwerp in één tabel' }).click();
	await expect(page.getByRole('table')).toHaveCount(LEVERS.length);
	await expect(page.getByRole('radiogroup')).toHaveCount(4 * THEMES.length);
	const cell = (theme: string, question: string, value: string) =>
		page.locator(`input[name="${theme} ${question}"][value="${value}"]`);
	await expect(cell(RAIN, 'effort', '3')).toBeChecked();
	// Without the network too: what is needed is loaded.
	await page.context().setOffline(true);
	await cell(WATER, 'impact', '1').focus();
	for (const key of '4105') await page.keyboard.press(key);
	expect(await focused(page)).toBe(`${RAIN} impact`);
	await page.keyboard.press('5');
	await page.keyboard.press('ArrowUp');
	expect(await focused(page)).toBe(`${WATER} feasibility`);
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowLeft');
	expect(await focused(page)).toBe(`${WATER} impact`);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	expect(await focused(page)).toBe(`${RAIN} impact`);
	await expect(page.getByText('5 antwoorden nog op dit toestel')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	const rated = (value: number) => ({ kind: 'rated', value });
	expect((await said(WATER))?.answers).toEqual({
		...{ impact: rated(4), feasibility: rated(1), effort: { kind: 'dont-know' } },
		knowledge: rated(5)
	});
	expect((await said(RAIN))?.answers).toMatchObject({ impact: rated(5), effort: rated(3) });
	await page.locator('summary', { hasText: 'Regenwater langer vasthouden' }).click();
	await expect(page.getByText(LEVERS[0]!.themes[1]!.text.nl!)).toBeVisible();
	const { width, height } = (await cell(WATER, 'impact', '1').boundingBox())!;
	expect([width >= 24, height >= 44]).toEqual([true, true]);
	await page.getByRole('link', { name: 'Naar de kaarten' }).click();
	await expect(page).toHaveURL(new RegExp(`/${RAIN}$`));
	expect(await pickedOn(page)).toEqual(['5', '2', '3', 'dk']);
	// A narrow screen has the cards.
	await page.setViewportSize(PHONE);
	await expect(page.getByText('Alles van dit onderwerp in één tabel')).toBeHidden();
	await page.goto(`${house.url}/s/${scan.code}/grid`);
	await expect(page.getByText('De tabel past niet op dit scherm.')).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
	await page.context().close();
});
