// npm run load [-- --only cards,taps,screen,result] [--people 500]: a full hall. What is written, beside a bare node:http server that writes the same in
// the same run; what the screen in the hall shows; and everybody who opens the result at once.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { openApp } from '../../src/lib/server/app.ts';
import { readSettings } from '../../src/lib/server/settings.ts';
import { closeRound } from '../../src/lib/server/usecases/close-round.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import { cardRequest, valuesOf } from './hall.ts';
import { openStreams } from './streams.ts';
import { submit, waitAt, waitsFrom, type Waits } from './submit.ts';
import { startPair, type Target } from './targets.ts';
import { requestText } from './wire.ts';

const PARTS = ['cards', 'taps', 'screen', 'result'] as const;
const { values: asked } = parseArgs({
	options: {
		only: { type: 'string', default: PARTS.join() },
		people: { type: 'string', default: '500' }
	}
});
const PEOPLE = Number(asked.people);
const WITHIN_MS = 30_000;
const STREAMS = 1000;
const WATCHED_MS = 20_000;
/** Between two cards of one person while the screen is watched. */
const CARD_EVERY_MS = 500;

type Requests = (to: Target) => (person: number) => readonly (() => string)[];

const { peddel, bare, hall, stop } = await startPair(PEOPLE);
const { themes } = hall;
console.log(
	`${PEOPLE} people × ${themes.length} themes × ${QUESTIONS.length} questions = ${PEOPLE * themes.length * QUESTIONS.length} answers, synchronous = FULL.`
);
console.log(
	`Servers and people share ${availableParallelism()} cores (${cpus()[0]!.model.trim()}); load of the machine before: ${loadavg()[0]!.toFixed(1)}.\n`
);

const perCard: Requests = (to) => (person) =>
	themes.map(
		(_, theme) => () => cardRequest(to.port, hall, person, theme, valuesOf(person, theme))
	);
const perTap: Requests = (to) => (person) =>
	themes.flatMap((_, theme) =>
		QUESTIONS.map((_question, asked) => () => {
			const values = valuesOf(person, theme).map((value, i) => (i === asked ? value : null));
			return cardRequest(to.port, hall, person, theme, values);
		})
	);

const RUNS: Readonly<Record<(typeof PARTS)[number], () => Promise<void>>> = {
	cards: async () => {
		const within = `all within ${WITHIN_MS / 1000} s (aim: p99 under 500 ms)`;
		await beside(`A card in a request, ${within}`, perCard, WITHIN_MS);
		await beside('A card in a request, everybody as fast as they are answered', perCard, 0);
	},
	taps: () => beside('A tap in a request, everybody as fast as they are answered', perTap, 0),
	screen: watched,
	result: opened
};
for (const part of PARTS) if (asked.only.split(',').includes(part)) await RUNS[part]();
await stop();

async function beside(title: string, requests: Requests, withinMs: number): Promise<void> {
	console.log(title);
	for (const to of [peddel, bare]) {
		to.forget();
		const waits = await to.connected((wires) => submit(wires, requests(to), withinMs));
		line(to.name, waits);
		const wrong = to.countWrong();
		if (wrong > 0) failed(`${wrong} answers missing or wrong`);
	}
}

/** First taps of everybody, one after another, while those who began go on with their cards. */
async function watched(): Promise<void> {
	console.log(
		`\nThe counter on the screen, ${STREAMS} screens open, ${PEOPLE} people who begin within ${WATCHED_MS / 1000} s and go on`
	);
	peddel.forget();
	const streams = await openStreams(peddel.port, STREAMS);
	const tappedMs: number[] = [];
	const send = perCard(peddel);
	const waits = await peddel.connected((wires) => {
		const startMs = performance.now();
		return submit(
			wires,
			(person) => {
				const beginsMs = (person / PEOPLE) * WATCHED_MS;
				const cards = Math.min(themes.length, 1 + (WATCHED_MS - beginsMs) / CARD_EVERY_MS);
				return send(person)
					.slice(0, cards)
					.map((make, card) => () => {
						if (card === 0) tappedMs.push(performance.now());
						return make();
					});
			},
			(person, card) => startMs + (person / PEOPLE) * WATCHED_MS + card * CARD_EVERY_MS
		);
	});
	await new Promise((rest) => setTimeout(rest, 2000));
	// The n-th tap is seen as soon as n people are.
	const seen = tappedMs.flatMap((atMs, i) => {
		const first = streams.seen.find(({ started }) => started > i);
		return first ? [first.atMs - atMs] : [];
	});
	streams.close();
	line('acknowledged', waits);
	line('on the screen', { ...waitsFrom(seen), errors: PEOPLE - seen.length, tookMs: waits.tookMs });
	const p95 = waitAt(waitsFrom(seen), 0.95);
	console.log(
		`  p95 on the screen ${p95.toFixed(0)} ms (aim: under 1000 ms); ${streams.snapshots()} snapshots over ${STREAMS} streams`
	);
	if (seen.length < PEOPLE) failed(`${PEOPLE - seen.length} taps never seen`);
}

/** Everybody has answered everything; the round closes, and all open the result in one second. */
async function opened(): Promise<void> {
	await peddel.connected((wires) => submit(wires, perCard(peddel), 0));
	const app = openApp(readSettings({ PEDDEL_DATA: peddel.folder }));
	const fromMs = performance.now();
	done(await closeRound(app, OPERATOR, hall.scan, 0));
	const closedMs = performance.now() - fromMs;
	app.db.$client.close();
	console.log(`\nThe round closes: result there after ${closedMs.toFixed(0)} ms (aim: under 5 s)`);
	const page = (person: number) =>
		requestText(peddel.port, 'GET', `/s/${hall.code}/result`, {
			accept: 'text/html',
			cookie: `peddel-seat=${hall.secrets[person]}`
		});
	const waits = await peddel.connected((wires) =>
		submit(wires, (person) => [() => page(person)], 1000)
	);
	console.log(`${PEOPLE} people open the result on their phones in the same second`);
	line('Peddel', waits);
}

function line(name: string, waits: Waits): void {
	const perSecond = (waits.waitsMs.length / waits.tookMs) * 1000;
	const at = (share: number) => `${waitAt(waits, share).toFixed(0).padStart(5)} ms`;
	console.log(
		`  ${name.padEnd(15)}${(waits.tookMs / 1000).toFixed(1).padStart(5)} s ${perSecond.toFixed(0).padStart(5)}/s  ` +
			`half under${at(0.5)}, p99${at(0.99)}, worst${at(1)}, errors ${waits.errors}`
	);
	if (waits.errors > 0) failed(`${waits.errors} errors`);
}

function failed(why: string): void {
	console.log(`  WRONG: ${why}`);
	process.exitCode = 1;
}
