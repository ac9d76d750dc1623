import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readPdf } from '../fixtures/pdf.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, inside, open } from './prepared.ts';

let house: House;

test.beforeAll(async () => {
	house = await startHouse();
	await inside(house, (app) => addAccount(app, ADA));
});
test.afterAll(() => house.stop());

test('[SD13] [SD11] the story is taken away as four files, of which the page needs nothing else', async ({
	page,
	context
}, info) => {
	const scan = await inside(house, async (app) => {
		const made = await addScan(app, ADA, 'Verhaal om mee te nemen');
		await open(app, made);
		await addAnswers(app, made, 12);
		await close(app, made);
		return made;
	});
	await logIn(page, house.url);
	const saved = new Map<string, string>();
	for (const kind of ['docx', 'pdf', 'html', 'md']) {
		const file = page.waitForEvent('download');
		// A download is no page: going there ends without one.
		await page.goto(`${house.url}/scans/${scan.id}/story/story.${kind}?lang=nl`).catch(() => null);
		const download = await file;
		expect(download.suggestedFilename()).toMatch(
			new RegExp(`^peddel-groote-wielen-\\d{4}-\\d\\d-\\d\\d-ronde-1-verhaal-nl\\.${kind}$`)
		);
		const path = info.outputPath(`story.${kind}`);
		await download.saveAs(path);
		saved.set(kind, path);
	}
	const read = (kind: string) => readFileSync(saved.get(kind)!);
	expect(Object.keys(unzipSync(new Uint8Array(read('docx'))))).toContain('word/document.xml');
	expect(readPdf(new Uint8Array(read('pdf'))).info.Title).toBe('Gebiedsverhaal Groote Wielen');
	expect(read('md').toString()).toMatch(/^# Gebiedsverhaal Groote Wielen\n/);

	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	const complaints: string[] = [];
	page.on('console', (message) => complaints.push(message.text()));
	await page.goto(pathToFileURL(saved.get('html')!).href);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gebiedsverhaal Groote Wielen');
	const pictures = page.locator('figure img');
	await expect(pictures.first()).toBeVisible();
	for (const picture of await pictures.all())
		expect(await picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(
			0
		);
	const first = page.getByRole('navigation').getByRole('link').first();
	await first.click();
	await expect(page.locator(':target h2')).toHaveText((await first.textContent())!);
	for (const width of [320, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(over).toBeLessThanOrEqual(0);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	}
	expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
	expect(complaints).toEqual([]);
});
