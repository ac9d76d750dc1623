import { expect, test, type Page } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { takeSeat } from './participant.ts';
import {
	addAccount,
	addAnswers,
	addScan,
	close,
	CORE,
	inside,
	open,
	type MadeScan
} from './prepared.ts';

// On a slow phone the page is there long before its script: people do not wait for that.

let house: House;
let ready: MadeScan;
let running: MadeScan;
let released: MadeScan;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, async (app) => {
		await addAccount(app, ADA);
		ready = await addScan(app, ADA, 'Nog dicht');
		running = await addScan(app, ADA, 'Open');
		await open(app, running);
		released = await addScan(app, ADA, 'Uitslag');
		await open(app, released);
		await addAnswers(app, released, 6);
		await close(app, released);
	});
});
test.afterAll(() => house.stop());

/** By name of the field: what is typed, or which box or button is picked. */
interface Early {
	readonly typed?: Readonly<Record<string, string>>;
	readonly picked?: Readonly<Record<string, string>>;
}

/** Fills in a page while its script is kept waiting, lets it come, and looks what is left. */
async function expectStays(page: Page, path: string, { typed = {}, picked = {} }: Early) {
	let letCome: () => void = () => {};
	const held = new Promise<void>((done) => (letCome = done));
	await page.route(/\/_app\/.*\.js$/, (route) => held.then(() => route.continue()));
	await page.goto(house.url + path, { waitUntil: 'domcontentloaded' });
	await page.evaluate(() => {
		for (const closed of document.querySelectorAll('details')) closed.open = true;
	});
	const field = (name: string) => page.locator(`main [name="${name}"]`);
	const choice = (name: string, value: string) =>
		page.locator(`main [name="${name}"][value="${value}"]`);
	for (const [name, text] of Object.entries(typed)) await field(name).fill(text);
	for (const [name, value] of Object.entries(picked)) await choice(name, value).check();
	await expect(page.locator('#svelte-announcer')).not.toBeAttached();
	letCome();
	await expect(page.locator('#svelte-announcer')).toBeAttached();
	for (const [name, text] of Object.entries(typed))
		await expect.soft(field(name), `${path} ${name}`).toHaveValue(text);
	for (const [name, value] of Object.entries(picked))
		await expect.soft(choice(name, value), `${path} ${name}`).toBeChecked();
	// The panel of a theme is made once its theme was opened: what is in it nobody opened yet.
	const shut = page.locator('details:not([open]):not(.panel details)');
	await expect.soft(shut, path).toHaveCount(0);
	await page.unrouteAll({ behavior: 'ignoreErrors' });
}

test('[J33] a participant may begin before the script is there: code, group and card', async ({
	page
}) => {
	await expectStays(page, '/', { typed: { code: running.code } });
	await expectStays(page, `/s/${running.code}`, { picked: { group: 'agrarier' } });
	await page.goto(`${house.url}/s/${running.code}`);
	await takeSeat(page, 'bewoner');
	await expectStays(page, `/s/${running.code}/${CORE[0]}`, {
		typed: { remark: 'Vroeg getypt.', offer: 'Als de buren meedoen.' },
		picked: { impact: '4', feasibility: '2', needs: 'money', withGroup: '1' }
	});
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	await page.reload();
	for (const [name, value] of Object.entries({ impact: '4', needs: 'money', withGroup: '1' }))
		await expect(page.locator(`input[name="${name}"][value="${value}"]`)).toBeChecked();
});

test('[J33] a facilitator may begin before the script is there: every form', async ({ page }) => {
	await expectStays(page, '/login', { typed: { email: ADA.email, password: ADA.password } });
	await logIn(page, house.url);
	await expectStays(page, '/account', { typed: { current: 'het oude', next: 'het nieuwe' } });
	await expectStays(page, '/scans/new', {
		typed: { title: 'Vroege scan', area_name: 'Polder' },
		picked: { themes: 'stedelijk', length: 'short', languages: 'en' }
	});
	const scan = `/scans/${ready.id}`;
	await expectStays(page, `${scan}/about`, {
		typed: { title: 'Anders', purpose_nl: 'Daarom.', contact: 'Wij', retention: '6' }
	});
	await expectStays(page, `${scan}/area`, { typed: { name: 'Anders genoemd' } });
	await expectStays(page, `${scan}/groups`, { typed: { added_nl: 'Jagers' } });
	await expectStays(page, `${scan}/method`, {
		typed: { impact: '3', room: '1' },
		picked: { mode: 'open', breakdown: 'groups', k: '5' }
	});
	await expectStays(page, `${scan}/invite`, { typed: { party: 'Dorpsraad' } });
	await expectStays(page, `${scan}/rehearsal`, { typed: { people: '30' } });
	await expectStays(page, `${scan}/themes/${CORE[0]}`, {
		typed: { title_nl: 'Anders', fact1_nl: 'Een feit.', fact_link: 'https://example.org' },
		picked: { executors: 'bewoner', plan_place: 'inside', enabling: 'on' }
	});
});

test('[J33] what is opened on a page of results before its script stays open', async ({ page }) => {
	await logIn(page, house.url);
	for (const part of ['results/policies', 'results/knowledge', 'results/map'])
		await expectStays(page, `/scans/${released.id}/${part}`, {});
	await page.goto(`${house.url}/scans/${released.id}/results`);
	await expect(page.locator('.panel')).toHaveCount(0);
	await expectStays(page, `/scans/${released.id}/results`, {});
	await expect(page.locator('.panel')).toHaveCount(CORE.length);
});
