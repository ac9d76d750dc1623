import { expect, test, type APIResponse, type Browser, type Page } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { rowsIn } from './database.ts';
import { ADA, BO, logIn, typeLogIn } from './facilitator.ts';
import { answerCard, takeSeat, turnTo, typeCode } from './participant.ts';
import { addAccount, addAnswers, addScan, close, inside, open, type MadeScan } from './prepared.ts';

// What goes wrong is told in a sentence, and leaves nothing behind.

let house: House;
/** Of Ada, one in every state. */
let scans: { readonly unopened: MadeScan; readonly open: MadeScan; readonly released: MadeScan };

test.beforeAll(async () => {
	house = await startHouse();
	scans = await inside(house, async (app) => {
		for (const account of [ADA, BO]) await addAccount(app, account);
		const made = {
			unopened: await addScan(app, ADA, 'Quickscan van Ada, nog dicht'),
			open: await addScan(app, ADA, 'Quickscan van Ada, open'),
			released: await addScan(app, ADA, 'Quickscan van Ada, klaar')
		};
		await open(app, made.open);
		await open(app, made.released);
		await addAnswers(app, made.released, 6);
		await close(app, made.released);
		return made;
	});
});
test.afterAll(() => house.stop());

/** Somebody who joined the open scan and stands at the first theme. */
async function participant(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ locale: 'nl-NL' });
	const page = await context.newPage();
	await page.goto(`${house.url}/s/${scans.open.code}`);
	await takeSeat(page, 'bewoner');
	return page;
}

test('[J19] a wrong code is told, and another one can be typed', async ({ page }) => {
	await typeCode(page, house.url, 'BBBBBB');
	await expect(page.getByText('Deze code kennen we niet.')).toBeVisible();
	await expect(page.getByLabel('Code van de quickscan')).toHaveValue('BBBBBB');
	await page.goto(`${house.url}/s/BBBBBB`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze quickscan is er niet');
	await page.getByLabel('Code van de quickscan').fill(scans.open.code);
	await page.getByRole('button', { name: 'Naar de quickscan' }).click();
	await expect(page.getByText('Bij welke groep hoor je?')).toBeVisible();
});

test('[J20] a round that is not open yet or is closed says so, and takes nobody in', async ({
	page
}) => {
	const before = rowsIn(house, 'participant');
	await typeCode(page, house.url, scans.unopened.code);
	await expect(page.getByText('De ronde is nog niet open')).toBeVisible();
	await expect(page.locator('input[name="group"]')).toHaveCount(0);
	await typeCode(page, house.url, scans.released.code);
	await expect(page.getByText('De ronde is gesloten')).toBeVisible();
	await expect(page.locator('input[name="group"]')).toHaveCount(0);
	for (const { code } of [scans.unopened, scans.released]) {
		const joined = await send(page, `/s/${code}?/join`, { group: 'bewoner' });
		expect(joined.status()).toBe(400);
		expect(await joined.text()).toContain('De ronde is gesloten.');
	}
	expect(rowsIn(house, 'participant')).toBe(before);
});

/** A form posted by hand, without JavaScript, from this house. */
function send(page: Page, path: string, form: Record<string, string>): Promise<APIResponse> {
	const headers = { origin: house.url, accept: 'text/html' };
	return page.request.post(`${house.url}${path}`, { form, headers, maxRedirects: 0 });
}

test('[J21] a group that is not in the scan takes nobody in', async ({ page }) => {
	const before = rowsIn(house, 'participant');
	await page.goto(`${house.url}/s/${scans.open.code}`);
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByText('Kies een groep uit de lijst.')).toBeVisible();
	const joined = await send(page, `/s/${scans.open.code}?/join`, { group: 'koning' });
	expect(joined.status()).toBe(400);
	expect(await joined.text()).toContain('Kies een groep uit de lijst.');
	expect(rowsIn(house, 'participant')).toBe(before);
});

test('[J22] a card with an answer that cannot be is stored in no part', async ({ browser }) => {
	const page = await participant(browser);
	const theme = new URL(page.url()).pathname;
	const before = rowsIn(house, 'answer');
	for (const impact of ['7', '0', '-1', '2.5', 'veel']) {
		const form = { impact, feasibility: '4', remark: 'Deze ook niet.' };
		const saved = await send(page, `${theme}?/save`, form);
		expect(saved.status(), impact).toBe(400);
		expect(await saved.text()).toContain('Er is niets opgeslagen.');
	}
	for (const value of [7, 0, '4', null]) {
		const answers = { impact: { kind: 'rated', value }, effort: { kind: 'rated', value: 4 } };
		const saved = await page.request.post(`${house.url}${theme}/answer`, { data: { answers } });
		expect(saved.status(), String(value)).toBe(400);
	}
	expect(rowsIn(house, 'answer')).toBe(before);
	expect(rowsIn(house, 'remark')).toBe(0);
	expect((await send(page, `${theme}?/save`, { impact: '4' })).status()).toBe(303);
	expect(rowsIn(house, 'answer')).toBe(before + 1);
	await page.context().close();
});

test('[J23] answers of somebody who did not join, or to another theme, are refused', async ({
	browser,
	page
}) => {
	const member = await participant(browser);
	const theme = new URL(member.url()).pathname;
	const before = rowsIn(house, 'answer');
	const data = { answers: { impact: { kind: 'rated', value: 4 } } };
	const post = (from: Page, path: string) =>
		from.request.post(`${house.url}${path}/answer`, { data });
	expect((await post(page, theme)).status()).toBe(401);
	expect((await post(member, `/s/${scans.open.code}/er-is-geen-thema`)).status()).toBe(404);
	const otherScan = theme.replace(scans.open.code, scans.released.code);
	expect((await post(member, otherScan)).status()).toBe(401);
	expect(rowsIn(house, 'answer')).toBe(before);
	await member.context().close();
});

test('[J24] a wrong password and an unknown account read the same', async ({ page }) => {
	await page.goto(`${house.url}/login`);
	for (const account of [
		{ ...ADA, password: 'dit is het niet' },
		{ ...ADA, email: 'niemand@example.nl' }
	]) {
		await typeLogIn(page, account);
		await expect(page.getByText('E-mailadres of wachtwoord klopt niet.')).toBeVisible();
		await expect(page.getByLabel('E-mailadres')).toHaveValue(account.email);
		await expect(page.locator('input[name="password"]')).toHaveValue('');
	}
});

test('[J25] a scan of somebody else is not there, page by page and file by file', async ({
	page
}) => {
	await logIn(page, house.url, BO);
	await expect(page.getByText('Je hebt nog geen quickscan.')).toBeVisible();
	const parts = ['', 'about', 'area', 'groups', 'method', 'themes', 'themes/levende-bodem', 'room'];
	const files = ['results', 'story', 'room/live', 'results/release.json', 'results/results.csv'];
	const exports = ['xlsx', 'geojson', 'gpkg'].map((kind) => `results/results.${kind}`);
	for (const part of [...parts, ...files, ...exports, 'story/story.md', 'story/story.html']) {
		const theirs = await page.request.get(`${house.url}/scans/${scans.released.id}/${part}`);
		const nobodys = await page.request.get(`${house.url}/scans/abcdefghijkm/${part}`);
		expect([theirs.status(), nobodys.status()], part).toEqual([404, 404]);
		expect(await theirs.text()).not.toContain('Quickscan van Ada');
	}
	const opened = await send(page, `/scans/${scans.unopened.id}/room?/open`, { round: '0' });
	expect(opened.status()).toBe(404);
	const renamed = await send(page, `/scans/${scans.unopened.id}/about`, { title: 'Gekaapt' });
	expect(renamed.status()).toBe(404);
});

test('[J34] an own link asks first on a device where somebody else sits', async ({ browser }) => {
	const [here, other] = [await participant(browser), await participant(browser)];
	await answerCard(other, ['5', '4', '3', '2']);
	await turnTo(other, 'Volgende thema');
	await other.goto(`${house.url}/s/${scans.open.code}/done`);
	const link = (await other.locator('a[href*="/return/"]').getAttribute('href'))!;
	const seat = async () => (await here.context().cookies()).find(({ path }) => path !== '/')!.value;
	const before = await seat();

	await here.goto(link);
	await expect(here.getByRole('heading', { level: 1 })).toHaveText('Wie gaat er verder?');
	expect(await seat()).toBe(before);
	await here.getByRole('link', { name: 'Verder als wie hier begon' }).click();
	await expect(here.getByText('1 / 12')).toBeVisible();
	expect(await seat()).toBe(before);

	await here.goto(link);
	await here.getByRole('button', { name: 'Verder met de link' }).click();
	await expect(here.getByText('2 / 12')).toBeVisible();
	expect(here.url()).not.toContain('/return/');
	expect(await seat()).toBe(link.split('/').at(-1));
	// Now it is the seat of this device, and there is nothing to ask.
	await here.goto(link);
	await expect(here.getByText('2 / 12')).toBeVisible();
	for (const page of [here, other]) await page.context().close();
});

test('[J35] a form that cannot be read is told, in Dutch and in English', async ({ page }) => {
	for (const [language, words] of [
		['nl', 'Wat je stuurde, kwam niet goed aan.'],
		['en', 'What you sent did not arrive well.']
	] as const)
		for (const path of ['/login', '/setup', `/s/${scans.open.code}?/join`, '/language'])
			for (const [type, data] of [
				['multipart/form-data', 'group=bewoner'],
				['multipart/form-data; boundary=x', 'geen delen']
			] as const) {
				const answer = await page.request.post(`${house.url}${path}`, {
					headers: { ...headersIn(language), 'content-type': type },
					data
				});
				expect(answer.status(), `${path} ${type}`).toBe(400);
				expect(await answer.text()).toContain(words);
			}
});

function headersIn(language: string): Record<string, string> {
	return { origin: house.url, accept: 'text/html', 'accept-language': language };
}

test('[J35] what is too large is told on a page, in Dutch and in English', async ({ page }) => {
	const before = rowsIn(house, 'participant');
	const join = `${house.url}/s/${scans.open.code}?/join`;
	const post = (url: string, language: string, body: string | ReadableStream, more = {}) =>
		fetch(url, {
			...{ method: 'POST', body, duplex: 'half' },
			headers: {
				...headersIn(language),
				'content-type': 'application/x-www-form-urlencoded',
				...more
			}
		} as RequestInit);
	const large = `group=bewoner&more=${'x'.repeat(600_000)}`;
	for (const [language, words] of [
		['nl', 'Wat je stuurde is te groot'],
		['en', 'What you sent is too large']
	] as const) {
		for (const body of [large, new Blob([large]).stream()]) {
			const answer = await post(join, language, body);
			expect(answer.status).toBe(413);
			const text = await answer.text();
			expect(text).toContain(`lang="${language}"`);
			expect(text).toContain(words);
		}
	}
	// As a page with a running script sends it.
	const asked = await post(join, 'nl', large, {
		...{ accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	expect(await asked.json()).toMatchObject({
		...{ type: 'error', error: { message: expect.stringContaining('te groot') } }
	});
	expect(rowsIn(house, 'participant')).toBe(before);

	await page.goto(`${house.url}/s/${scans.open.code}`);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page
		.locator('input[name="group"]')
		.first()
		.evaluate((it: HTMLInputElement) => {
			it.value = 'x'.repeat(2_000_000);
			it.checked = true;
		});
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByText('Wat je stuurde is te groot')).toBeVisible();
});

test('[J36] a list in which every theme is off says that one has to be on', async ({ page }) => {
	const scan = await inside(house, (app) => addScan(app, ADA, 'Quickscan zonder thema’s'));
	await logIn(page, house.url);
	await page.goto(`${house.url}/scans/${scan.id}/themes`);
	const off = page.locator('button[name="off"]');
	while ((await off.count()) > 0) {
		const left = (await off.count()) - 1;
		await off.first().click();
		await expect(off).toHaveCount(left);
	}
	await expect(page.getByText('Zet minstens één thema aan')).toBeVisible();
	await page.goto(`${house.url}/s/${scan.code}`);
	await expect(page.getByText('Welke thema’s er komen, staat nog niet vast.')).toBeVisible();
	await expect(page.getByText('0 thema’s')).toHaveCount(0);
});

test('[J26] a form from another site is refused', async ({ browser }) => {
	const page = await participant(browser);
	const theme = new URL(page.url()).pathname;
	const before = rowsIn(house, 'answer');
	const headers = { origin: 'http://evil.example' };
	for (const path of ['/login', '/logout', '/language', `/s/${scans.open.code}?/join`, theme]) {
		const posted = await page.request.post(`${house.url}${path}`, {
			form: { impact: '4' },
			headers
		});
		expect(posted.status(), path).toBe(403);
	}
	const plain = await page.request.post(`${house.url}${theme}/answer`, {
		headers: { ...headers, 'content-type': 'text/plain' },
		data: '{"answers":{"impact":{"kind":"rated","value":4}}}'
	});
	expect(plain.status()).toBe(403);
	expect(rowsIn(house, 'answer')).toBe(before);
	await page.context().close();
});
