// npm run bench: how fast the hot paths are, as ratios in one run, because figures of a busy
// machine mean little by themselves, and what the first card costs a phone. Nothing here is a test.
import { chromium, type Browser } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { demoAnswers } from '../../src/cli/demo/answers.ts';
import { WIELEN, WIELEN_VOICES } from '../../src/cli/demo/opinions.ts';
import { openApp, type App } from '../../src/lib/server/app.ts';
import { readSettings } from '../../src/lib/server/settings.ts';
import { closeRound } from '../../src/lib/server/usecases/close-round.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { importAnswers } from '../../src/lib/server/usecases/import-answers.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { findChromium } from '../find-chromium.js';
import { startHouse } from '../house.ts';
import { firstCardIn, kilobytes, requestsOf, speedOn, weigh } from './first-card.ts';
import {
	changeFilter,
	largeResult,
	openMap,
	openResults,
	PEOPLE as PEOPLE_OF_RESULT,
	PLACES,
	SIZES
} from './results.ts';
import { makeDocuments, openStory, THEMES as THEMES_OF_STORY } from './story.ts';

const CONNECTIONS = 64;
const REQUESTS = 8000;
const RUNS = 3;
const PEOPLE = 1000;
/** Classic Slow 3G: 400 kbit/s, 400 ms for a request; and the harsher one of Chromium's own panel. */
const SLOW_3G = [
	{ name: 'Slow 3G', kbits: 400, latencyMs: 400 },
	{ name: 'the same with 2 s for a request', kbits: 400, latencyMs: 2000 }
] as const;

const operator = { kind: 'operator' } as const;
const themes = Object.keys(WIELEN);

/** What can be measured by itself: `npm run bench -- --only results`. */
const PARTS = { answers, closing, 'first-card': firstCard, results, story };
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
if (only !== undefined && !(only in PARTS))
	throw new Error(`--only takes one of ${Object.keys(PARTS).join(', ')}`);
for (const [name, measure] of Object.entries(PARTS))
	if (only === undefined || only === name) await measure();

interface Target {
	readonly url: string;
	readonly code: string;
	readonly secrets: readonly string[];
	readonly stop: () => void;
}

async function answers(): Promise<void> {
	console.log('Answers saved per second, one answer in a request, each committed to disk:');
	const peddel = await target('src/cli/start.ts', (folder) => ({ PEDDEL_DATA: folder }));
	const raw = await target('tests/bench/raw-server.ts', () => ({}));
	const rates = { peddel: [] as number[], raw: [] as number[] };
	await load(peddel, REQUESTS / 4);
	await load(raw, REQUESTS / 4);
	for (let run = 0; run < RUNS; run += 1) {
		rates.peddel.push(await load(peddel, REQUESTS));
		rates.raw.push(await load(raw, REQUESTS));
	}
	const [ours, theirs] = [median(rates.peddel), median(rates.raw)];
	console.log(`  Peddel        ${ours.toFixed(0)} per second (${list(rates.peddel)})`);
	console.log(`  bare node:http ${theirs.toFixed(0)} per second (${list(rates.raw)})`);
	console.log(`  ratio         ${(ours / theirs).toFixed(2)} (aim: at least 0.3)`);
	peddel.stop();
	raw.stop();
}

/** A server on a database of its own with an open round and people who have joined. */
async function target(
	program: string,
	env: (folder: string) => Record<string, string>
): Promise<Target> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-bench-'));
	const app = openApp(readSettings({ PEDDEL_DATA: folder }));
	const { code } = await openScan(app);
	const secrets: string[] = [];
	for (let i = 0; i < CONNECTIONS; i += 1) {
		const joined = await joinScan(app, { kind: 'nobody' }, code, null, { group: 'bewoner' });
		if (!joined.ok) throw new Error(joined.reason);
		secrets.push(joined.secret);
	}
	app.db.$client.close();
	const child = spawn(process.execPath, [program, folder], {
		env: { ...process.env, PEDDEL_PORT: '0', PEDDEL_HOST: '127.0.0.1', ...env(folder) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const url = await new Promise<string>((done) =>
		createInterface({ input: child.stdout }).on('line', (line) => {
			const found = /http:\/\/localhost:\d+/.exec(line);
			if (found) done(found[0]);
		})
	);
	const stop = () => {
		child.kill();
		rmSync(folder, { recursive: true, force: true });
	};
	return { url, code, secrets, stop };
}

async function openScan(app: App): Promise<{ id: string; code: string }> {
	const areaFile = readFileSync('src/cli/demo/groote-wielen.geojson', 'utf8');
	const made = await createScan(app, operator, {
		...{ title: 'Bench', areaFile, themes: 'landelijk', languages: ['nl'] }
	});
	if (!made.ok) throw new Error(made.reason);
	const opened = await openRound(app, operator, made.id);
	if (!opened.ok) throw new Error(opened.reason);
	return made;
}

/** @returns answers saved per second over all connections together */
async function load(to: Target, requests: number): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	let sent = 0;
	const start = performance.now();
	await Promise.all(
		to.secrets.map(async (secret, person) => {
			while (sent < requests) {
				sent += 1;
				await post(agent, to, secret, sent + person);
			}
		})
	);
	agent.destroy();
	return (requests / (performance.now() - start)) * 1000;
}

function post(agent: Agent, to: Target, secret: string, number: number): Promise<void> {
	const value = (number % 5) + 1;
	const body = JSON.stringify({ answers: { impact: { kind: 'rated', value } } });
	const url = `${to.url}/s/${to.code}/${themes[number % themes.length]}/answer`;
	const headers = {
		'content-type': 'application/json',
		'content-length': String(body.length),
		origin: to.url,
		cookie: `peddel-seat=${secret}`
	};
	return new Promise((done, fail) => {
		const sending = request(url, { agent, method: 'POST', headers }, (response) => {
			response.resume();
			response.on('end', () =>
				response.statusCode! < 300 ? done() : fail(new Error(`Status ${response.statusCode}`))
			);
		});
		sending.on('error', fail);
		sending.end(body);
	});
}

async function closing(): Promise<void> {
	console.log(`\nClosing a round of ${PEOPLE} people × 41 themes × 4 questions:`);
	const folder = mkdtempSync(join(tmpdir(), 'peddel-bench-'));
	const app = openApp(readSettings({ PEDDEL_DATA: folder }));
	const { id } = await openScan(app);
	const before = WIELEN_VOICES.reduce((sum, voice) => sum + voice.people, 0);
	const voices = WIELEN_VOICES.map((voice) => ({
		...voice,
		people: Math.ceil((voice.people * PEOPLE) / before)
	}));
	const csv = demoAnswers(WIELEN, voices, 1, 1);
	const importing = performance.now();
	const brought = await importAnswers(app, operator, id, csv);
	const importMs = performance.now() - importing;
	if (!brought.ok) throw new Error(brought.reason);
	const start = performance.now();
	await closeRound(app, operator, id, 0);
	const closeMs = performance.now() - start;
	const figures = `${brought.participants} people, ${brought.answers} answers`;
	console.log(`  ${closeMs.toFixed(0)} ms for ${figures} (aim: under 1000 ms)`);
	console.log(
		`  ${(closeMs / importMs).toFixed(2)} of the ${importMs.toFixed(0)} ms of importing them`
	);
	app.db.$client.close();
	rmSync(folder, { recursive: true, force: true });
}

async function firstCard(): Promise<void> {
	console.log(
		'\nThe first card on a phone that has been nowhere yet (npm run build first), 41 themes:'
	);
	const house = await startHouse();
	const browser = await launch();
	const card = await firstCardIn(house);
	const urls = await requestsOf(browser, card);
	const weighed = await weigh(urls, card);
	for (const kind of ['js', 'css', 'font', 'html', 'other'] as const) {
		const files = weighed.filter((one) => one.kind === kind).length;
		const aim = kind === 'js' ? ', aim: at most 45' : '';
		console.log(
			`  ${kind.padEnd(6)}${kilobytes(weighed, kind).toFixed(1)} KB in ${files} files${aim}`
		);
	}
	console.log(`  all   ${kilobytes(weighed).toFixed(1)} KB (aim: at most 100)`);
	const elsewhere = urls.filter((url) => !url.startsWith(house.url)).length;
	console.log(`  ${elsewhere} requests to another host (aim: 0)`);
	for (const { name, ...network } of SLOW_3G) {
		const speeds = [];
		for (let run = 0; run < RUNS; run += 1) speeds.push(await speedOn(browser, card, network));
		const seen = median(speeds.map(({ seenMs }) => seenMs)) / 1000;
		const alive = median(speeds.map(({ aliveMs }) => aliveMs)) / 1000;
		console.log(
			`  ${name}: there after ${seen.toFixed(1)} s, alive after ${alive.toFixed(1)} s (aim: there under 5 s)`
		);
	}
	await browser.close();
	await house.stop();
}

async function results(): Promise<void> {
	const size = `${SIZES.themes} themes × ${SIZES.groups} groups × ${PEOPLE_OF_RESULT} people, ${PLACES} places`;
	console.log(`\nThe result in Chromium (npm run build first), ${size}:`);
	const large = await largeResult();
	const browser = await launch();
	for (const { name, open, aimMs } of [
		{ name: 'results can be used', open: openResults, aimMs: 1500 },
		{ name: 'map without ground', open: openMap, aimMs: 3000 }
	]) {
		// Once before: the house reads its own files too.
		await open(browser, large);
		const runs = [];
		for (let run = 0; run < RUNS; run += 1) runs.push(await open(browser, large));
		const ready = runs.map(({ readyMs }) => readyMs);
		const page = median(runs.map(({ documentMs }) => documentMs)).toFixed(0);
		const size = runs[0]!.kilobytes.toFixed(0);
		console.log(
			`  ${name} after ${median(ready).toFixed(0)} ms (${list(ready)}; aim: under ${aimMs}), of which ${page} for a page of ${size} KB`
		);
	}
	const changes = await changeFilter(browser, large);
	console.log(
		changes.length === 0
			? '  no filter above the matrix'
			: `  another filter after ${median(changes).toFixed(0)} ms (${list(changes)}; aim: under 100)`
	);
	await browser.close();
	await large.house.stop();
}

async function story(): Promise<void> {
	console.log(`\nThe area story of ${THEMES_OF_STORY} themes:`);
	const opened = await openStory(RUNS);
	console.log(`  read after ${median(opened).toFixed(0)} ms (${list(opened)}; aim: under 1000)`);
	for (const { format, ms, bytes } of await makeDocuments(RUNS)) {
		const size = `${(bytes / 1000).toFixed(0)} kB`;
		console.log(
			`  as ${format.padEnd(4)} after ${median(ms).toFixed(0)} ms (${list(ms)}; aim: under 3000), ${size}`
		);
	}
}

async function launch(): Promise<Browser> {
	return chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
	});
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function list(numbers: readonly number[]): string {
	return numbers.map((number) => number.toFixed(0)).join(', ');
}
