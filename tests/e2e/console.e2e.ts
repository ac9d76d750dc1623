import { expect, test, type Browser, type Page } from '@playwright/test';
import { changeScreen } from '../../src/lib/server/usecases/change-screen.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, inside, open, type MadeScan } from './prepared.ts';
import { answerCard, takeSeat } from './participant.ts';
import { mortalHouse } from './tap-log.ts';

// The console of the facilitator and the screen in the hall, and what runs between them.

/** What the screen owes the hall: it follows the console within a second. */
const SOON = { timeout: 1000 };

let house: House;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, 'Quickscan met een scherm');
		await open(app, made);
		return made;
	});
});
test.afterAll(() => house.stop());

async function pageOf(browser: Browser, more: object = {}): Promise<Page> {
	const options = { locale: 'nl-NL', reducedMotion: 'reduce', ...more } as const;
	return (await browser.newContext(options)).newPage();
}

/** A screen that follows: a page whose script never came knows nothing of a connection. */
async function openScreen(hall: Page, address: string): Promise<void> {
	const following = hall.waitForResponse((response) => response.url().endsWith('/live'));
	await hall.goto(address);
	await following;
}

test('[SC17] the screen follows the console and the taps within a second, and its link can be replaced', async ({
	browser
}) => {
	const desk = await pageOf(browser);
	await logIn(desk, house.url);
	await desk.goto(`${house.url}/scans/${scan.id}/room`);
	const opening = desk.context().waitForEvent('page');
	await desk.getByRole('button', { name: 'Open het scherm' }).click();
	const address = (await opening).url();
	await (await opening).close();
	expect(new URL(address).pathname).toMatch(/^\/screen\/[\w-]{22}$/);

	// Nobody is logged in there, and the browser speaks another language than the scan.
	const hall = await pageOf(browser, { locale: 'en-GB', viewport: { width: 1280, height: 720 } });
	await openScreen(hall, address);
	await expect(hall.locator('html')).toHaveAttribute('lang', 'nl');
	await expect(hall.locator('.code')).toHaveText(scan.code);
	await expect(hall.locator('header, footer, form, a, button')).toHaveCount(0);
	await expect(desk.getByText('Direct bijgewerkt.')).toBeVisible();
	await expect(hall.getByText('0 doen mee')).toBeVisible();

	const phone = await pageOf(browser);
	await phone.goto(`${house.url}/s/${scan.code}`);
	await takeSeat(phone, 'bewoner');
	await expect(hall.getByText('1 doet mee')).toBeVisible(SOON);
	await desk.getByRole('button', { name: 'Wie er meedoet' }).click();
	await expect(hall.getByText('Wie doet er mee?')).toBeVisible(SOON);
	const started = desk.getByRole('row', { name: /^Totaal/ });
	await expect(started).toHaveText(/Totaal\s*1\s*0/);
	await answerCard(phone, ['4', '3', '2', 'dk']);
	await expect(started).toHaveText(/Totaal\s*1\s*1/, SOON);

	await desk.getByRole('button', { name: '5 minuten' }).click();
	await expect(hall.getByRole('timer')).toHaveText(/Nog\s+(5:00|4:5\d)/, SOON);
	await desk.getByRole('button', { name: 'Stop de tijd' }).click();
	await expect(hall.getByRole('timer')).toHaveCount(0, SOON);

	await desk.getByRole('button', { name: 'Maak het scherm zwart' }).click();
	await expect(hall.locator('body')).toHaveText('', SOON);
	await expect(desk.getByText('Het scherm is nu zwart.')).toBeVisible();
	expect(await (await hall.request.get(`${address}/shown`)).json()).toMatchObject({ shown: null });
	// The focus is still among the buttons of the screen.
	await desk.keyboard.press('b');
	await expect(hall.getByText('Wie doet er mee?')).toBeVisible(SOON);

	await desk.getByText('Link van het scherm').first().click();
	await desk.getByRole('button', { name: 'Maak een nieuwe link' }).click();
	await expect(hall.getByText('Deze link werkt niet meer.')).toBeVisible(SOON);
	expect((await hall.request.get(address)).status()).toBe(404);
	for (const page of [desk, hall, phone]) await page.context().close();
});

test('[SC18] the remote control walks through the result with a clicker, never past its end', async ({
	browser
}) => {
	const made = await inside(house, async (app) => {
		const other = await addScan(app, ADA, 'Quickscan met een uitslag');
		await open(app, other);
		await addAnswers(app, other, 6);
		await close(app, other);
		const show = { kind: 'show', shows: 'result', step: 0 } as const;
		return { ...other, key: done(await changeScreen(app, OPERATOR, other.id, show)).screenKey };
	});
	const desk = await pageOf(browser);
	await logIn(desk, house.url);
	await desk.goto(`${house.url}/scans/${made.id}/room`);
	const step = desk.getByText(/^Stap \d+ van \d+: /);
	await expect(step).toHaveText(/^Stap 1 van/);
	await expect(desk.getByText('Direct bijgewerkt.')).toHaveCount(0);
	// The keys are listened to from here on.
	await desk.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await desk.getByRole('button', { name: 'Vorige stap' }).focus();
	await desk.keyboard.press('ArrowLeft');
	await desk.keyboard.press('PageDown');
	await expect(step).toHaveText(/^Stap 2 van/);
	const last = Number(/van (\d+)/.exec((await step.textContent())!)![1]);
	for (let at = 2; at < last; at += 1) {
		await desk.keyboard.press('ArrowRight');
		await expect(step).toHaveText(new RegExp(`^Stap ${at + 1} van`));
	}
	await desk.keyboard.press('ArrowRight');
	await desk.keyboard.press('b');
	await expect(desk.getByText('Het scherm is nu zwart.')).toBeVisible();
	await expect(step).toHaveText(new RegExp(`^Stap ${last} van`));
	await desk.context().close();
});

test('[SC19] a screen says when the connection is lost, and is right again by itself after it', async ({
	browser
}) => {
	const mortal = await mortalHouse();
	const { made, key } = await inside(mortal, async (app) => {
		await addAccount(app, ADA);
		const hallScan = await addScan(app, ADA, 'Quickscan in een zaal');
		await open(app, hallScan);
		const screen = await changeScreen(app, OPERATOR, hallScan.id, { kind: 'link' });
		return { made: hallScan, key: done(screen).screenKey };
	});
	const hall = await pageOf(browser);
	await openScreen(hall, `${mortal.url}/screen/${key}`);
	await expect(hall.getByText('0 doen mee')).toBeVisible();
	await mortal.kill();
	await expect(hall.getByText(/^Geen verbinding sinds \d\d:\d\d\./)).toBeVisible();
	await expect(hall.locator('.code')).toHaveText(made.code);
	await inside(mortal, (app) => addAnswers(app, made, 4));
	await mortal.start();
	await expect(hall.getByText('4 doen mee')).toBeVisible();
	await expect(hall.getByText(/^Geen verbinding/)).toHaveCount(0);
	// What the command line does shows too, a little later.
	await inside(mortal, (app) => addAnswers(app, made, 6));
	await expect(hall.getByText('6 doen mee')).toBeVisible();
	await hall.context().close();
	await mortal.stop();
});

test('[SC20] without a script the screen asks again by itself, and the console steers it', async ({
	browser
}) => {
	await inside(house, (app) => changeScreen(app, OPERATOR, scan.id, { kind: 'link' }));
	const desk = await pageOf(browser, { javaScriptEnabled: false });
	await logIn(desk, house.url);
	await desk.goto(`${house.url}/scans/${scan.id}/room`);
	await desk.getByRole('button', { name: 'Wie er meedoet' }).click();
	await expect(desk.getByRole('button', { name: 'Wie er meedoet' })).toHaveAttribute(
		'aria-current',
		'true'
	);
	await expect(desk.getByRole('link', { name: 'Ververs de aantallen' })).toBeVisible();
	const opening = desk.context().waitForEvent('page');
	await desk.getByRole('button', { name: 'Open het scherm' }).click();
	const hall = await opening;
	await expect(hall.getByText('Wie doet er mee?')).toBeVisible();
	await expect(hall.locator('meta[http-equiv="refresh"]')).toHaveAttribute('content', '5');
	await desk.context().close();
});

test('[SC21] [SC22] the stream leaves at once and as it is, tells the release within five seconds, and keeps no server from stopping', async () => {
	const own = await startHouse();
	const { made, key } = await inside(own, async (app) => {
		await addAccount(app, ADA);
		const closing = await addScan(app, ADA, 'Quickscan die sluit');
		await open(app, closing);
		await addAnswers(app, closing, 6);
		const screen = await changeScreen(app, OPERATOR, closing.id, { kind: 'link' });
		return { made: closing, key: done(screen).screenKey };
	});
	const response = await fetch(`${own.url}/screen/${key}/live`, {
		headers: { 'accept-encoding': 'gzip, br' }
	});
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'content-type': 'text/event-stream',
		'cache-control': 'no-store, no-transform',
		'x-accel-buffering': 'no'
	});
	expect(response.headers.get('content-encoding')).toBeNull();
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	let heard = '';
	const until = async (words: string) => {
		while (!heard.includes(words)) {
			const { value, done: ended } = await reader.read();
			if (ended) throw new Error(`The stream ended before ${words}`);
			heard += value;
		}
	};
	await until('"state":"open"');
	// By the command line, which is another program; its grace time is over after a second.
	const closesAtMs = Date.now() + 1000;
	await inside(own, (app) => close(app, made, 1));
	await until('"state":"released"');
	expect(Date.now() - closesAtMs).toBeLessThan(5000);
	const stoppingAtMs = Date.now();
	await own.stop();
	expect(Date.now() - stoppingAtMs).toBeLessThan(1500);
	while (!(await reader.read()).done);
});
