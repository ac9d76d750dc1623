import type { Wire } from './wire.ts';

/** What people waited for, in ms, and what went wrong. */
export interface Waits {
	/** Of every request, from the moment it was due until the whole answer was there; sorted. */
	readonly waitsMs: readonly number[];
	readonly errors: number;
	/** From the first request to the last answer. */
	readonly tookMs: number;
}

/**
 * Everybody sends all they have, one request at a time each, as the queue of a page does.
 * @param requests per person: each makes a request, in order
 * @param when all within so many ms, evenly; 0: as fast as they are answered; or when each is due, as
 * `performance.now()` has it. A request waits from the moment at which it was due: a server that is
 * slow gets no rest by being slow
 */
export async function submit(
	wires: readonly Wire[],
	requests: (person: number) => readonly (() => string)[],
	when: number | ((person: number, request: number) => number)
): Promise<Waits> {
	const waitsMs: number[] = [];
	let errors = 0;
	const startMs = performance.now();
	await Promise.all(
		wires.map(async (wire, person) => {
			const all = requests(person);
			const dueMs = (i: number) => {
				if (typeof when === 'function') return when(person, i);
				return when === 0
					? performance.now()
					: startMs + ((i + person / wires.length) / all.length) * when;
			};
			for (const [i, make] of all.entries()) {
				const fromMs = dueMs(i);
				await until(fromMs);
				const status = await wire.ask(make()).then(
					(reply) => reply.status,
					() => 0
				);
				if (status !== 200) errors += 1;
				waitsMs.push(Math.max(0, performance.now() - fromMs));
			}
		})
	);
	return { ...waitsFrom(waitsMs), errors, tookMs: performance.now() - startMs };
}

export function waitsFrom(waitsMs: readonly number[]): Waits {
	return { waitsMs: [...waitsMs].sort((a, b) => a - b), errors: 0, tookMs: 0 };
}

/** The wait that this part of all waits stays under. @param share 0 … 1 */
export function waitAt({ waitsMs }: Waits, share: number): number {
	return waitsMs[Math.min(waitsMs.length - 1, Math.floor(waitsMs.length * share))] ?? 0;
}

async function until(atMs: number): Promise<void> {
	const restMs = atMs - performance.now();
	if (restMs > 0) await new Promise((done) => setTimeout(done, restMs));
}
