import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import type { Release } from '../../src/lib/domain/release-shape.ts';
import { startHouse, type House } from '../house.ts';
import { rowsIn } from './database.ts';
import {
	ADA,
	askAllAlike,
	BO,
	codeOn,
	makeFirstAccount,
	typeLogIn,
	writeAbout
} from './facilitator.ts';
import { answerCard, pickedOn, takeSeat, turnTo, typeCode, type Card } from './participant.ts';

// One evening with a facilitator and six participants, from an empty house to a second round.
test.describe.configure({ mode: 'serial' });

interface Person {
	readonly group: string;
	readonly context: BrowserContext;
	page: Page;
}

/** What everybody says of the first four themes: one of each class; per person they differ a bit. */
const CARDS: readonly Card[] = [
	['5', '4', '2', '3'],
	['5', '2', '2', '4'],
	['4', '4', '4', '2'],
	['2', '4', '2', '1']
];
const CLASSES = ['start', 'long-haul', 'sustain', 'later'];
const GROUPS = ['agrarier', 'agrarier', 'agrarier', 'bewoner', 'bewoner', 'gemeente'];
const BOUNDARY = 'tests/fixtures/groote-wielen.geojson';
const REMARK = 'Het peil mag alleen omhoog als de kelders droog blijven.';

let house: House;
let desk: Page;
let people: readonly Person[];
/** Address of the scan for its facilitator. */
let scan: string;
let code: string;
/** The release of round 1 as it was downloaded. */
let firstResult: string;

test.beforeAll(async ({ browser }) => {
	house = await startHouse({ PEDDEL_GRACE_SECONDS: '600' });
	desk = await (await newContext(browser)).newPage();
	people = await Promise.all(
		GROUPS.map(async (group) => {
			const context = await newContext(browser);
			return { group, context, page: await context.newPage() };
		})
	);
});
test.afterAll(() => house.stop());

function newContext(browser: Browser): Promise<BrowserContext> {
	return browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' });
}

/** Of the first four themes: every other person expects a bit less, and one knows less. */
function cardOf(theme: number, person: number): Card {
	const [impact, feasibility, effort, knowledge] = CARDS[theme]!;
	const expected = person % 2 === 0 ? impact : String(Number(impact) - 1);
	return [expected, feasibility, effort, person === 3 ? 'dk' : knowledge];
}

const release = () => JSON.parse(firstResult) as Release;

test('[J1] the first account is made once, and the door is shut behind it', async ({ browser }) => {
	await makeFirstAccount(desk, house.url);
	await expect(desk.getByText('Je hebt nog geen quickscan.')).toBeVisible();

	const late = await (await newContext(browser)).newPage();
	await late.goto(`${house.url}/setup`);
	await expect(late).toHaveURL(`${house.url}/login`);
	await late.request.post(`${house.url}/setup`, {
		form: { email: BO.email, password: BO.password },
		headers: { origin: house.url }
	});
	expect(rowsIn(house, 'user')).toBe(1);
	await typeLogIn(late, BO);
	await expect(late.getByText('E-mailadres of wachtwoord klopt niet.')).toBeVisible();
	await late.context().close();
});

test('[J2] a bad area file is named, and what was typed stays', async () => {
	await desk.getByRole('link', { name: 'Je eerste quickscan maken' }).click();
	await desk.getByLabel('Naam van de quickscan').fill('Quickscan Groote Wielen');
	await desk.getByLabel('Korte lijst met de 12 kernthema’s').check();
	await desk.locator('input[name="file"]').setInputFiles({
		...{ name: 'gebied.geojson', mimeType: 'application/geo+json' },
		buffer: Buffer.from('{"type":"Point","coordinates":[5.8,53.2]}')
	});
	await desk.getByRole('button', { name: 'Quickscan maken' }).click();
	await expect(desk.getByText('In dit bestand staan alleen punten of lijnen.')).toBeVisible();
	await expect(desk.locator('input[name="file"]')).toBeFocused();
	await expect(desk.getByLabel('Naam van de quickscan')).toHaveValue('Quickscan Groote Wielen');
	await expect(desk.getByLabel('Korte lijst met de 12 kernthema’s')).toBeChecked();
});

test('[J3] a quickscan is made from a name and a boundary, and tells the size', async () => {
	await desk.locator('input[name="length"][value="full"]').check();
	await desk.locator('input[name="file"]').setInputFiles(BOUNDARY);
	await desk.getByRole('button', { name: 'Quickscan maken' }).click();
	await expect(desk.getByText('Je quickscan is gemaakt')).toBeVisible();
	await expect(desk.getByText('Groote Wielen, 602 hectare.')).toBeVisible();
	scan = new URL(desk.url()).pathname;
	code = await codeOn(desk);
	await desk.goto(`${house.url}${scan}/area`);
	await expect(desk.getByRole('img', { name: 'Omtrek van Groote Wielen' })).toBeVisible();
	await expect(desk.getByText('602 hectare')).toBeVisible();
});

test('[J4] a list tells what is still to do, and a round opens only after that', async () => {
	await desk.goto(`${house.url}${scan}/room`);
	await expect(desk.getByText('De ronde kan nog niet open')).toBeVisible();
	await expect(desk.getByRole('button', { name: 'Ronde openen' })).toHaveCount(0);
	await desk.getByRole('link', { name: 'Naar de voorbereiding' }).click();
	await expect(desk.getByText('Nog te doen: Uitleg voor deelnemers.')).toBeVisible();

	await desk.goto(`${house.url}${scan}/about`);
	await writeAbout(desk);
	await desk.goto(`${house.url}${scan}/themes`);
	await expect(desk.getByText('41 van 41 thema’s aan')).toBeVisible();
	await desk.goto(`${house.url}${scan}`);
	await expect(desk.getByRole('heading', { name: 'Alles is klaar voor de ronde' })).toBeVisible();
	await desk.getByRole('link', { name: 'Naar de ronde' }).click();
	await askAllAlike(desk);
	await desk.getByRole('button', { name: 'Ronde openen' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ronde 1 is open');
});

test('[J5] people take part with the code or the link, without an account', async () => {
	const link = await desk.locator(`a[href$="/s/${code}"]`).first().getAttribute('href');
	await Promise.all(
		people.map(async ({ page, group }, i) => {
			if (i % 2 === 0)
				await typeCode(page, house.url, ` ${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
			else await page.goto(link!);
			await expect(page.getByText('602 hectare')).toBeVisible();
			await expect(page.getByText('De gemeenteraad besluit.')).toBeVisible();
			await takeSeat(page, group);
		})
	);
	await desk.reload();
	await expect(desk.getByRole('row', { name: /^Totaal/ })).toHaveText(/Totaal\s*6\s*0\s*0/);
});

test('[J6] five people rate the first four themes with the pointer, and all of it is kept', async () => {
	await Promise.all(
		people.slice(0, 5).map(async ({ page }, person) => {
			for (const theme of CARDS.keys()) {
				await answerCard(page, cardOf(theme, person));
				await turnTo(page, 'Volgende thema');
			}
			await expect(page.getByText('alles opgeslagen')).toBeVisible();
			await expect(page.getByText('5 / 41')).toBeVisible();
		})
	);
	expect(rowsIn(house, 'answer')).toBe(5 * CARDS.length * QUESTIONS.length);
});

test('[J7] a theme can be skipped and come back to, and a remark is kept', async () => {
	const { page } = people[3]!;
	await turnTo(page, 'Overslaan');
	await expect(page.getByText('6 / 41')).toBeVisible();
	await turnTo(page, 'Vorige');
	await turnTo(page, 'Vorige');
	expect(await pickedOn(page)).toEqual(cardOf(3, 3));
	for (let i = 0; i < 3; i += 1) await turnTo(page, 'Vorige');
	await page.locator('summary', { hasText: 'opmerking' }).click();
	await page.getByLabel('Je opmerking bij dit thema').fill(REMARK);
	await turnTo(page, 'Volgende thema');
	await turnTo(page, 'Vorige');
	await expect(page.getByLabel('Je opmerking bij dit thema')).toHaveValue(REMARK);
	await expect(page.getByText('alles opgeslagen')).toBeVisible();
	expect(rowsIn(house, 'remark')).toBe(1);
});

test('[J8] somebody rates all 41 themes with the keyboard alone', async () => {
	const { page } = people[5]!;
	for (let theme = 0; theme < 41; theme += 1) {
		await expect(page.getByText(`${theme + 1} / 41`)).toBeVisible();
		for (const [i, question] of QUESTIONS.entries()) {
			await tabTo(page, question);
			await pressTo(page, Number(theme < CARDS.length ? cardOf(theme, 5)[i] : '2'));
		}
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('heading', { name: 'Klaar. Dank je wel!' })).toBeVisible();
	await expect(page.getByText('164 antwoorden bij 41 van de 41')).toBeVisible();
});

/** Presses Tab until a question has the focus. */
async function tabTo(page: Page, question: string): Promise<void> {
	for (let presses = 0; presses < 20; presses += 1) {
		await page.keyboard.press('Tab');
		const name = await page.evaluate(() => document.activeElement?.getAttribute('name'));
		if (name === question) return;
	}
	throw new Error(`Tab does not lead to ${question}`);
}

/** From the first, empty radio button to a point of the scale. */
async function pressTo(page: Page, point: number): Promise<void> {
	if (point === 1) await page.keyboard.press('Space');
	for (let at = 1; at < point; at += 1) await page.keyboard.press('ArrowRight');
}

test('[J9] who closes the page comes back where they were', async () => {
	const person = people[1]!;
	await person.page.close();
	person.page = await person.context.newPage();
	const link = await desk.locator(`a[href$="/s/${code}"]`).first().getAttribute('href');
	await person.page.goto(link!);
	await person.page.getByRole('link', { name: 'Verder waar je was' }).click();
	await expect(person.page.getByText('5 / 41')).toBeVisible();
	await turnTo(person.page, 'Vorige');
	expect(await pickedOn(person.page)).toEqual(cardOf(3, 1));
});

test('[J10] the own link brings somebody back on another device', async ({ browser }) => {
	const { page } = people[2]!;
	await page.goto(`${house.url}/s/${code}/done`);
	await expect(page.getByText('16 antwoorden bij 4 van de 41')).toBeVisible();
	const own = await page.locator('a[href*="/return/"]').getAttribute('href');
	const phone = await (await newContext(browser)).newPage();
	await phone.goto(own!);
	await expect(phone.getByText('5 / 41')).toBeVisible();
	expect(phone.url()).not.toContain('/return/');
	await turnTo(phone, 'Vorige');
	expect(await pickedOn(phone)).toEqual(cardOf(3, 2));
	await phone.context().close();
});

test('[J11] while a round runs the room tells numbers of people and nothing they answered', async () => {
	await desk.reload();
	await expect(desk.getByRole('row', { name: /^Totaal/ })).toHaveText(/Totaal\s*6\s*6\s*\d\s*1/);
	// The stream has no end: the page itself reads it, and stops after the first snapshot.
	const now = await desk.evaluate(
		(url) =>
			new Promise<Record<string, unknown>>((done) => {
				const source = new EventSource(url);
				source.onmessage = ({ data }) => {
					source.close();
					done(JSON.parse(data).now);
				};
			}),
		`${scan}/room/live`
	);
	expect(Object.keys(now).sort()).toEqual([
		...['hasChosen', 'origins', 'participation', 'passed', 'round', 'screen', 'screenKey'],
		...['together', 'tooFew', 'units', 'unsent']
	]);
	for (const row of now.participation as object[])
		expect(Object.keys(row).sort()).toEqual(['done', 'group', 'half', 'joined', 'started']);
	await desk.goto(`${house.url}${scan}/results`);
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Nog geen uitslag');
	for (const file of ['results/release.json', 'results/results.csv', 'story/story.md'])
		expect((await desk.request.get(`${house.url}${scan}/${file}`)).status()).toBe(404);
});

test('[J12] before closing the room warns which sides are too small', async () => {
	await desk.goto(`${house.url}${scan}/room`);
	await desk.getByRole('link', { name: 'Ronde sluiten' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ronde 1 sluiten?');
	const warning = 'Overheid (1) en Bewoners en bedrijven (2) worden samengenomen';
	await expect(desk.getByText(warning)).toBeVisible();
	await expect(desk.getByText('Nog niemand heeft iets ingevuld van: Natuur')).toBeVisible();
	await expect(desk.getByText('5 deelnemers zijn nog bezig.')).toBeVisible();
	await desk.getByRole('button', { name: 'Ronde sluiten' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ronde 1 wordt gesloten');
});

test('[J13] in the grace time those who joined finish, nobody comes in, and then it is over', async ({
	browser
}) => {
	const late = await (await newContext(browser)).newPage();
	await typeCode(late, house.url, code);
	await expect(late.getByText('Meedoen kan niet meer.')).toBeVisible();
	await expect(late.locator('input[name="group"]')).toHaveCount(0);
	await late.context().close();

	const inTime = people[0]!.page;
	await inTime.locator('input[name="impact"][value="5"]').check();
	await expect(inTime.getByText('alles opgeslagen')).toBeVisible();
	await desk.getByRole('button', { name: 'Nu uitslag maken' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('De uitslag is klaar');

	const tooLate = people[4]!.page;
	await tooLate.locator('input[name="impact"][value="1"]').click();
	await expect(tooLate.getByText('je laatste antwoord is niet meer opgeslagen')).toBeVisible();
});

test('[J14] the result shows the map and its lists, from the release alone', async () => {
	await desk.getByRole('link', { name: 'Bekijk de uitslag' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Kansenkaart');
	firstResult = await download(desk, 'Uitslag bewaren (JSON)');
	const { participants, themes } = release();
	expect(participants.total).toBe(6);
	expect(participants.byGroup).toMatchObject({ agrarier: 3, bewoner: 2, gemeente: 1 });
	expect(themes.slice(0, 4).map(({ opportunity }) => opportunity.class)).toEqual(CLASSES);
	// By hand: the farmers say (5+4+5)/3, the two other sides together (4+5+4)/3.
	expect(themes[0]!.questions.impact.balancedMean).toBeCloseTo((14 / 3 + (2 * 13) / 3) / 3, 9);
	expect(themes[0]!.questions.knowledge).toMatchObject({ n: 5, dontKnow: 1, median: 3 });
	// The keyboard and the one who answered in the grace time; not the one who came too late.
	expect(themes[4]!.questions.impact).toMatchObject({ n: 2, mean: null, counts: null });

	const map = desk.getByRole('img', { name: /^Kansenkaart met/ });
	await expect(map).toBeVisible();
	await expect.poll(() => drawnPixels(desk)).toBeGreaterThan(500);
	for (const name of ['Kansrijk om te beginnen', 'Belangrijk, nu lastig', 'Loopt al: volhouden'])
		await expect(desk.getByRole('heading', { level: 3, name })).toBeVisible();
	await expect(desk.getByRole('heading', { level: 3, name: 'Nu minder voorrang' })).toBeVisible();
	await expect(desk.getByRole('heading', { level: 3, name: 'Voorwaarden' })).toBeVisible();
});

/** Pixels of the map that are not empty. */
function drawnPixels(page: Page): Promise<number> {
	return page.evaluate(() => {
		const canvas = document.querySelector('canvas');
		const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
		return data?.filter((value, i) => i % 4 === 3 && value > 0).length ?? 0;
	});
}

/** What a link of the page downloads. */
async function download(page: Page, name: string): Promise<string> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name, exact: true }).click();
	return readFileSync(await (await downloading).path(), 'utf8');
}

test('[J15] every figure in the tables is the one of the release', async () => {
	const { themes } = release();
	const map = desk.getByRole('table', { name: /^De kaart als tabel/ });
	const rows = await cellsOf(map.locator('tr:has(td)'));
	expect(rows).toHaveLength(themes.length);
	for (const { title, opportunity, questions } of themes) {
		const row = rows.find((cells) => cells[1] === title.nl)!;
		const means = QUESTIONS.map((question) => questions[question].balancedMean);
		expect([row[0], ...row.slice(3, 8)]).toEqual([
			shown(opportunity.rank, 0),
			...means.map((mean) => shown(mean, 2)),
			shown(opportunity.score, 1)
		]);
	}
	await desk.getByText('Alle antwoorden per thema en vraag').first().click();
	const full = desk.getByRole('table', { name: 'Alle antwoorden per thema en vraag' });
	const answers = (await cellsOf(full.locator('tbody tr'))).map((cells) => cells.slice(-15));
	const cells = themes.flatMap(({ questions }) => QUESTIONS.map((name) => questions[name]));
	expect(answers).toHaveLength(cells.length);
	for (const [i, { n, dontKnow, counts, mean, balancedMean }] of cells.entries()) {
		const row = answers[i]!;
		expect([row[1], row[2]]).toEqual([String(n), String(dontKnow)]);
		expect(row.slice(4, 9)).toEqual(counts?.map(String) ?? Array(5).fill('–'));
		expect(row.slice(-3, -1)).toEqual([shown(mean, 2), shown(balancedMean, 2)]);
	}
});

/** A figure as a Dutch reader writes it. */
function shown(value: number | null, decimals: number): string {
	return value === null ? '–' : value.toFixed(decimals).replace('.', ',');
}

/** The texts of the cells of rows, spaces tidied. */
function cellsOf(rows: ReturnType<Page['locator']>): Promise<string[][]> {
	return rows.evaluateAll((all) =>
		all.map((row) =>
			[...row.querySelectorAll('th, td')].map((cell) =>
				(cell.textContent ?? '').trim().replace(/\s+/g, ' ')
			)
		)
	);
}

test('[J16] every sentence of the story names fields of the release that are there', async () => {
	await desk.goto(`${house.url}${scan}/story`);
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Gebiedsverhaal Groote Wielen');
	const told = await desk.locator('article details code').allTextContents();
	const places = told.filter((place) => place.startsWith('/release/'));
	expect(places.length).toBeGreaterThan(8);
	for (const place of places)
		expect(valueAt({ release: release() }, place), place).not.toBe(undefined);
	await expect(desk.locator('#who')).toContainText(/6 mensen/);
});

/** What a JSON pointer leads to. */
function valueAt(from: unknown, pointer: string): unknown {
	return pointer
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
		.reduce((value, step) => (value as Record<string, unknown> | undefined)?.[step], from);
}

test('[J17] result and story can be taken home as files', async () => {
	const markdown = await download(desk, 'Markdown');
	expect(markdown).toContain('# Gebiedsverhaal Groote Wielen');
	const html = await download(desk, 'HTML');
	expect(html).toMatch(/^<!doctype html>/i);
	const first = release().themes[0]!.title.nl!;
	for (const text of [markdown, html]) expect(text).toContain(first);
	await desk.getByRole('link', { name: 'Bekijk de kansenkaart' }).click();
	const csv = await download(desk, 'Cijfers bewaren (CSV)');
	expect(csv.trim().split(/\r?\n/)).toHaveLength(1 + 41 * QUESTIONS.length);
	expect(csv).toContain(String(release().themes[0]!.questions.impact.balancedMean));
	// The remark stands with its theme, without its writer; never in a file.
	await desk.locator('summary').filter({ hasText: first }).click();
	await expect(desk.getByText(REMARK)).toBeVisible();
	for (const text of [firstResult, csv, markdown, html]) expect(text).not.toContain(REMARK);
});

test('[J18] another round is round 2, starts blank, and leaves round 1 as it was', async () => {
	await desk.goto(`${house.url}${scan}/room`);
	await askAllAlike(desk);
	await desk.getByRole('button', { name: 'Nieuwe ronde openen' }).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Ronde 2 is open');
	const { page } = people[0]!;
	await page.goto(`${house.url}/s/${code}`);
	await page.getByRole('link', { name: 'Naar het eerste thema' }).click();
	expect(await pickedOn(page)).toEqual(['', '', '', '']);
	await answerCard(page, ['1', '1', '1', '1']);
	await expect(page.getByText('alles opgeslagen')).toBeVisible();

	await desk.goto(`${house.url}${scan}/room?close=1`);
	await expect(desk.getByText('Minder dan 5 mensen hebben iets ingevuld.')).toBeVisible();
	await desk.getByRole('button', { name: 'Ronde sluiten' }).click();
	await desk.getByRole('button', { name: 'Nu uitslag maken' }).click();
	await desk.getByRole('link', { name: 'Bekijk de uitslag' }).click();
	await expect(desk.getByText('Te weinig deelnemers voor een kaart')).toBeVisible();
	await desk.getByRole('link', { name: 'Ronde 1', exact: true }).click();
	await expect(desk.getByRole('img', { name: /^Kansenkaart met/ })).toBeVisible();
	expect(await download(desk, 'Uitslag bewaren (JSON)')).toBe(firstResult);
});

test('[J1] the first account still opens the door after all of this', async ({ browser }) => {
	const elsewhere = await (await newContext(browser)).newPage();
	await elsewhere.goto(`${house.url}${scan}/results`);
	await expect(elsewhere).toHaveURL(/\/login\?next=/);
	await typeLogIn(elsewhere, ADA);
	await expect(elsewhere).toHaveURL(`${house.url}${scan}/results`);
	await elsewhere.context().close();
});
