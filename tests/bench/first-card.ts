import type { Browser, BrowserContext } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { readRating } from '../../src/lib/server/usecases/read-rating.ts';
import { inside } from '../e2e/prepared.ts';
import type { House } from '../house.ts';

/** The first rating page of somebody who has just sat down, of all 41 themes. */
export interface FirstCard {
	readonly url: string;
	readonly seat: { readonly name: string; readonly value: string; readonly url: string };
}

/** One file the first card needs. */
export interface Weighed {
	readonly url: string;
	readonly kind: 'html' | 'css' | 'js' | 'font' | 'other';
	/** As they come over the line, without headers, to who takes gzip. */
	readonly bytes: number;
}

/** Makes a scan with both languages in a running house, opens it, and sits down. */
export async function firstCardIn(house: House): Promise<FirstCard> {
	const operator = { kind: 'operator' } as const;
	return inside(house, async (app) => {
		const areaFile = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
		const what = {
			title: 'Licht',
			areaFile,
			themes: 'landelijk',
			languages: ['nl', 'en'] as const
		};
		const made = await createScan(app, operator, { ...what, languages: [...what.languages] });
		if (!made.ok) throw new Error(made.reason);
		await openRound(app, operator, made.id);
		const joined = await joinScan(app, { kind: 'nobody' }, made.code, null, { group: 'bewoner' });
		if (!joined.ok) throw new Error(joined.reason);
		const read = await readRating(app, made.code, joined.secret);
		if (!read.ok) throw new Error(read.reason);
		const start = `${house.url}/s/${made.code}`;
		const seat = { name: 'peddel-seat', value: joined.secret, url: start };
		return { url: `${start}/${read.view.steps[0]!.slug}`, seat };
	});
}

/** A browser that has been nowhere but has the seat. */
export async function newPhone(browser: Browser, { seat }: FirstCard): Promise<BrowserContext> {
	const viewport = { width: 360, height: 740 };
	const phone = await browser.newContext({ locale: 'nl-NL', serviceWorkers: 'block', viewport });
	await phone.addCookies([seat]);
	return phone;
}

/** All a phone asks for until the first card is alive, in the order in which it asks. */
export async function requestsOf(browser: Browser, card: FirstCard): Promise<string[]> {
	const phone = await newPhone(browser, card);
	const page = await phone.newPage();
	const asked = new Set<string>();
	page.on('request', (one) => {
		if (!one.url().startsWith('data:')) asked.add(one.url());
	});
	await page.goto(card.url);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.waitForLoadState('networkidle');
	await phone.close();
	return [...asked];
}

/** Asks for each of them as a phone over plain http does, and weighs what comes. */
export async function weigh(urls: readonly string[], { seat }: FirstCard): Promise<Weighed[]> {
	const headers = { 'accept-encoding': 'gzip, deflate', cookie: `${seat.name}=${seat.value}` };
	return Promise.all(
		urls.map(
			(url) =>
				new Promise<Weighed>((done, fail) => {
					const asking = request(url, { headers }, (response) => {
						let bytes = 0;
						response.on('data', (part: Buffer) => (bytes += part.length));
						response.on('end', () =>
							done({ url, kind: kindOf(response.headers['content-type'] ?? ''), bytes })
						);
					});
					asking.on('error', fail);
					asking.end();
				})
		)
	);
}

function kindOf(type: string): Weighed['kind'] {
	if (type.startsWith('text/html')) return 'html';
	if (type.startsWith('text/css')) return 'css';
	if (type.startsWith('text/javascript')) return 'js';
	return type.startsWith('font/') ? 'font' : 'other';
}

/** @param kind left out: of all kinds */
export function kilobytes(weighed: readonly Weighed[], kind?: Weighed['kind']): number {
	const counted = weighed.filter((one) => kind === undefined || one.kind === kind);
	return counted.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
}

/** When the first card is there, in ms after it was asked for. */
export interface Speed {
	/** It can be read and, since it is a form, answered. */
	readonly seenMs: number;
	/** Its script runs: answers are saved by themselves. */
	readonly aliveMs: number;
}

/** Opens the card with an empty cache on a slow network, as Chromium imitates one. */
export async function speedOn(
	browser: Browser,
	card: FirstCard,
	{ kbits, latencyMs }: { readonly kbits: number; readonly latencyMs: number }
): Promise<Speed> {
	const phone = await newPhone(browser, card);
	const page = await phone.newPage();
	const chromium = await phone.newCDPSession(page);
	const throughput = (kbits * 1000) / 8;
	await chromium.send('Network.enable');
	await chromium.send('Network.emulateNetworkConditions', {
		...{ offline: false, latency: latencyMs },
		...{ downloadThroughput: throughput, uploadThroughput: throughput }
	});
	const start = performance.now();
	await page.goto(card.url, { waitUntil: 'commit' });
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	const aliveMs = performance.now() - start;
	const seenMs = await page.evaluate(
		() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime
	);
	await phone.close();
	return { seenMs, aliveMs };
}
