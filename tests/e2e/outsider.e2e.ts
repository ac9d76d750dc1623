import { expect, test } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { QUESTIONS, type Answer, type ScalePoint } from '../../src/lib/domain/rating.ts';
import { formNumber } from '../../src/lib/domain/paper.ts';
import type { App } from '../../src/lib/server/app.ts';
import { enterPaper, type TypedForm } from '../../src/lib/server/usecases/enter-paper.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { readResult } from '../../src/lib/server/usecases/read-result.ts';
import { receiptOf, receiptText, seatMark } from '../../src/lib/server/usecases/receipt.ts';
import { changeScreen } from '../../src/lib/server/usecases/change-screen.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { startHouse, type House } from '../house.ts';
import { SHOWS } from '../../src/lib/domain/meeting.ts';
import { ADA } from './facilitator.ts';
import { addAccount, addScan, close, CORE, inside, open, type MadeScan } from './prepared.ts';

// Two houses that are the same but for what people answered: the same scans, the same people in the
// same groups, who gave a number or "don't know" in the same places. Somebody who may not know the
// answers must get the same from both, letter by letter. Remarks are people's own words, no figures,
// and are left out here: who may read them is another matter.

const STATES = ['open', 'closing', 'released'] as const;
type State = (typeof STATES)[number];
const GROUPS = ['agrarier', 'bewoner', 'gemeente', 'agrarier', 'bewoner', 'gemeente', 'agrarier'];
const THEMES = CORE.slice(0, 3);

interface Twin {
	readonly house: House;
	readonly scans: Readonly<Record<State, MadeScan>>;
	/** Who answered the same in both houses. */
	readonly anna: Readonly<Record<State, string>>;
	/** Who took a seat and answered nothing. */
	readonly onlooker: Readonly<Record<State, string>>;
	readonly releases: string;
}

let twins: readonly [Twin, Twin];

test.beforeAll(async () => {
	const [one, other] = await Promise.all([startHouse(), startHouse()]);
	twins = [await furnish(one, 0), await furnish(other, 2)];
});
test.afterAll(async () => {
	await Promise.all((twins ?? []).map(({ house }) => house.stop()));
});

/** @param shift by how much the others' answers differ from those in the other house */
async function furnish(house: House, shift: number): Promise<Twin> {
	return inside(house, async (app) => {
		await addAccount(app, ADA);
		const scans: Partial<Record<State, MadeScan>> = {};
		const anna: Partial<Record<State, string>> = {};
		const onlooker: Partial<Record<State, string>> = {};
		for (const state of STATES) {
			const scan = (scans[state] = await addScan(app, ADA, `Quickscan ${state}`));
			await open(app, scan);
			for (const [person, group] of GROUPS.entries()) {
				const secret = await sit(app, scan, group);
				if (person === 0) anna[state] = secret;
				await answer(app, scan, secret, person, person === 0 ? 0 : shift);
			}
			onlooker[state] = await sit(app, scan, 'bewoner');
			done(await enterPaper(app, OPERATOR, scan.id, onPaper(scan, shift)));
		}
		await close(app, scans.closing!, 3600);
		await close(app, scans.released!);
		const { result } = done(await readResult(app, OPERATOR, scans.released!.id));
		const releases = JSON.stringify(result.release.themes);
		return { house, scans, anna, onlooker, releases } as Twin;
	});
}

/** A form that reads otherwise in the other house. */
function onPaper({ code }: MadeScan, shift: number): TypedForm {
	const value = (1 + shift) as ScalePoint;
	const answers = Object.fromEntries(
		THEMES.map((theme) => [theme, { impact: { kind: 'rated', value } as const }])
	);
	return { form: formNumber(code, 1, 987), group: 'bewoner', answers, remarks: {} };
}

async function sit(app: App, { code }: MadeScan, group: string): Promise<string> {
	return done(await joinScan(app, NOBODY, code, null, { group })).secret;
}

async function answer(
	app: App,
	{ code }: MadeScan,
	secret: string,
	person: number,
	shift: number
): Promise<void> {
	for (const [t, theme] of THEMES.entries()) {
		const answers = Object.fromEntries(
			QUESTIONS.map((question, q): [string, Answer] => [
				question,
				(person + t + q) % 7 === 6
					? { kind: 'dont-know' }
					: { kind: 'rated', value: (1 + ((person + t + 2 * q + shift) % 5)) as ScalePoint }
			])
		);
		done(await submitAnswers(app, code, secret, theme, { answers }));
	}
}

/** Every route there is, found on the disk, with the names of what can be sent to it. */
const ROUTES = [
	...new Set(
		globSync('src/routes/**/+{page.svelte,page.server.ts,server.ts}').map((path) => dirname(path))
	)
]
	.sort()
	.map((folder) => ({ route: folder.slice('src/routes'.length) || '/', sends: sendsOf(folder) }));

/** Queries with which something can be sent to a route; '' for the route itself. */
function sendsOf(folder: string): readonly string[] {
	const text = (file: string) =>
		existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8') : '';
	if (/export const (POST|fallback)/.test(text('+server.ts'))) return [''];
	const actions = text('+page.server.ts').split('export const actions')[1] ?? '';
	const names = [...actions.matchAll(/^\t(\w+): (?:async )?\(/gm)].map(([, name]) => name!);
	return names.map((name) => (name === 'default' ? '' : `?/${name}`));
}

const PARTS = [
	...['[code]', '[id]', '[theme]', '[layer]', '[secret]', '[key]'],
	...['[slug]', '[number]', '[attachment]', '[format]', '[part]']
];

/** Who asks: their cookie, the secret they put in a link, and whether they send something too. */
interface Asks {
	readonly cookie: (twin: Twin, state: State) => string | null;
	readonly link: (twin: Twin, state: State) => string;
	readonly sends: boolean;
}

/** What comes back from one house when everything is asked for, without what only names things. */
async function allThatComes(twin: Twin, asks: Asks): Promise<readonly string[]> {
	const come: string[] = [];
	for (const state of STATES) {
		const { id, code } = twin.scans[state];
		const ask = async (address: string, sends: boolean) =>
			come.push(await whatComes(twin, address, sends, asks.cookie(twin, state)));
		await ask(`/?code=${code}`, false);
		for (const { route, sends } of ROUTES) {
			const path = route
				.replace('[code]', code)
				.replace('[id]', id)
				.replace('[theme]', THEMES[1]!)
				.replace('[layer]', '1')
				.replace('[secret]', asks.link(twin, state))
				.replace('[key]', UNKNOWN)
				// Nothing is published here: what is on the web tells what a release tells.
				.replace('[slug]', 'polder')
				.replace('[number]', '1')
				.replace('[attachment]', UNKNOWN)
				.replace('[part]', 'start')
				.replace('[format]', 'md');
			await ask(path, false);
			await ask(`${path === '/' ? '' : path}/__data.json`, false);
			for (const query of asks.sends ? sends : []) await ask(path + query, true);
		}
	}
	return come;
}

/** One answer of a house as text: status, headers and body. @param sends an empty form or answer */
async function whatComes(
	twin: Twin,
	address: string,
	sends: boolean,
	cookie: string | null
): Promise<string> {
	const isAnswer = address.endsWith('/answer');
	const type = isAnswer ? 'application/json' : 'application/x-www-form-urlencoded';
	const response = await fetch(twin.house.url + address, {
		...{ method: sends ? 'POST' : 'GET', redirect: 'manual' },
		...(sends && { body: isAnswer ? '{"answers":{}}' : '' }),
		headers: {
			...{ accept: 'text/html', 'accept-language': 'nl', origin: twin.house.url },
			...(sends && { 'content-type': type }),
			...(cookie && { cookie })
		}
	});
	const headers = [...response.headers].filter(([name]) => !MADE_OF_THE_REST.has(name));
	const method = sends ? 'POST' : 'GET';
	const head = `${method} ${address} ${response.status}\n${JSON.stringify(headers)}\n`;
	const body = await textOf(response);
	// A QR code of the own link: the link itself stands on the page, and is compared there.
	const isDrawing = response.headers.get('content-type') === 'image/svg+xml';
	return unnamed(head + (isDrawing ? '' : body), twin);
}

/** What comes back as text; of a stream that has no end the first whole snapshot. */
async function textOf(response: Response): Promise<string> {
	if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
	const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	while (!/^data: .*\n\n/m.test(text)) {
		const { done: ended, value } = await reader.read();
		if (ended) break;
		text += value;
	}
	await reader.cancel();
	return text;
}

/** The date, and what is made of the body, ids included; the body itself is compared. */
const MADE_OF_THE_REST = new Set(['date', 'etag', 'content-length']);

/** Without what chance and the clock give: ids, codes, secrets and what is made of them, ports. */
function unnamed(text: string, { house, scans, anna, onlooker }: Twin): string {
	const names = STATES.flatMap((state) => [
		...[scans[state].id, scans[state].code],
		...[anna[state], onlooker[state]].flatMap((secret) => [
			...[secret, seatMark(secret), receiptOf(secret), receiptText(receiptOf(secret))]
		])
	]);
	return (
		[...names, String(house.port)]
			.reduce((rest, name, i) => rest.replaceAll(name, `‹${i}›`), text)
			.replace(/\b1\d{12}\b/g, '‹clock›')
			// Two scans can have the same letter by chance.
			.replace(/\b987[A-Z]\b/g, '‹form›')
			// The houses are asked one after the other: a second, or a minute, can lie between them.
			.replace(/\b\d\d:\d\d(:\d\d)?\b/g, '‹clock›')
			// Counts changes since a house was started, from its clock on.
			.replace(/(\bversion"?:)\d{13}\b/g, '$1‹version›')
			.replace(/(nonce-|nonce=")[\w+/=]+/g, '$1‹nonce›')
			.replace(/data:image\/svg\+xml,[^"]*/g, '‹drawing›')
	);
}

/** So many names has a scan in `unnamed`. */
const NAMES = 10;

/** Asks both houses for everything. @returns what came from each, in the same order */
async function askBoth(asks: Asks): Promise<readonly [readonly string[], readonly string[]]> {
	const [one, other] = await Promise.all(twins.map((twin) => allThatComes(twin, asks)));
	expect(one!.length).toBeGreaterThan(2 * STATES.length * ROUTES.length);
	return [one!, other!];
}

/** @returns what came, the same from both houses */
async function expectAlike(asks: Asks): Promise<readonly string[]> {
	const [one, other] = await askBoth(asks);
	for (const [i, text] of one.entries()) expect(other[i], text.split('\n')[0]).toBe(text);
	return one;
}

/** Somebody who has a seat, in every scan of both houses. */
function seated(name: 'anna' | 'onlooker'): Asks {
	const link = (twin: Twin, state: State) => twin[name][state];
	return { cookie: (twin, state) => `peddel-seat=${link(twin, state)}`, link, sends: true };
}

const UNKNOWN = 'abcdefghijkmnpqrstuvwxyz';

test('[P15] every part of an address is known here, and the answers differ', () => {
	const parts = ROUTES.flatMap(({ route }) => route.match(/\[[^\]]*\]/g) ?? []);
	expect([...new Set(parts)].sort()).toEqual([...PARTS].sort());
	expect(twins[0].releases).not.toBe(twins[1].releases);
});

test('[P15] without a seat or an account every route gives the same, whatever people answered', async () => {
	const come = await expectAlike({ cookie: () => null, link: () => UNKNOWN, sends: true });
	const welcomes = come.filter((text) => /^GET \/s\/‹\d+› 200/.test(text));
	expect(welcomes).toHaveLength(STATES.length);
	// Whatever is about a scan of a facilitator is behind the door.
	for (const text of come.filter((one) => /^\w+ \/scans/.test(one)))
		expect(text).toMatch(/\/login\?next=/);
});

test('[P16] who only took a seat gets the same from every route, whatever people answered', async () => {
	await expectAlike(seated('onlooker'));
});

test('[P16] a participant gets the same from every route, whatever the others answered', async () => {
	const come = await expectAlike(seated('anna'));
	const card = come.find((text) => text.startsWith(`GET /s/‹1›/${THEMES[1]} 200`))!;
	expect(card).toMatch(/value="2"[^>]*checked|checked[^>]*value="2"/);
});

test('[P15] the same look sees the difference where there is one: in the result, for its owner', async () => {
	const sessions = new Map(
		await Promise.all(twins.map(async (twin) => [twin, await logIn(twin)] as const))
	);
	const cookie = (twin: Twin) => sessions.get(twin)!;
	const [one, other] = await askBoth({ cookie, link: () => UNKNOWN, sends: false });
	const differing = one
		.filter((text, i) => text !== other[i])
		.map((text) => text.split(' ')[1]!)
		.filter((address) => !address.endsWith('__data.json'));
	const released = `/scans/‹${NAMES * STATES.indexOf('released')}›`;
	const files = [
		'results/knowledge.csv',
		'results/matrix.png',
		'results/matrix.svg',
		'results/release.json',
		'results/results.csv',
		'results/results.geojson',
		'results/results.gpkg',
		'results/results.xlsx',
		'story/story.docx',
		'story/story.html',
		'story/story.md',
		'story/story.pdf'
	];
	expect(differing.sort()).toEqual(
		[
			...files,
			'discuss',
			'leave',
			'results',
			'results/knowledge',
			'results/policies',
			'story',
			'story/edit/start',
			'story/publish'
		]
			.map((part) => `${released}/${part}`)
			.sort()
	);
});

async function logIn({ house: { url } }: Twin): Promise<string> {
	const response = await fetch(`${url}/login`, {
		...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...ADA }) },
		headers: { origin: url, accept: 'text/html' }
	});
	return response.headers.get('set-cookie')!.split(';')[0]!;
}

// Last: from here on the rooms of both houses hold the key of their screen.
test('[SC24] who has the key of a screen gets the same before a release, whatever is on it and people answered', async () => {
	for (const shows of SHOWS) {
		const [one, other] = await Promise.all(twins.map((twin) => allOnScreens(twin, shows)));
		for (const state of STATES) {
			const [here, there] = [one![state], other![state]];
			// The same look sees the difference where there is one.
			if (state === 'released' && shows === 'result') expect(here).not.toEqual(there);
			else if (state !== 'released') expect(here, `${shows}, ${state}`).toEqual(there);
		}
	}
});

/** Everything that the screens of a house give with their keys. */
async function allOnScreens(twin: Twin, shows: (typeof SHOWS)[number]) {
	const come: Record<string, readonly string[]> = {};
	for (const state of STATES) {
		const { id } = twin.scans[state];
		const show = { kind: 'show', shows, step: 0 } as const;
		const { screenKey } = done(
			await inside(twin.house, (app) => changeScreen(app, OPERATOR, id, show))
		);
		const parts = ['', '/__data.json', '/shown', '/live'];
		come[state] = await Promise.all(
			parts.map(async (part) => {
				const text = await whatComes(twin, `/screen/${screenKey}${part}`, false, null);
				expect(text).toMatch(/^GET \S+ 200/);
				return text.replaceAll(screenKey, '‹key›');
			})
		);
	}
	return come;
}
