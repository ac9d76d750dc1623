// npm run pictures: the pictures in the README, made from the demo.
import { chromium, type Page } from '@playwright/test';
import { DEMO_EMAIL, DEMO_PASSWORD } from '../src/cli/demo/fill.ts';
import { findChromium } from './find-chromium.js';
import { startHouse } from './house.ts';

const house = await startHouse({}, 'src/cli/demo.ts');
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ['--no-sandbox', '--disable-gpu']
});
try {
	const room = await browser.newContext({
		locale: 'nl-NL',
		viewport: { width: 1440, height: 1130 },
		reducedMotion: 'reduce'
	});
	const page = await room.newPage();
	await page.goto(`${house.url}/login`);
	await page.fill('input[name=email]', DEMO_EMAIL);
	await page.fill('input[name=password]', DEMO_PASSWORD);
	await page.click('main button[type=submit], main form button');
	await page.waitForURL('**/scans');
	const finished = await scanLink(page, 'Groote Wielen');
	await page.goto(`${house.url}${finished}/results`);
	await page.locator('canvas').first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.screenshot({ path: 'docs/pictures/opportunity-map.png' });
	await page.goto(`${house.url}/scans`);
	const open = await scanLink(page, 'Leeuwarden');
	await page.goto(`${house.url}${open}/room`);
	await page.waitForLoadState('networkidle');
	await page.screenshot({ path: 'docs/pictures/room.png' });
	const join = /\/s\/([A-Z0-9]{6})/.exec(await page.content())![1]!;
	await ratingCard(join);
} finally {
	await browser.close();
	await house.stop();
}

/** The path of the scan with these words in its title: /scans/ID. */
async function scanLink(page: Page, words: string): Promise<string> {
	const card = page.locator('li, article, tr, section').filter({ hasText: words }).last();
	const href = await card.locator('a[href^="/scans/"]').first().getAttribute('href');
	return /^\/scans\/[a-z0-9]+/.exec(href!)![0];
}

async function ratingCard(code: string): Promise<void> {
	const phone = await browser.newContext({
		locale: 'nl-NL',
		viewport: { width: 390, height: 780 },
		deviceScaleFactor: 2
	});
	const page = await phone.newPage();
	await page.goto(`${house.url}/s/${code}`);
	await page.locator('input[name=group][value=bewoner]').check();
	await page.locator('form:has(input[name=group]) button').last().click();
	// First what plays here, of the first few; then the first of these.
	const yes = page.locator('input[type=radio][value=yes]');
	await yes.first().waitFor({ state: 'attached' });
	for (const nth of [0, 1, 3]) await yes.nth(nth).check({ force: true });
	await page.waitForLoadState('networkidle');
	await page.screenshot({ path: 'docs/pictures/plays.png' });
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.locator('input[name=impact]').first().waitFor({ state: 'attached' });
	await page.locator('input[name=impact][value="4"]').check({ force: true });
	await page.locator('input[name=feasibility][value="3"]').check({ force: true });
	await page.waitForLoadState('networkidle');
	await page.screenshot({ path: 'docs/pictures/rating-card.png' });
}
