import { expect, test } from '@playwright/test';
import { firstCardIn, kilobytes, requestsOf, weigh, type FirstCard } from '../bench/first-card.ts';
import { startHouse, type House } from '../house.ts';
import { pickedOn, turnTo } from './participant.ts';

// What a phone downloads before the first answer, and that going back shows no old answer.
// In kilobytes as they come over the line; see docs/decisions/light-pages.md.
const MAX_JAVASCRIPT_KB = 45;
const MAX_ALL_KB = 100;

let house: House;
let card: FirstCard;

test.beforeAll(async () => {
	house = await startHouse();
	card = await firstCardIn(house);
});
test.afterAll(() => house.stop());

test(`[X6] the first rating page asks for at most ${MAX_JAVASCRIPT_KB} KB of JavaScript and ${MAX_ALL_KB} KB in all, of nobody else`, async ({
	browser
}) => {
	const urls = await requestsOf(browser, card);
	expect(urls.filter((url) => !url.startsWith(`${house.url}/`))).toEqual([]);
	const weighed = await weigh(urls, card);
	const kinds = ['html', 'css', 'js', 'font'] as const;
	for (const kind of kinds) expect(kilobytes(weighed, kind), kind).toBeGreaterThan(1);
	expect(kilobytes(weighed, 'js')).toBeLessThanOrEqual(MAX_JAVASCRIPT_KB);
	expect(kilobytes(weighed)).toBeLessThanOrEqual(MAX_ALL_KB);
});

for (const javaScriptEnabled of [false, true])
	test(`[X8] ${javaScriptEnabled ? 'with' : 'without'} JavaScript, going back in the browser shows what was answered last`, async ({
		browser
	}) => {
		const phone = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled });
		await phone.addCookies([card.seat]);
		const page = await phone.newPage();
		const answer = async (value: string) => {
			await page.locator(`input[name="impact"][value="${value}"]`).check();
			await turnTo(page, 'Volgende thema');
		};
		const opened = await page.goto(card.url);
		expect(opened!.headers()['cache-control']).toContain('no-store');
		await answer('5');
		await turnTo(page, 'Vorige');
		expect((await pickedOn(page))[0]).toBe('5');
		await answer('2');
		// First to the visit on which it was changed, then to the one on which it was 5.
		for (const steps of [1, 2]) {
			for (let i = 0; i < steps; i += 1) await page.goBack();
			await expect(page).toHaveURL(card.url);
			await expect.poll(async () => (await pickedOn(page))[0]).toBe('2');
		}
		await phone.close();
	});
