import {
	expect,
	test,
	type Browser,
	type BrowserContext,
	type Page,
	type Route
} from '@playwright/test';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import config from '../../playwright.config.ts';
import { rowsIn } from './database.ts';
import { ADA } from './facilitator.ts';
import { answerCard, pickedOn, takeSeat, turnTo, type Card } from './participant.ts';
import { addAccount, addScan, close, CORE, inside, open, type MadeScan } from './prepared.ts';
import {
	expectAllStored,
	keptOn,
	mortalHouse,
	secretOf,
	storedOf,
	tapLog,
	type MortalHouse,
	type TapLog
} from './tap-log.ts';

// Whatever happens to network, page and server: what a person tapped last is what the house has.
// Much of that is waiting: each lane has a house of its own, so that others work meanwhile.
test.describe.configure({ mode: 'parallel' });

/** A name that is not localhost: over plain http a browser gives it no service worker and no locks. */
const NAME = 'hal.test';
const options = config.use!.launchOptions!;
test.use({
	launchOptions: {
		...options,
		args: [...options.args!, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`]
	}
});

let house: MortalHouse;
let scan: MadeScan;

test.beforeAll(async () => {
	house = await mortalHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		return addScan(app, ADA, 'Quickscan in een zaal');
	});
	await inside(house, (app) => open(app, scan));
});
test.afterAll(() => house.stop());

interface Person {
	readonly context: BrowserContext;
	page: Page;
	readonly log: TapLog;
	readonly secret: string;
	/** Address of the scan, as this person sees it. */
	readonly start: string;
}

/**
 * Somebody at the first theme, whose every tap is noted.
 * @param more with a service worker a test cannot stand between page and network
 */
async function person(
	browser: Browser,
	host: string,
	more: { code?: string; serviceWorkers?: 'block' } = {}
): Promise<Person> {
	const { code = scan.code, serviceWorkers = 'allow' } = more;
	const context = await browser.newContext({ locale: 'nl-NL', serviceWorkers });
	const log = tapLog();
	await log.follow(context);
	const page = await context.newPage();
	const start = `http://${host}:${house.port}/s/${code}`;
	await page.goto(start);
	await takeSeat(page, 'bewoner');
	// From here on the page has all it needs.
	await page.waitForLoadState('networkidle');
	return { context, page, log, secret: await secretOf(context), start };
}

async function isAlive(page: Page): Promise<void> {
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

const pick = (page: Page, question: string, value: string) =>
	page.locator(`input[name="${question}"][value="${value}"]`).check();
const savedLine = (page: Page) => page.getByText('alles opgeslagen');
const deviceLine = (page: Page, count: number) =>
	page.getByText(count === 1 ? '1 antwoord nog op dit toestel' : `${count} antwoorden nog op dit`);
const card = (i: number): Card => [1, 2, 3, 4].map((n) => String(1 + ((i + n) % 5))) as never;

async function wholeAndGone({ context, log, page, secret }: Person): Promise<void> {
	await expect(savedLine(page)).toBeVisible();
	await expectAllStored(house, secret, log);
	await context.close();
}

for (const host of ['localhost', NAME])
	test.describe(host, () => {
		test('[J37] without a network one goes on, and all is sent when it is back', async ({
			browser
		}) => {
			const one = await person(browser, host);
			const { context, page } = one;
			await answerCard(page, card(0));
			await context.setOffline(true);
			for (let i = 1; i < CORE.length; i += 1) {
				await turnTo(page, 'Volgende thema');
				await answerCard(page, card(i));
			}
			await page.locator('summary', { hasText: 'opmerking' }).click();
			await page.getByLabel('Je opmerking bij dit thema').fill('Zonder net getypt.');
			await page.getByRole('button', { name: 'Afronden' }).click();
			await expect(page.getByRole('heading', { name: 'Klaar. Dank je wel!' })).toBeVisible();
			await expect(
				page.getByText(/4\d antwoorden staan nog alleen op dit toestel\./)
			).toBeVisible();
			await expect(page.getByText('Wis tot dan de gegevens van deze site niet')).toBeVisible();
			// Nothing leads away from the page that holds the cards.
			await page.goBack();
			await page.goForward();
			await page.getByRole('link', { name: 'Mijn antwoorden wissen' }).click();
			await expect(page.getByText('Geen verbinding.')).toBeVisible();
			await page.locator(`main a[href$="/${CORE[3]}"]`).click();
			await expect.poll(() => pickedOn(page)).not.toContain('');
			await context.setOffline(false);
			await wholeAndGone(one);
		});

		test('[J38] three in ten requests that fail, in every way, lose and double nothing', async ({
			browser
		}) => {
			const one = await person(browser, host, { serviceWorkers: 'block' });
			const { page } = one;
			let requests = 0;
			const fates: ((route: Route) => Promise<unknown>)[] = [
				(route) => route.abort(),
				(route) => route.fulfill({ status: 500, body: 'Oeps' }),
				// The server has it, but nobody hears so.
				async (route) => {
					await route.fetch({ url: route.request().url().replace(NAME, '127.0.0.1') });
					await route.abort();
				},
				(route) => route.fulfill({ status: 429, headers: { 'retry-after': '1' } }),
				(route) => route.fulfill({ status: 200, body: '<p>Log in op de wifi</p>' })
			];
			await page.route('**/answer', (route) => {
				requests += 1;
				if (requests % 3 > 0) return route.continue();
				return fates[(requests / 3) % fates.length]!(route);
			});
			for (let i = 0; i < 4; i += 1) {
				for (const [at, question] of QUESTIONS.entries()) {
					await pick(page, question, card(i)[at]!);
					await expect(savedLine(page)).toBeVisible();
				}
				await turnTo(page, 'Volgende thema');
			}
			// Each kind of trouble at least once.
			expect(requests).toBeGreaterThanOrEqual(3 * fates.length);
			await page.unrouteAll({ behavior: 'ignoreErrors' });
			await wholeAndGone(one);
		});

		test('[J39] a page that is reloaded or killed while it sends loses nothing', async ({
			browser
		}) => {
			const one = await person(browser, host, { serviceWorkers: 'block' });
			const { context } = one;
			let held = 0;
			await context.route('**/answer', () => void (held += 1));
			for (const [i, end] of (['reload', 'close'] as const).entries()) {
				await answerCard(one.page, card(i));
				await expect.poll(() => held).toBe(i + 1);
				const waiting = async () =>
					(await keptOn(one.page)).flatMap(({ items }) =>
						items.filter(({ part }) => part !== 'seen').map((item) => item.savedAtMs)
					);
				await expect.poll(waiting).toEqual([null, null, null, null]);
				const before = await pickedOn(one.page);
				const url = one.page.url();
				if (end === 'reload') await one.page.reload();
				else {
					await one.page.close();
					one.page = await context.newPage();
					await one.page.goto(url);
				}
				await expect.poll(() => pickedOn(one.page)).toEqual(before);
			}
			await context.unrouteAll({ behavior: 'ignoreErrors' });
			await one.page.reload();
			await wholeAndGone(one);
		});

		test('[J40] of two tabs and two devices the newest tap wins, whichever arrives last', async ({
			browser
		}) => {
			const one = await person(browser, host);
			const tab = await one.context.newPage();
			await tab.goto(one.page.url());
			await isAlive(tab);
			await pick(one.page, 'impact', '1');
			await expect(tab.locator('input[name="impact"][value="1"]')).toBeChecked();
			await pick(tab, 'impact', '2');
			await expect(one.page.locator('input[name="impact"][value="2"]')).toBeChecked();
			await tab.close();
			// The second device gets in with the receipt code.
			const phone = await browser.newContext({ locale: 'nl-NL' });
			await one.log.follow(phone);
			await one.page.goto(`${one.start}/done`);
			const receipt = await one.page.locator('.receipt').innerText();
			await one.page.goto(`${one.start}/${CORE[0]}`);
			await isAlive(one.page);
			const page = await phone.newPage();
			await page.goto(one.start);
			await page.getByText('Ik heb een ontvangstcode').click();
			await page.getByLabel('Ontvangstcode').fill(receipt.toLowerCase());
			await page.getByRole('button', { name: 'Verder met mijn antwoorden' }).click();
			await page.goto(`${one.start}/${CORE[0]}`);
			await isAlive(page);
			await one.context.setOffline(true);
			await answerCard(one.page, ['3', '3', '3', '3']);
			await answerCard(page, ['5', '5', '5', 'dk']);
			await pick(one.page, 'effort', '1');
			await expect(savedLine(page)).toBeVisible();
			await one.context.setOffline(false);
			// The first device hears what the second one said later.
			await expect.poll(() => pickedOn(one.page)).toEqual(['5', '5', '1', 'dk']);
			await phone.close();
			await wholeAndGone(one);
		});

		test('[J41] the server is killed and started again', async ({ browser }) => {
			const one = await person(browser, host);
			await answerCard(one.page, card(0));
			await house.kill();
			await turnTo(one.page, 'Volgende thema');
			await answerCard(one.page, card(1));
			await expect(one.page.getByText('nog op dit toestel')).toBeVisible();
			await house.start();
			await one.page.evaluate(() => dispatchEvent(new Event('online')));
			await wholeAndGone(one);
		});
	});

test('[J42] what came too late is named until that was read', async ({ browser }) => {
	const { late } = await inside(house, async (app) => {
		const late = await addScan(app, ADA, 'Quickscan die sluit');
		await open(app, late);
		return { late };
	});
	const one = await person(browser, NAME, { code: late.code });
	await pick(one.page, 'impact', '4');
	await expect(savedLine(one.page)).toBeVisible();
	const stored = storedOf(house, one.secret);
	await one.context.setOffline(true);
	await pick(one.page, 'impact', '2');
	await turnTo(one.page, 'Volgende thema');
	await pick(one.page, 'effort', 'dk');
	await expect(deviceLine(one.page, 2)).toBeVisible();
	const title = await one.page.getByRole('heading', { level: 1 }).innerText();
	await one.page.close();
	await inside(house, (app) => close(app, late));
	await one.context.setOffline(false);
	// They hear it at the next visit, on whichever page that begins.
	const page = await one.context.newPage();
	for (const path of ['', '/done']) {
		await page.goto(one.start + path);
		await expect(page.getByText('je laatste 2 antwoorden zijn niet meer opgeslagen')).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: title })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Gelezen' }).click();
	await expect(page.getByRole('button', { name: 'Gelezen' })).toHaveCount(0);
	expect((await keptOn(page)).flatMap(({ items }) => items)).toEqual([]);
	expect(storedOf(house, one.secret)).toEqual(stored);
	await one.context.close();
});

test('[J43] on localhost the cards open without a network after the first visit, with no answer from a store', async ({
	browser
}) => {
	const one = await person(browser, 'localhost');
	const { context, page } = one;
	await answerCard(page, card(0));
	await turnTo(page, 'Volgende thema');
	await answerCard(page, card(1));
	await expect(savedLine(page)).toBeVisible();
	const overview = `${new URL(one.start).pathname}/done`;
	const keptPage = () =>
		page.evaluate(async (url) => (await (await caches.match(url))?.text()) ?? '', overview);
	await expect.poll(keptPage).not.toBe('');
	const kept = await keptPage();
	expect(kept).toContain(CORE[1]);
	for (const own of [one.secret, '"4"', '/return/', 'readAtMs']) expect(kept).not.toContain(own);
	await context.setOffline(true);
	await page.reload();
	await expect(page).toHaveURL(`${one.start}/${CORE[1]}`);
	await expect.poll(() => pickedOn(page)).toEqual(card(1));
	await turnTo(page, 'Volgende thema');
	await answerCard(page, card(2));
	await page.goto(one.start);
	await expect(page.getByText('Geen verbinding. Je ziet nu alleen')).toBeVisible();
	await expect(page.getByText('12 antwoorden bij 3 van de 12')).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText('Geen verbinding.')).toHaveCount(0);
	await expect(page.getByText('12 antwoorden bij 3 van de 12')).toBeVisible();
	await expect(page.locator('.receipt')).toBeVisible();
	await expectAllStored(house, one.secret, one.log);
	// A facilitator's page is never kept.
	const names = await page.evaluate(async () =>
		Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())).then(
			(all) => all.flat().map(({ url }) => new URL(url).pathname)
		)
	);
	expect(names.filter((path) => !path.startsWith('/_app/immutable/'))).toEqual([overview]);
	await context.close();
});

test('[J44] a browser that keeps nothing says so, and asks before it closes', async ({
	browser
}) => {
	const one = await person(browser, NAME);
	await one.context.addInitScript(() =>
		Object.defineProperty(window, 'indexedDB', { value: undefined })
	);
	await one.page.reload();
	await isAlive(one.page);
	await one.context.route('**/answer', (route) => route.abort());
	await answerCard(one.page, card(0));
	await expect(
		one.page.getByText('4 antwoorden nog niet verstuurd: laat deze pagina open')
	).toBeVisible();
	const asked = one.page.waitForEvent('dialog');
	await one.page.close({ runBeforeUnload: true });
	await (await asked).dismiss();
	await one.context.unrouteAll({ behavior: 'ignoreErrors' });
	await wholeAndGone(one);
});

test('[J45] who withdraws is gone, with all answers, from the house and from the device', async ({
	browser
}) => {
	const one = await person(browser, 'localhost');
	const { page } = one;
	const before = rowsIn(house, 'participant');
	await answerCard(page, card(0));
	await expect(savedLine(page)).toBeVisible();
	await page.goto(`${one.start}/done`);
	const link = (await page.locator('a[href*="/return/"]').getAttribute('href'))!;
	await page.getByRole('link', { name: 'Mijn antwoorden wissen' }).click();
	await page.getByRole('link', { name: 'Nee, terug' }).click();
	await page.getByRole('link', { name: 'Mijn antwoorden wissen' }).click();
	await page.getByRole('button', { name: 'Ja, wis mijn antwoorden' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je antwoorden zijn gewist');
	expect(storedOf(house, one.secret)).toEqual({});
	expect(rowsIn(house, 'participant')).toBe(before - 1);
	await expect.poll(() => keptOn(page)).toEqual([]);
	expect((await page.request.get(link)).status()).toBe(404);
	await page.goto(one.start);
	await expect(page.getByText('Bij welke groep hoor je?')).toBeVisible();
	await one.context.close();
});
