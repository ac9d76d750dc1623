import type { Invented, SaidOf } from './people.ts';

/** The house as a phone in the hall reaches it. */
export interface House {
	/** Where it listens, without a slash at the end; never from what a request says of itself. */
	readonly url: string;
	/** What its forms come from: the public address when one is set, else `url`. */
	readonly origin: string;
}

/** How far the people are. */
export interface Progress {
	readonly people: number;
	/** Took a seat. */
	joined: number;
	/** Sent all they had to say. */
	done: number;
	/** Cards that the house confirmed. */
	cards: number;
	/** Requests that the house did not take. */
	failed: number;
}

export interface Pace {
	/** All people and cards are spread over this time. */
	readonly withinMs: number;
	readonly signal: AbortSignal;
}

const SEAT = /peddel-seat=([^;]+)/;
const PATIENCE_MS = 15_000;

/**
 * Lets simulated people sit down and answer, each on a device of their own, through the pages of the
 * house. Who is not let in or hears no answer stops; the others go on.
 * @returns when all are done or stopped; at once after the signal
 */
export async function answerAll(
	house: House,
	code: string,
	people: readonly Invented[],
	{ withinMs, signal }: Pace,
	progress: Progress
): Promise<void> {
	const start = performance.now();
	// They come in one after another in the first quarter, and answer from then on.
	const joinMs = withinMs / 4;
	await Promise.all(
		people.map(async (person, i) => {
			try {
				await until(start + (i / people.length) * joinMs, signal);
				const seat = await sitDown(house, code, person.group, signal);
				progress.joined += 1;
				for (const [card, said] of person.says.entries()) {
					const share = (card + i / people.length) / person.says.length;
					await until(start + joinMs + share * (withinMs - joinMs), signal);
					await send(house, code, seat, said, signal);
					progress.cards += 1;
				}
				progress.done += 1;
			} catch {
				if (!signal.aborted) progress.failed += 1;
			}
		})
	);
}

async function sitDown(
	{ url, origin }: House,
	code: string,
	group: string,
	signal: AbortSignal
): Promise<string> {
	const response = await fetch(`${url}/s/${code}?/join`, {
		method: 'POST',
		// Where organisations answer under their names each has to agree; elsewhere nothing reads it.
		body: new URLSearchParams({ group, people: '1', consent: 'on' }),
		headers: { origin, accept: 'text/html' },
		redirect: 'manual',
		signal: patient(signal)
	});
	await response.arrayBuffer();
	const seat = SEAT.exec(response.headers.getSetCookie().join('\n'))?.[1];
	if (!seat) throw new Error(`No seat: status ${response.status}`);
	return seat;
}

async function send(
	{ url, origin }: House,
	code: string,
	seat: string,
	{ theme, answers, remark }: SaidOf,
	signal: AbortSignal
): Promise<void> {
	const response = await fetch(`${url}/s/${code}/${theme}/answer`, {
		method: 'POST',
		body: JSON.stringify({ answers, seen: true, ...(remark && { remark }) }),
		headers: { 'content-type': 'application/json', cookie: `peddel-seat=${seat}`, origin },
		signal: patient(signal)
	});
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`Not taken: status ${response.status}`);
}

function patient(signal: AbortSignal): AbortSignal {
	return AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
}

/** @throws when the signal comes first */
async function until(atMs: number, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	const restMs = atMs - performance.now();
	if (restMs <= 0) return;
	await new Promise<void>((done, fail) => {
		const stop = () => {
			clearTimeout(timer);
			fail(new Error('Stopped'));
		};
		const timer = setTimeout(() => {
			signal.removeEventListener('abort', stop);
			done();
		}, restMs);
		signal.addEventListener('abort', stop, { once: true });
	});
}
