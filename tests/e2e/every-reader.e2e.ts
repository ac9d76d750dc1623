import { expect, test, type Locator, type Page } from '@playwright/test';
import { everyState, type EveryState } from './every-state.ts';
import {
	expectFaultless,
	expectFaultlessForAll,
	expectFocusSeen,
	expectFrame,
	expectStill,
	expectThumbSized,
	leaveView,
	openView,
	strayedFrom
} from './looks.ts';
import { CORE } from './prepared.ts';
import { isForParticipants, VIEWS } from './views.ts';

// Who takes part comes with the eyes, hands and phone they have: every page they meet, in every
// state, is loaded once and looked at in all these ways.

let all: EveryState;
/** Requests that left for another host. */
let strayed: readonly string[];

test.beforeAll(async ({ browser }) => {
	all = await everyState(browser);
	strayed = strayedFrom(all);
});
test.afterAll(() => all.stop());

for (const view of VIEWS.filter(({ route }) => isForParticipants(route)))
	test(`[X2] [X3] [X4] [X5] [X9] [X10] [X11] [X12] ${view.route}, ${view.who}: ${view.sees}`, async () => {
		const page = await openView(all, view);
		await expectFrame(page, view);
		await expectFaultless(page, view);
		await expectFaultlessForAll(page);
		await expectStill(page);
		await expectFocusSeen(page);
		if (view.route === '/s/[code]/[theme]') await expectThumbSized(page);
		expect(strayed).toEqual([]);
		await leaveView(page, view);
	});

// What a screen reader is told, in its order; the rest of a page may change without these.
const WELCOME = `
- main:
  - heading "Quickscan open" [level=1]
  - figure "Groote Wielen, 602 hectare":
    - img "Omtrek van Groote Wielen"
  - heading "Wat er met de uitslag gebeurt" [level=2]
  - heading "Wie besluit" [level=2]
  - heading "Hoe lang het duurt" [level=2]
  - heading "Wat er met je antwoorden gebeurt" [level=2]
  - group "Bij welke groep hoor je?":
    - heading "Bij welke groep hoor je?" [level=2]
    - group "Overheid":
      - radio "Provincie Maakt natuurbeleid en begeleidt gebiedsprocessen."
      - radio /^Gemeente/
    - group "Natuur":
      - radio /^Terreinbeheerder/
    - group "Landbouw en grond":
      - radio /^Boer of tuinder/
    - group "Bewoners en bedrijven":
      - radio /^Bewoner/
    - group "Kennis":
      - radio /^Onderzoeker/
    - group "Past geen van deze?":
      - radio /^Anders/
  - button "Beginnen"
`;
const CARD = `
- main:
  - link /^Onderwerp overslaan naar/
  - progressbar /1 . 12/
  - heading "Waterpeil dat past bij natte natuur" [level=1]
  - group: Meer uitleg
${[
	['Wat levert dit op voor de natuur in dit gebied?', 'weinig', 'veel'],
	['Hoe haalbaar is dit hier?', 'niet', 'goed haalbaar'],
	['Hoeveel gebeurt er nu al?', 'niets', 'veel'],
	['Moet hier nog meer over bekend worden?', 'nee', 'ja, veel']
]
	.map(
		([question, low, high]) => `
  - group "${question}":
    - radio "1 – ${low}"
    - radio "2"
    - radio "3"
    - radio "4"
    - radio "5 – ${high}"
    - radio "Weet ik niet"`
	)
	.join('')}
  - group: opmerking
  - group: hier doe ik mee, als …
  - button "Volgende thema"
  - link "Vorige"
  - paragraph: alles opgeslagen
  - link "Overslaan"
`;
const OVERVIEW = `
- main:
  - heading "Klaar. Dank je wel!" [level=1]
  - paragraph: alles opgeslagen
  - region "Wanneer komt de uitslag?"
  - region "Later verder gaan":
    - heading "Jouw ontvangstcode" [level=3]
    - paragraph: /^[0-9A-Z]{5} [0-9A-Z]{5}$/
    - heading "Jouw link" [level=3]
    - paragraph:
      - link /return/
    - paragraph:
      - img "QR-code van jouw link"
  - region "Toch niet meedoen?":
    - paragraph:
      - link "Mijn antwoorden wissen"
  - region "Alle thema’s":
    - 'heading "Water: peil, stroming en kwaliteit" [level=3]'
    - list:
      - listitem:
        - link "Waterpeil dat past bij natte natuur 4 van 4"
`;

test('[X13] from the code to the overview with the keyboard alone, and a screen reader is told all of it', async ({
	browser
}) => {
	const context = await browser.newContext({ locale: 'nl-NL' });
	const page = await context.newPage();
	await page.goto(all.house.url);
	await tabTo(page, page.getByLabel('Code van de quickscan'));
	await page.keyboard.type(all.scans.open.code);
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toMatchAriaSnapshot(WELCOME);
	await tabTo(page, page.getByRole('radio').first());
	await page.keyboard.press('Space');
	await tabTo(page, page.getByRole('button', { name: 'Beginnen' }));
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toMatchAriaSnapshot(CARD);
	for (let i = 1; i <= CORE.length; i += 1) {
		await expect(page.getByText(`${i} / ${CORE.length}`)).toBeVisible();
		await tabTo(page, page.getByRole('radio').first());
		for (const key of '1230') await page.keyboard.press(key);
		await page.keyboard.press('Enter');
	}
	await expect(page.locator('main')).toMatchAriaSnapshot(OVERVIEW);
	await tabTo(page, page.getByRole('link', { name: 'Mijn antwoorden wissen' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Je kunt dit niet terugdraaien.')).toBeVisible();
	await tabTo(page, page.getByRole('link', { name: 'Nee, terug' }));
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toMatchAriaSnapshot(OVERVIEW);
	await context.close();
});

/** Presses Tab until it is there, as somebody does who cannot point. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let i = 0; i < 80; i += 1) {
		if (await target.evaluate((it) => it === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not come to ${target}`);
}
