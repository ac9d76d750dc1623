import type { Page } from '@playwright/test';
import { LOGIN_ATTEMPTS } from '../../src/lib/server/auth/login-limit.ts';
import { formNumber } from '../../src/lib/domain/paper.ts';
import { codeOn } from './facilitator.ts';
import { CORE } from './prepared.ts';
import {
	OWN_THEME,
	STORIES,
	THEME,
	type EveryState,
	type Scans,
	type ViewerName
} from './every-state.ts';

/** A page in one of its states, and how to get there. */
export interface View {
	/** Route as it stands under src/routes, e.g. '/s/[code]'. */
	readonly route: string;
	/** Words that only this state has. */
	readonly sees: string;
	readonly who: ViewerName;
	readonly path: (all: EveryState) => string;
	/** What is done on the page before one looks. */
	readonly act?: (page: Page) => Promise<unknown>;
	/** In the house without accounts. */
	readonly first?: true;
	/** Looked at in every width and every colour scheme. */
	readonly main?: true;
}
type More = Partial<Pick<View, 'act' | 'first' | 'main' | 'path'>>;
type Scan = keyof Scans;

/** A page that is about no scan. */
function plain(who: ViewerName, address: string, sees: string, more: More = {}): View {
	return { route: address.split('?')[0]!, sees, who, path: () => address, ...more };
}

/**
 * A page of a scan as its facilitator sees it.
 * @param address with [id] and [theme], and perhaps a query
 */
function desk(address: string, scan: Scan, sees: string, more: More = {}): View {
	const path = (all: EveryState) =>
		address.replace('[id]', all.scans[scan].id).replace('[theme]', THEME);
	return { route: address.split('?')[0]!, sees, who: 'ada', path, ...more };
}

/** A page of a participant; `address` as for `desk`, with [code], [theme] and [secret]. */
function phone(address: string, scan: Scan, who: ViewerName, sees: string, more: More = {}): View {
	const path = (all: EveryState) =>
		address.replace('[code]', all.scans[scan].code).replace('[theme]', THEME);
	return { route: address.split('?')[0]!, sees, who, path, ...more };
}

/** The screen in the hall, as anybody with its link sees it. */
function hall(scan: keyof EveryState['screens'], sees: string, more: More = {}): View {
	const path = (all: EveryState) => `/screen/${all.screens[scan]}`;
	return { route: '/screen/[key]', sees, who: 'nobody', path, ...more };
}

/** Fills in fields by name and presses a button. */
function send(button: string, fields: Readonly<Record<string, string>> = {}) {
	return async (page: Page) => {
		for (const [name, value] of Object.entries(fields))
			await page.locator(`main [name="${name}"]`).fill(value);
		await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click();
	};
}

/** Guesses a password so often that the house wants to see no more of it for a while. */
async function guessTooOften(page: Page): Promise<void> {
	const form = { email: 'raden@example.nl', password: 'dit is het niet' };
	const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
	for (let i = 0; i < LOGIN_ATTEMPTS; i += 1)
		await page.request.post(page.url(), { form, headers });
	await send('Inloggen', form)(page);
}

async function chooseBadFile(page: Page): Promise<void> {
	await page.locator('input[name="file"]').setInputFiles({
		...{ name: 'gebied.json', mimeType: 'application/json', buffer: Buffer.from('geen json') }
	});
}

/** Number and letter of a form of the first round of the scan whose page this is. */
async function formOn(page: Page, number: number): Promise<string> {
	return formNumber(await codeOn(page), 1, number);
}

async function beginForm(page: Page, form: string): Promise<void> {
	await page.locator('form:not([action]) input[name="form"]').fill(form);
	await page.keyboard.press('Enter');
}

/** Types on a form of paper, from its number on. */
async function typeForm(page: Page, number: number, keys: readonly string[]): Promise<void> {
	await beginForm(page, await formOn(page, number));
	for (const key of keys) await page.keyboard.press(key);
}

async function openMap(page: Page): Promise<void> {
	await page.getByText('plek', { exact: true }).click();
	await page.getByRole('button', { name: 'Op de kaart aanwijzen' }).click();
	await page.getByRole('button', { name: 'Groter' }).waitFor();
}

const entrance: readonly View[] = [
	plain('nobody', '/', 'Eerste keer hier?', { first: true }),
	plain('nobody', '/', 'Inloggen als procesbegeleider', { main: true }),
	plain('english', '/', 'Take part in a quickscan'),
	plain('ada', '/', 'Naar je quickscans'),
	plain('nobody', '/?code=', 'Vul eerst de code in.'),
	plain('nobody', '/?code=BBBBBB', 'Deze code kennen we niet.'),
	plain('nobody', '/', 'Dat lukt niet', { path: () => '/bestaat-niet' }),
	plain('nobody', '/setup', 'Maak het eerste account', { first: true }),
	plain('nobody', '/setup', 'Kies een wachtwoord van minstens 12 tekens.', {
		...{ first: true, act: send('Account maken', { email: 'ada@example.nl', password: 'kort' }) }
	}),
	plain('nobody', '/login', 'Voor procesbegeleiders.', { main: true }),
	plain('nobody', '/login?ended', 'Je bent uitgelogd.'),
	plain('nobody', '/login', 'E-mailadres of wachtwoord klopt niet.', {
		act: send('Inloggen', { email: 'wie@example.nl', password: 'dit is het niet' })
	}),
	plain('nobody', '/login', 'Te vaak geprobeerd.', { act: guessTooOften }),
	plain('ada', '/account', 'Je bent ingelogd als ada@example.nl.'),
	plain('ada', '/account?changed', 'Je wachtwoord is veranderd.'),
	plain('ada', '/account', 'Je huidige wachtwoord klopt niet.', {
		act: send('Wachtwoord veranderen', { current: 'dit is het niet', next: 'rietkraag in de wind' })
	}),
	plain('bo', '/scans', 'Je hebt nog geen quickscan.'),
	plain('ada', '/scans', 'In voorbereiding', { main: true }),
	plain('ada', '/scans/new', 'Hiermee maak je de quickscan.', { main: true }),
	plain('ada', '/scans/new', 'Dit bestand is geen GeoJSON', {
		act: async (page) => {
			await chooseBadFile(page);
			await send('Quickscan maken', { title: 'Met een fout' })(page);
		}
	})
];

const preparing: readonly View[] = [
	desk('/scans/[id]?made=1', 'empty', 'Je quickscan is gemaakt'),
	desk('/scans/[id]', 'off', 'Zet minstens één thema aan.'),
	desk('/scans/[id]', 'ready', 'Alles is klaar voor de ronde', { main: true }),
	desk('/scans/[id]', 'open', 'Er loopt een ronde'),
	desk('/scans/[id]', 'released', 'De uitslag is er'),
	desk('/scans/[id]', 'ready', 'Dat lukt niet', { path: () => '/scans/abcdefghijkm' }),
	desk('/scans/[id]/about', 'empty', 'Wees open over wat wel en niet kan'),
	desk('/scans/[id]/about?saved=1', 'ready', 'Opgeslagen'),
	desk('/scans/[id]/about', 'open', 'Er zijn antwoorden binnen.'),
	desk('/scans/[id]/about', 'ready', 'Geef een bewaartijd van 1 tot 120', {
		act: send('Uitleg opslaan', { retention: 'lang' })
	}),
	desk('/scans/[id]/area', 'empty', 'Kies de grens van het gebied'),
	desk('/scans/[id]/area?saved=1&cleaned=3', 'ready', '3 overbodige punten'),
	desk('/scans/[id]/area', 'open', 'Er zijn antwoorden binnen.'),
	desk('/scans/[id]/area', 'ready', 'Dit bestand is geen GeoJSON', {
		act: async (page) => {
			await chooseBadFile(page);
			await send('Gebied opslaan')(page);
		}
	}),
	desk('/scans/[id]/area/parts', 'empty', 'Er zijn nog geen plekken met een naam.'),
	desk('/scans/[id]/area/parts', 'ready', 'alleen een naam', { main: true }),
	desk('/scans/[id]/area/parts', 'open', 'Namen en volgorde kun je nog veranderen.'),
	desk('/scans/[id]/area/parts', 'ready', 'Geef een titel.', {
		act: send('Plek toevoegen')
	}),
	desk('/scans/[id]/themes', 'empty', 'Er zijn nog geen thema’s'),
	desk('/scans/[id]/themes', 'off', 'Alle thema’s staan uit'),
	desk('/scans/[id]/themes', 'ready', 'Leeg onderwerp verwijderen', { main: true }),
	desk('/scans/[id]/themes', 'open', 'Er zijn antwoorden binnen.'),
	desk('/scans/[id]/themes', 'empty', 'Geef een titel.', {
		act: async (page) => {
			await page.locator('summary').first().click();
			await send('Onderwerp toevoegen')(page);
		}
	}),
	desk('/scans/[id]/themes/[theme]', 'ready', 'Naar een ander onderwerp'),
	desk('/scans/[id]/themes/[theme]', 'ready', 'Eigen thema verwijderen', {
		path: ({ scans }) => `/scans/${scans.ready.id}/themes/${OWN_THEME}?saved=1`
	}),
	desk('/scans/[id]/themes/[theme]', 'open', 'Alleen typefouten'),
	desk('/scans/[id]/themes/[theme]', 'ready', 'De link moet beginnen met http', {
		act: send('Thema opslaan', { fact_link: 'geen link' })
	}),
	desk('/scans/[id]/groups', 'empty', 'Elke deelnemer kiest één groep.'),
	desk('/scans/[id]/groups?saved=1', 'ready', 'Jagers'),
	desk('/scans/[id]/groups', 'open', 'Er zijn antwoorden binnen.'),
	desk('/scans/[id]/groups', 'ready', 'Kies bij welke kant deze groep hoort.', {
		act: send('Groep toevoegen', { added_nl: 'Jachtvereniging' })
	}),
	desk('/scans/[id]/themes/import', 'ready', 'De kolommen', { main: true }),
	desk('/scans/[id]/themes/import', 'open', 'dus er komen geen thema’s meer bij'),
	desk('/scans/[id]/themes/import', 'ready', 'Kies eerst een CSV-bestand.', {
		act: send('Thema’s toevoegen')
	}),
	desk('/scans/[id]/themes/import', 'ready', 'Regel 2: de kolom ‘title’ is leeg.', {
		act: async (page) => {
			await page.locator('input[name="file"]').setInputFiles({
				...{ name: 'thema’s.csv', mimeType: 'text/csv' },
				buffer: Buffer.from('lever,title,text\nWater,,Uitleg\n')
			});
			await send('Thema’s toevoegen')(page);
		}
	}),
	desk('/scans/[id]/script', 'empty', 'Hoeveel tijd heb je?'),
	desk('/scans/[id]/script', 'ready', 'Vooraf, aan elke keukentafel', { main: true }),
	desk('/scans/[id]/script', 'ready', 'Geef een tijd zoals 19:30', {
		act: async (page) => {
			await page.locator('[name="starts"]').last().fill('half acht');
			await send('Tijden invullen')(page);
		}
	}),
	desk('/scans/[id]/script', 'ready', 'Geef een heel aantal minuten', {
		act: async (page) => {
			await page.getByText('Stap toevoegen').first().click();
			await page.locator('#add-0 [name="title"]').fill('Rondje');
			await page.locator('#add-0 [name="minutes"]').fill('even');
			await page.locator('#add-0 button').click();
		}
	}),
	desk('/scans/[id]/rehearsal', 'ready', 'Hoeveel verzonnen deelnemers?', { main: true }),
	desk('/scans/[id]/rehearsal', 'ready', 'Kies een aantal van 5 tot en met 500', {
		act: send('Proef houden', { people: '3' })
	}),
	desk('/scans/[id]/invite', 'empty', 'Er zijn nog geen links per partij.'),
	desk('/scans/[id]/invite', 'ready', 'Nog niemand kwam via deze link.', {
		...{ main: true, act: (page) => page.getByText('Link, QR-code en tekst').first().click() }
	}),
	desk('/scans/[id]/invite', 'ready', 'Schrijf voor wie de link is.', { act: send('Links maken') }),
	desk('/scans/[id]/invite', 'ready', 'Link van Dorpsbelang weghalen?', {
		act: async (page) => {
			await page.getByText('Veranderen', { exact: true }).last().click();
			await page.getByRole('link', { name: 'Link weghalen: Dorpsbelang' }).click();
		}
	}),
	desk('/scans/[id]/invite/print', 'ready', 'Wat wil je printen?', { main: true }),
	desk('/scans/[id]/invite/print?what=cards-8', 'ready', 'Het staat klaar om te printen'),
	desk('/scans/[id]/briefing', 'empty', 'Hier ontbreekt nog uitleg'),
	desk('/scans/[id]/briefing', 'ready', 'Voorbeeld met verzonnen cijfers', { main: true }),
	desk('/scans/[id]/method', 'ready', 'Hoe we tellen'),
	desk('/scans/[id]/method', 'open', 'Dit ligt vast'),
	desk('/scans/[id]/method', 'ready', 'Geef drie gewichten van 0 tot 10', {
		act: async (page) => {
			await page.locator('input[name="impact"]').fill('veel');
			await page.getByRole('main').getByRole('button').last().click();
		}
	})
];

const running: readonly View[] = [
	desk('/scans/[id]/room', 'empty', 'De ronde kan nog niet open'),
	desk('/scans/[id]/room', 'ready', 'Als je de ronde opent, gebeurt er dit:'),
	desk('/scans/[id]/room', 'open', 'Ronde 1 is open', { main: true }),
	desk('/scans/[id]/room?close=1', 'open', 'Ronde 1 sluiten?'),
	desk('/scans/[id]/room', 'hall', 'Wie later komt', { main: true }),
	desk('/scans/[id]/room', 'chosen', 'Wat de zaal koos'),
	desk('/scans/[id]/room', 'closing', 'Ronde 1 wordt gesloten'),
	desk('/scans/[id]/room', 'released', 'De uitslag is klaar'),
	desk('/scans/[id]/room', 'released', 'De ronde is intussen veranderd', {
		act: async (page) => {
			// As in an old tab, which saw another round.
			await page
				.locator('input[name="round"]')
				.evaluate((it: HTMLInputElement) => (it.value = '7'));
			await send('Nieuwe ronde openen')(page);
		}
	}),
	desk('/scans/[id]/results', 'open', 'Nog geen uitslag'),
	desk(`/scans/[id]/results?open=${THEME}`, 'released', 'Kansrijk om te beginnen', { main: true }),
	desk(
		`/scans/[id]/results?w=1,2,3&sort=agreement&condition=beheer&side=0&compare=${CORE[0]},${CORE[1]}`,
		'released',
		'Dit is niet de uitslag',
		{ main: true }
	),
	desk('/scans/[id]/results?compare=x', 'released', 'Kies twee verschillende thema’s.'),
	desk('/scans/[id]/results', 'few', 'Te weinig deelnemers voor een kaart'),
	desk('/scans/[id]/results', 'unknown', 'Nog niets om te tekenen'),
	desk('/scans/[id]/results', 'conditions', 'Alleen voorwaarden'),
	desk('/scans/[id]/results', 'spoiled', 'Er ging iets mis bij ons.'),
	desk('/scans/[id]/results?round=9', 'released', 'Dat lukt niet'),
	desk('/scans/[id]/results/map', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/results/map', 'few', 'Te weinig deelnemers voor een kaart'),
	desk('/scans/[id]/results/map', 'released', 'minder dan vijf mensen een plek aan', {
		main: true,
		act: async (page) => {
			await page.getByText('Lagen toevoegen of veranderen').click();
			await send('Laag toevoegen')(page);
		}
	}),
	desk('/scans/[id]/results/policies', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/results/policies', 'released', 'is een inschatting, geen wet', { main: true }),
	desk('/scans/[id]/results/policies?policy=krw', 'released', 'Wat helpt voor', {}),
	desk('/scans/[id]/results/knowledge', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/results/knowledge', 'few', 'Te weinig deelnemers voor een kaart'),
	desk('/scans/[id]/results/knowledge', 'unknown', 'Niemand vroeg om kennis'),
	desk('/scans/[id]/results/knowledge', 'released', 'Nog niemand', {
		main: true,
		act: async (page) => {
			const theme = page.locator(`#theme-${THEME}`);
			await theme.getByText(/^(Wat willen we weten\?|Vraag aanpassen)$/).click();
			await theme.locator('[name="question"]').fill('Hoe diep is het veen?');
			await theme.getByRole('button', { name: 'Opslaan' }).click();
		}
	}),
	desk('/scans/[id]/explore', 'empty', 'Het verkennen kan nog niet open'),
	desk('/scans/[id]/explore', 'ready', 'Er is nog niets geschreven.'),
	desk('/scans/[id]/explore', 'explored', 'Het verkennen is gesloten'),
	desk('/scans/[id]/explore', 'exploring', 'Naam van het cluster', {
		main: true,
		act: async (page) => {
			await page.getByRole('link', { name: 'Cluster Water aanpassen' }).click();
			await page.getByText('Naam van het cluster').waitFor();
		}
	}),
	desk('/scans/[id]/explore?words=molens', 'exploring', 'Niets gevonden.'),
	desk('/scans/[id]/explore', 'exploring', 'Kruis eerst een of meer bijdragen aan.', {
		act: (page) => page.getByRole('button', { name: 'Verplaatsen' }).click()
	}),
	desk('/scans/[id]/remarks', 'open', 'Nog geen opmerkingen'),
	desk('/scans/[id]/remarks', 'released', 'tellen niet mee in de cijfers', { main: true }),
	desk('/scans/[id]/remarks', 'few', 'Te weinig deelnemers'),
	desk('/scans/[id]/remarks', 'unknown', 'Hier is niets te lezen'),
	desk('/scans/[id]/remarks', 'released', 'Kruis eerst twee of meer teksten aan', {
		act: async (page) => {
			await page.locator(`#theme-${THEME} h2 a`).click();
			await page.getByRole('button', { name: 'Samenvoegen onder …' }).first().click();
		}
	}),
	desk('/scans/[id]/remarks', 'released', 'Welke tekst blijft staan?', {
		act: async (page) => {
			await page.locator(`#theme-${THEME} h2 a`).click();
			const join = page.getByRole('button', { name: 'Samenvoegen onder …' }).first();
			await join.waitFor();
			for (const box of await page.locator(`#${THEME}-remark input[type="checkbox"]`).all())
				await box.check();
			await join.click();
		}
	}),
	desk('/scans/[id]/remarks', 'released', 'Ongedaan maken', {
		main: true,
		act: async (page) => {
			await page.locator(`#theme-${THEME} h2 a`).click();
			await page.getByRole('button', { name: 'Aanhalen', exact: true }).first().click();
			await page.getByText('Aangehaald.').waitFor();
			await page.getByRole('button', { name: 'Verbergen' }).last().click();
			await page.getByText('Verborgen.').waitFor();
		}
	}),
	desk('/scans/[id]/discuss', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/discuss', 'few', 'Te weinig deelnemers voor een kaart'),
	desk('/scans/[id]/discuss', 'unknown', 'Er staat nog niets op.'),
	desk('/scans/[id]/discuss', 'released', 'Onze gesprekslijst', { main: true }),
	desk('/scans/[id]/leave', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/leave', 'few', 'Te weinig deelnemers voor voorstellen.'),
	desk('/scans/[id]/leave', 'released', 'Wie doet wat', { main: true }),
	desk('/scans/[id]/leave', 'unknown', 'Schrijf op wat er gebeurt en wie het doet.', {
		act: (page) => page.locator('#agreements').getByRole('button', { name: 'Opslaan' }).click()
	}),
	desk('/scans/[id]/progress', 'open', 'Er staan nog geen doelen of afspraken.'),
	desk('/scans/[id]/progress', 'released', 'Eerst hiernaar kijken', { main: true }),
	desk('/scans/[id]/progress', 'released', 'Schrijf op waarom het is gestopt.', {
		act: async (page) => {
			const goal = page.locator('#goals li', { hasText: 'Meer natte natuur' });
			await goal.getByText('Hoe staat het nu?').click();
			await goal.getByText('Gestopt', { exact: true }).click();
			await goal.getByRole('button', { name: 'Opslaan' }).first().click();
		}
	}),
	desk('/scans/[id]/progress', 'open', 'Schrijf een jaar met vier cijfers', {
		act: send('Opslaan', { what: 'Meer riet', targetYear: 'ooit' })
	}),
	desk('/scans/[id]/story', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/story', 'released', 'Wat kan beginnen', { main: true }),
	desk('/scans/[id]/story?lang=en', 'released', 'What can start'),
	desk('/scans/[id]/story', 'few', 'Met meer deelnemers wordt dit een echt verhaal.'),
	desk('/scans/[id]/story/edit/[part]', 'released', 'en dit zegt het nu', {
		...{ main: true, path: ({ scans }) => `/scans/${scans.released.id}/story/edit/start` },
		act: (page) => page.getByRole('button', { name: 'Link', exact: true }).click()
	}),
	desk('/scans/[id]/story/edit/[part]', 'unknown', 'Zes vragen over het landschap', {
		path: ({ scans }) => `/scans/${scans.unknown.id}/story/edit/landscape`
	}),
	desk('/scans/[id]/story/edit/[part]/versions', 'unknown', 'nog geen eerdere versies', {
		path: ({ scans }) => `/scans/${scans.unknown.id}/story/edit/landscape/versions`
	}),
	desk('/scans/[id]/story/edit/[part]/versions', 'released', 'Nu vergeleken met', {
		...{ main: true },
		path: ({ scans }) => `/scans/${scans.released.id}/story/edit/start/versions?with=0`
	}),
	desk('/scans/[id]/story/attachments', 'unknown', 'Bestanden staan onder het verhaal.'),
	desk('/scans/[id]/story/attachments', 'released', 'Kies eerst een bestand.', {
		main: true,
		act: async (page) => {
			await page.locator('#picture summary').last().click();
			await page.locator('#picture').getByRole('button', { name: 'Afbeelding toevoegen' }).click();
		}
	}),
	desk('/scans/[id]/story/share', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/story/share', 'unknown', 'Concept 1 voorleggen'),
	desk('/scans/[id]/story/share', 'released', 'Concept 1 ligt voor', { main: true }),
	desk('/scans/[id]/story/share', 'conditions', 'Wij zaten er ook.', { main: true }),
	desk('/scans/[id]/story/publish', 'open', 'Nog geen uitslag'),
	desk('/scans/[id]/story/publish', 'unknown', 'Uitgave 1 publiceren'),
	desk('/scans/[id]/story/publish', 'released', 'Het verhaal staat op het web', { main: true }),
	desk('/scans/[id]/story/publish', 'few', 'Weer op het web zetten'),
	desk('/scans/[id]/story/publish', 'unknown', 'Geef een adres van kleine letters', {
		act: send('Uitgave 1 publiceren', { slug: 'Geen adres!' })
	})
];

/** Paper, and somebody who is helped. */
const withoutPhone: readonly View[] = [
	desk('/scans/[id]/paper', 'empty', 'Er staat geen thema aan.'),
	desk('/scans/[id]/paper', 'ready', 'De ronde is nog niet open.', { main: true }),
	desk('/scans/[id]/paper?n=2&from=14', 'open', 'De formulieren staan klaar', { main: true }),
	desk('/scans/[id]/paper?n=99', 'open', 'Geef een aantal van 1 tot 30'),
	desk('/scans/[id]/entry', 'ready', 'Er loopt geen ronde.'),
	desk('/scans/[id]/entry', 'open', 'Nummer van het formulier, met de letter', { main: true }),
	desk('/scans/[id]/entry', 'closing', 'Nieuwe formulieren kunnen er niet meer bij'),
	desk('/scans/[id]/entry', 'open', 'Nummer en letter horen niet bij elkaar', {
		act: (page) => beginForm(page, '14I')
	}),
	desk('/scans/[id]/entry', 'open', 'Typ het nummer van de groep.', {
		...{ main: true, act: async (page) => beginForm(page, await formOn(page, 1)) }
	}),
	desk('/scans/[id]/entry', 'open', 'Thema 2 van 12', {
		...{ main: true, act: (page) => typeForm(page, 2, ['5', ...'12340']) }
	}),
	desk('/scans/[id]/entry', 'open', 'Opmerking bij dit thema', {
		act: (page) => typeForm(page, 2, ['5', ...'12340', 'r'])
	}),
	desk('/scans/[id]/entry', 'open', 'regels zonder antwoord', {
		act: (page) => typeForm(page, 3, ['5', ...Array<string>(48).fill('x')])
	}),
	desk('/scans/[id]/entry', 'open', 'wat klopt?', {
		main: true,
		act: async (page) => {
			const keys = ['5', ...Array<string>(47).fill('4')];
			await typeForm(page, 4, [...keys, '4', 'Enter']);
			await page.getByText('is opgeslagen').waitFor();
			await typeForm(page, 4, ['Enter', ...keys, '5', 'Enter']);
		}
	}),
	desk('/scans/[id]/entry', 'open', 'is al ingevoerd', {
		act: async (page) => beginForm(page, await formOn(page, 4))
	}),
	desk('/scans/[id]/entry/help', 'ready', 'er is geen ronde open'),
	desk('/scans/[id]/entry/help', 'open', 'Bij welke groep hoort wie je helpt?', { main: true }),
	desk('/scans/[id]/entry/help', 'open', 'Kies een groep uit de lijst.', {
		act: send('Beginnen')
	})
];

const takingPart: readonly View[] = [
	phone('/s/[code]', 'ready', 'nobody', 'De ronde is nog niet open'),
	phone('/s/[code]', 'off', 'nobody', 'Welke thema’s er komen'),
	phone('/s/[code]', 'open', 'nobody', 'Bij welke groep hoor je?', { main: true }),
	phone('/s/[code]', 'open', 'english', 'What happens with the result'),
	phone('/s/[code]', 'open', 'nobody', 'Kies een groep uit de lijst.', { act: send('Beginnen') }),
	phone('/s/[code]?late', 'open', 'nobody', 'Je laatste antwoord is niet opgeslagen'),
	phone('/s/[code]', 'open', 'fresh', 'Naar het eerste thema'),
	phone('/s/[code]', 'open', 'member', 'Verder waar je was'),
	phone('/s/[code]', 'closing', 'nobody', 'Meedoen kan niet meer.'),
	phone('/s/[code]', 'closing', 'member', 'Je kunt nog even je laatste antwoorden geven.'),
	phone('/s/[code]', 'released', 'nobody', 'De ronde is gesloten'),
	phone('/s/[code]?late', 'released', 'member', 'Je laatste antwoord is niet meer opgeslagen.'),
	phone('/s/[code]', 'open', 'nobody', 'Deze quickscan is er niet', { path: () => '/s/BBBBBB' }),
	phone('/s/[code]', 'again', 'nobody', 'Namens welke organisatie doe je mee?', { main: true }),
	phone('/s/[code]/[theme]', 'again', 'member', 'Wat je gaf in ronde 1', {
		main: true,
		path: ({ scans }) => `/s/${scans.again.code}/${CORE[0]}`
	}),
	phone('/s/[code]/result', 'open', 'nobody', 'De uitslag is nog niet te zien'),
	phone('/s/[code]/result', 'few', 'nobody', 'laten we geen cijfers zien'),
	phone('/s/[code]/result', 'released', 'nobody', 'Wat is met onze inbreng gedaan?', {
		main: true
	}),
	phone('/s/[code]/[theme]', 'open', 'fresh', 'Er leven hier wormen.', { main: true }),
	phone('/s/[code]/[theme]', 'open', 'full', '14 van 500 tekens'),
	phone('/s/[code]/[theme]', 'open', 'member', 'Kies alles wat past.', {
		...{ main: true, act: (page) => page.locator('[name="feasibility"][value="2"]').check() }
	}),
	phone('/s/[code]/grid', 'open', 'member', 'Alles in één tabel', { main: true }),
	phone('/s/[code]/[theme]', 'open', 'member', 'Tik op een deel van het gebied', {
		...{ main: true, act: openMap }
	}),
	phone('/s/[code]/[theme]', 'open', 'member', 'Is dit je eigen grond?', {
		act: async (page) => {
			await openMap(page);
			await page.getByRole('button', { name: 'Punt', exact: true }).click();
			await page.getByRole('button', { name: 'Zet hier een punt' }).click();
		}
	}),
	phone('/s/[code]/[theme]', 'closing', 'member', 'Volgende thema'),
	phone('/s/[code]/[theme]', 'open', 'member', '1 antwoord nog op dit toestel', {
		act: async (page) => {
			await page.route('**/answer', (route) => route.abort());
			await page.locator('input[name="effort"][value="dk"]').check();
		}
	}),
	phone('/s/[code]/[theme]', 'open', 'member', 'je laatste antwoord is niet meer opgeslagen', {
		act: async (page) => {
			const json = { reason: 'round-closed' };
			await page.route('**/answer', (route) => route.fulfill({ status: 409, json }));
			await page.locator('input[name="effort"][value="1"]').click();
		}
	}),
	phone('/s/[code]/[theme]', 'open', 'member', 'Dit thema is er niet', {
		path: ({ scans }) => `/s/${scans.open.code}/er-is-geen-thema`
	}),
	phone('/s/[code]/story', 'released', 'nobody', 'Kom terug met je eigen link'),
	phone('/s/[code]/story', 'open', 'member', 'Er ligt nog geen verhaal'),
	phone('/s/[code]/story', 'released', 'member', 'Zeg onder elk deel', { main: true }),
	phone('/s/[code]/story', 'released', 'member', 'Alles is bewaard.', {
		act: (page) => page.getByText('Deels', { exact: true }).first().click()
	}),
	phone('/s/[code]/story', 'conditions', 'member', 'De vraag is gesloten', { main: true }),
	phone('/s/[code]/explore', 'exploring', 'member', 'Wat gaat hier niet goed?', { main: true }),
	phone('/s/[code]/explore', 'exploring', 'member', 'leest de procesbegeleider je tekst', {
		act: (page) => page.getByText('Wijzigen of terugnemen').first().click()
	}),
	phone('/s/[code]/explore', 'exploring', 'member', 'Schrijf eerst wat hier speelt.', {
		act: async (page) => {
			await page.getByText('Kans', { exact: true }).first().click();
			await page.locator('#new-text').fill(' ');
			await page.getByRole('button', { name: 'Versturen' }).click();
		}
	}),
	phone('/s/[code]/explore', 'explored', 'member', 'Hier kwam een thema uit', { main: true }),
	phone('/s/[code]/explore', 'explored', 'nobody', 'Wat jullie samen schreven'),
	phone('/s/[code]', 'hall', 'nobody', 'Samen kiezen jullie'),
	phone('/s/[code]/plays', 'hall', 'fresh', 'De zaal kiest samen', { main: true }),
	phone('/s/[code]/plays', 'hall', 'fresh', '1 van 12', {
		act: async (page) => {
			await page.locator('summary').first().click();
			await page.locator('input[value="little"]').first().check();
		}
	}),
	phone('/s/[code]/plays', 'chosen', 'fresh', 'De zaal heeft al gekozen.'),
	phone('/s/[code]/done', 'hall', 'fresh', 'De zaal kiest nog'),
	phone('/s/[code]/done', 'chosen', 'fresh', 'Nog 9 thema’s, als je wilt', { main: true }),
	phone('/s/[code]/done', 'open', 'fresh', 'Je hebt nog niets ingevuld'),
	phone('/s/[code]/done', 'open', 'member', 'Tot hier is alles bewaard', { main: true }),
	phone('/s/[code]/done', 'open', 'full', 'Klaar. Dank je wel!'),
	phone('/s/[code]/done', 'open', 'full', 'Dan zijn deze antwoorden weg.', {
		act: async (page) => {
			await page.route('**/answer', (route) => route.abort());
			await page.locator(`main a[href$="${THEME}"]`).click();
			await page.locator('input[name="impact"][value="2"]').check();
			await page.goBack();
		}
	}),
	phone('/s/[code]/done/withdraw', 'open', 'member', 'Je kunt dit niet terugdraaien.'),
	phone('/s/[code]/done/withdraw?gone=0', 'open', 'nobody', 'Je antwoorden zijn gewist'),
	phone('/s/[code]', 'open', 'nobody', 'Deze ontvangstcode kennen we niet', {
		act: async (page) => {
			await page.getByText('Ik heb een ontvangstcode').click();
			await send('Verder met mijn antwoorden', { receipt: 'BBBBB BBBBB' })(page);
		}
	}),
	phone('/s/[code]/return/[secret]', 'open', 'nobody', 'Deze link kennen we niet'),
	phone('/s/[code]/return/[secret]', 'open', 'member', 'Op dit toestel is al iemand anders', {
		path: ({ ownLink }) => ownLink
	})
];

/** What is published, as anybody sees it. */
const onTheWeb: readonly View[] = [
	plain('nobody', '/story/[slug]', 'Zo verwijs je naar deze uitgave', {
		...{ main: true, path: () => `/story/${STORIES.released}` }
	}),
	plain('english', '/story/[slug]', 'How to refer to this edition', {
		path: () => `/story/${STORIES.released}`
	}),
	plain('nobody', '/story/[slug]', 'is van het web gehaald', {
		path: () => `/story/${STORIES.few}`
	}),
	plain('nobody', '/story/[slug]/[number]', 'Er is een nieuwere', {
		path: () => `/story/${STORIES.released}/1`
	}),
	plain('nobody', '/story/[slug]/progress', 'De pacht liep af.', {
		...{ main: true, path: () => `/story/${STORIES.released}/progress` }
	}),
	plain('english', '/story/[slug]/progress', 'Started, since', {
		path: () => `/story/${STORIES.released}/progress`
	}),
	plain('nobody', '/story/[slug]/progress', 'is van het web gehaald', {
		path: () => `/story/${STORIES.few}/progress`
	})
];

const onScreens: readonly View[] = [
	hall('ready', 'We beginnen zo.'),
	hall('hall', 'Typ de code', { main: true }),
	hall('open', 'Wie doet er mee?', { main: true }),
	hall('closing', 'De uitslag is er nog niet.'),
	hall('released', 'Quickscan released', { main: true }),
	hall('few', 'Quickscan few'),
	hall('chosen', 'Quickscan chosen'),
	hall('open', 'Deze link werkt niet meer.', { path: () => '/screen/dit-is-geen-sleutel' })
];

/**
 * Whether people who take part see this page, or anybody does; the front page is where they type the
 * code.
 */
export function isForParticipants(route: string): boolean {
	return route === '/' || route.startsWith('/s/') || route.startsWith('/story/');
}

/** Every page in every state. */
export const VIEWS: readonly View[] = [
	...[...entrance, ...preparing, ...running, ...withoutPhone, ...takingPart, ...onScreens],
	...onTheWeb
];
