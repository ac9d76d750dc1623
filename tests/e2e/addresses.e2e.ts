import { expect, test, type Cookie, type Page } from '@playwright/test';
import { startHouse, type House } from '../house.ts';
import { ADA, logIn } from './facilitator.ts';
import { answerCard, takeSeat, turnTo, typeCode } from './participant.ts';
import { addAccount, addScan, inside, open, type MadeScan } from './prepared.ts';
import { freePort, run, runToEnd, type Running } from './program.ts';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

// One house under several names: that of the machine itself and that of the local network.

const START = 'src/cli/start.ts';
const PUBLIC = 'https://scan.example.nl';
const onNetwork = Object.values(networkInterfaces())
	.flatMap((list) => list ?? [])
	.some(({ family, internal }) => family === 'IPv4' && !internal);

let house: House;
let scan: MadeScan;
/** The same house once more, behind a proxy. */
let proxied: Running | undefined;

test.beforeAll(async () => {
	house = await startHouse();
	scan = await inside(house, async (app) => {
		await addAccount(app, ADA);
		const made = await addScan(app, ADA, 'Quickscan onder twee namen');
		await open(app, made);
		return made;
	});
});
test.afterAll(async () => {
	await proxied?.stop();
	await house.stop();
});

const NAMES = [
	{ name: 'localhost', url: () => house.url },
	onNetwork
		? { name: 'the address on the local network', url: () => house.lanUrl! }
		: { name: '127.0.0.1 (no local network here)', url: () => `http://127.0.0.1:${house.port}` }
];

for (const { name, url } of NAMES)
	test(`[J28] over plain http everybody gets in by ${name}`, async ({ page, browser }) => {
		await logIn(page, url());
		await page.goto(`${url()}/scans/${scan.id}/room`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ronde 1 is open');

		const phone = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
		await typeCode(phone, url(), scan.code);
		await takeSeat(phone, 'bewoner');
		await answerCard(phone, ['5', '4', 'dk', '2']);
		await expect(phone.getByText('alles opgeslagen')).toBeVisible();
		await turnTo(phone, 'Volgende thema');
		for (const of of [page, phone]) await checkCookies(of, false);
		await phone.context().close();
	});

/** Every cookie that says who somebody is: out of reach of scripts and of other sites. */
async function checkCookies(page: Page, secure: boolean): Promise<void> {
	const cookies: Cookie[] = await page.context().cookies();
	const known = cookies.filter(({ name }) => name !== 'peddel-language');
	expect(known.length).toBeGreaterThan(0);
	for (const cookie of known)
		expect(cookie).toMatchObject({ secure, httpOnly: true, sameSite: 'Lax' });
}

test('[J29] behind a proxy with https every cookie is secure, and only that name is let in', async ({
	request
}) => {
	const port = await freePort();
	const settings = { PEDDEL_ORIGIN: PUBLIC, PEDDEL_PORT: String(port), PEDDEL_DATA: house.folder };
	proxied = await run(START, settings, (text) => text.includes(PUBLIC));
	const post = (path: string, form: Record<string, string>, origin: string) =>
		request.post(`http://localhost:${port}${path}`, {
			form,
			headers: { origin, accept: 'text/html' },
			maxRedirects: 0
		});
	const entered = await post('/login', { ...ADA }, PUBLIC);
	const joined = await post(`/s/${scan.code}?/join`, { group: 'bewoner' }, PUBLIC);
	for (const response of [entered, joined]) {
		expect(response.status()).toBe(303);
		expect(response.headers()['set-cookie']).toMatch(/; Secure/);
		expect(response.headers()['set-cookie']).toMatch(/; HttpOnly/);
	}
	expect((await post('/login', { ...ADA }, `http://localhost:${port}`)).status()).toBe(403);
});

for (const [setting, value, sentence] of [
	['PEDDEL_PORT', 'abc', 'PEDDEL_PORT is "abc"; it should be a number from 0 to 65535.'],
	['PEDDEL_ORIGIN', 'ftp://x', 'PEDDEL_ORIGIN is "ftp://x"; it should be an address such as'],
	['PEDDEL_GRACE_SECONDS', '-5', 'PEDDEL_GRACE_SECONDS is "-5"; it should be a number from'],
	['PEDDEL_COLOUR', 'red', 'PEDDEL_COLOUR is not a setting of Peddel'],
	['PEDDEL_HOST', '203.0.113.7', 'Cannot serve on 203.0.113.7:0 (EADDRNOTAVAIL)'],
	['PEDDEL_DATA', 'package.json', 'PEDDEL_DATA is "']
] as const)
	test(`[J30] ${setting}=${value} stops the start with one sentence`, async () => {
		await expectOneSentence({ [setting]: value }, sentence);
	});

test('[J30] a port that is taken stops the start with one sentence', async () => {
	const port = String(house.port);
	await expectOneSentence({ PEDDEL_PORT: port }, `Port ${port} is taken; set PEDDEL_PORT`);
});

async function expectOneSentence(settings: Record<string, string>, sentence: string) {
	const { code, stdout, stderr } = await runToEnd(START, settings);
	expect(stderr).toContain(sentence);
	expect(stderr.trim().split('\n')).toHaveLength(1);
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

test('[J32] an address that makes no sense is answered, and the house goes on', async () => {
	for (const path of ['//', '/\\', '//:80', 'http://'])
		expect(await statusOf(path)).toMatch(/^HTTP\/1\.1 [345]\d\d /);
	expect((await fetch(house.url)).status).toBe(200);
});

/** First line of the answer to a path that no browser would send. */
function statusOf(path: string): Promise<string> {
	return new Promise((done, fail) => {
		const socket = connect(house.port, '127.0.0.1', () =>
			socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
		);
		socket.once('data', (data) => {
			done(data.toString().split('\r\n', 1)[0]!);
			socket.destroy();
		});
		socket.once('error', fail);
		socket.once('close', () => fail(new Error(`No answer to ${path}`)));
	});
}
