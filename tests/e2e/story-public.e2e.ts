import { expect, test, type Browser, type Page } from '@playwright/test';
import { putCommitment } from '../../src/lib/server/usecases/change-leave.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { recognise } from '../../src/lib/server/usecases/recognise.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, inside, open, type MadeScan } from './prepared.ts';

// From a draft that people recognise, or not, to a page that everybody can read and cite.
test.describe.configure({ mode: 'serial' });

const GROUPS = ['bewoner', 'bewoner', 'bewoner', 'agrarier', 'agrarier', 'agrarier'];

let house: House;
let scan: MadeScan;
let desk: Page;
/** Secrets of people with a seat, by their group above. */
let secrets: readonly string[];

test.beforeAll(async ({ browser }) => {
	house = await startHouse();
	await inside(house, async (app) => {
		await addAccount(app, ADA);
		scan = await addScan(app, ADA, 'Quickscan Groote Wielen');
		await open(app, scan);
		await addAnswers(app, scan, 6);
		const seats = GROUPS.map((group) => joinScan(app, NOBODY, scan.code, null, { group }));
		secrets = (await Promise.all(seats)).map((seat) => done(seat).secret);
		await close(app, scan);
	});
	desk = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
	await logIn(desk, house.url);
});
test.afterAll(() => house.stop());

async function phone(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
	return (await browser.newContext({ locale: 'nl-NL', javaScriptEnabled })).newPage();
}

/** The question under the part about who took part. */
const ask = (page: Page) => page.locator('#who').getByRole('group', { name: /Herken/ });
const share = () => `${house.url}/scans/${scan.id}/story/share`;

test('[SR8] who comes back by their own link says what they recognise, with and without JavaScript', async ({
	browser
}) => {
	const stranger = await phone(browser, false);
	await stranger.goto(`${house.url}/s/${scan.code}/story`);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(
		'Kom terug met je eigen link'
	);

	await desk.goto(share());
	await desk.getByRole('button', { name: 'Concept 1 voorleggen' }).click();
	await expect(desk.getByText('Nog niemand zei er iets over.')).toBeVisible();

	const [first, ...others] = secrets;
	const scripted = await phone(browser, true);
	await scripted.goto(`${house.url}/s/${scan.code}/return/${first}`);
	await expect(scripted.getByText('Herken jij dit verhaal?')).toBeVisible();
	await expect(scripted.getByRole('status')).toHaveText('Je hebt nog niets gezegd.');
	// Without a network it says so, and tries again.
	await scripted.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await scripted.context().setOffline(true);
	await ask(scripted).getByLabel('Deels').check();
	await expect(scripted.getByRole('status')).toContainText('Nog niet bewaard.');
	await scripted.context().setOffline(false);
	await ask(scripted).getByLabel('Ja', { exact: true }).check();
	await expect(scripted.getByRole('status')).toContainText('Alles is bewaard.');
	await scripted.reload();
	await expect(ask(scripted).getByLabel('Ja', { exact: true })).toBeChecked();

	const [last, ...rest] = others.toReversed();
	await inside(house, async (app) => {
		for (const [i, secret] of rest.toReversed().entries()) {
			const answer = i < 2 ? 'yes' : 'no';
			done(await recognise(app, scan.code, secret, 1, [{ part: 'who', answer, remark: '' }]));
		}
	});
	const plain = await phone(browser, false);
	await plain.goto(`${house.url}/s/${scan.code}/return/${last}`);
	await ask(plain).getByLabel('Nee', { exact: true }).check();
	await ask(plain).locator('summary').click();
	await ask(plain).getByRole('textbox').fill('Wij staan er niet in.');
	await plain.getByRole('button', { name: 'Antwoorden bewaren' }).click();
	await expect(ask(plain).getByLabel('Nee', { exact: true })).toBeChecked();
	await expect(plain.getByRole('status')).toContainText('Alles is bewaard.');

	await desk.reload();
	await expect(desk.getByText('6 mensen zeiden er iets over.')).toBeVisible();
	await expect(desk.getByText('Wij staan er niet in.')).toHaveCount(0);
	await desk.getByRole('button', { name: 'Sluiten en optellen' }).click();
	await expect(desk.getByText('3 ja, 0 deels, 3 nee')).toBeVisible();
	await expect(desk.getByText('3 van de 3 antwoorden is nee').first()).toBeVisible();
	await expect(desk.getByText('Wij staan er niet in.')).toBeVisible();
	await scripted.reload();
	await expect(scripted.getByText('De vraag is gesloten')).toBeVisible();
	await expect(scripted.locator('#who').getByText('3 ja, 0 deels, 3 nee')).toBeVisible();
	await expect(scripted.getByText('Wij staan er niet in.')).toHaveCount(0);
});

test('[SP8] [SP2] the story is published at a readable address, for everybody and without a program', async ({
	browser
}) => {
	await desk.getByRole('link', { name: 'Naar publiceren' }).click();
	await expect(desk.getByLabel('Adres van het verhaal')).toHaveValue('groote-wielen');
	await desk.getByRole('button', { name: 'Uitgave 1 publiceren' }).click();
	await expect(desk.getByText('Uitgave 1 staat op het web.')).toBeVisible();

	const reader = await phone(browser, true);
	const response = (await reader.goto(`${house.url}/story/groote-wielen`))!;
	const headers = response.headers();
	expect(headers['x-robots-tag']).toBe('noindex');
	expect(headers['set-cookie']).toBeUndefined();
	expect(await reader.context().cookies()).toEqual([]);
	expect(await reader.locator('script').count()).toBe(0);
	const html = await response.text();
	for (const hidden of [scan.code, scan.id, ADA.email]) expect(html).not.toContain(hidden);
	await expect(reader.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');

	await expect(reader.getByRole('heading', { level: 1 })).toContainText('Groote Wielen');
	await expect(reader.locator('#who')).toContainText('Over dit deel moeten we nog praten.');
	const contents = reader.getByRole('navigation', { name: 'Inhoud' });
	await contents.getByRole('link', { name: 'Wie deden er mee' }).click();
	await expect(reader).toHaveURL(/#who$/);
	await expect(reader.getByText(/Uitgave 1, .*\/story\/groote-wielen\/1/).first()).toBeVisible();

	const card = await reader.locator('meta[property="og:image"]').getAttribute('content');
	const picture = await reader.request.get(card!);
	expect(picture.headers()['content-type']).toBe('image/png');
	expect((await picture.body()).readUInt32BE(16)).toBe(1200);

	for (const name of [/^Word/, 'Pdf', /^Webpagina/, /^Platte tekst/]) {
		const href = await reader.getByRole('link', { name }).getAttribute('href');
		const file = await reader.request.get(house.url + href!);
		expect(file.headers()['content-disposition']).toMatch(
			/"groote-wielen-1-nl\.(docx|pdf|html|md)"/
		);
		expect((await file.body()).length).toBeGreaterThan(1000);
	}

	await reader.getByRole('link', { name: 'English' }).click();
	await expect(reader.locator('html')).toHaveAttribute('lang', 'en');
	await expect(reader.getByText('How to refer to this edition')).toBeVisible();
	expect(await reader.context().cookies()).toEqual([]);

	// On paper: all of the story, and nothing to click.
	await reader.emulateMedia({ media: 'print' });
	await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(reader.getByText('How to refer to this edition')).toBeVisible();
	await expect(reader.getByText('Take the story with you')).toBeHidden();

	// Who is logged in reads the very same page.
	const asAda = await desk.request.get(`${house.url}/story/groote-wielen`);
	expect(await asAda.text()).toBe(html);
});

test('[SP1] [SP4] [SP5] an edition stays as it was, and what is taken off the web says so', async ({
	browser
}) => {
	await inside(house, async (app) =>
		done(
			await putCommitment(app, OPERATOR, scan.id, null, {
				...{ theme: null, what: 'Samen nat veen proberen', who: 'Ada', firstStep: 'Bellen' },
				...{ due: null, sign: '' }
			})
		)
	);
	await desk.goto(`${house.url}/scans/${scan.id}/story/publish`);
	await desk.getByRole('button', { name: 'Uitgave 2 publiceren' }).click();
	await expect(desk.getByText('Uitgave 2 staat op het web.')).toBeVisible();

	const reader = await phone(browser, false);
	const story = `${house.url}/story/groote-wielen`;
	await reader.goto(story);
	await expect(reader.getByText('Samen nat veen proberen').first()).toBeVisible();
	await reader.goto(`${story}/1`);
	await expect(reader.getByText('Samen nat veen proberen')).toHaveCount(0);
	await expect(reader.getByText('Er is een nieuwere.')).toBeVisible();
	await reader.getByRole('link', { name: 'Lees de nieuwste uitgave' }).click();
	await expect(reader).toHaveURL(story);

	await desk.getByRole('button', { name: 'Uitgave 2 intrekken' }).click();
	await expect(desk.getByText('Ingetrokken')).toBeVisible();
	expect((await reader.goto(`${story}/2`))!.status()).toBe(410);
	await expect(reader.getByText('Deze uitgave stond hier')).toBeVisible();
	await reader.goto(story);
	await expect(reader.getByText('Samen nat veen proberen')).toHaveCount(0);

	await desk.getByRole('button', { name: 'Van het web halen' }).click();
	await expect(desk.getByText('Het verhaal is van het web gehaald.')).toBeVisible();
	for (const address of [story, `${story}/1`, `${story}/card.png`])
		expect((await reader.request.get(address)).status()).toBe(410);
	expect((await reader.request.get(`${house.url}/story/nergens`)).status()).toBe(404);
	await desk.getByRole('button', { name: 'Weer op het web zetten' }).click();
	await expect(desk.getByText('Het verhaal staat op het web', { exact: true })).toBeVisible();
	expect((await reader.request.get(`${story}/1`)).status()).toBe(200);
});
