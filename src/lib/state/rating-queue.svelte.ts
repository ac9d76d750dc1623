import type { Part, ThemeAnswers } from '#lib/domain/rating.ts';
import { browserDevice, type Device } from './device.ts';
import {
	bodyOf,
	inRound,
	isSaid,
	isWaiting,
	NOTHING,
	withoutRefused,
	withRefused,
	withSaid,
	withSaved,
	type Arrival,
	type Card,
	type Item,
	type Kept
} from './kept.ts';

/** What became of one attempt to save. */
export type Attempt =
	| ({ readonly kind: 'saved' } & Arrival)
	/** The server says no: trying again makes no sense. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** No answer, or a server in trouble: trying again does, and not before a pause if one is told. */
	| { readonly kind: 'later'; readonly pauseMs?: number };

/** Whose answers to which scan these are. */
export interface Seat {
	readonly code: string;
	/** Mark of the person; null before somebody sits down at this device. */
	readonly seat: string | null;
}

/** What is sent: about one theme, of one person, in one round. */
export interface Batch extends ThemeAnswers {
	readonly seat: string;
	readonly round: number;
	readonly taps: Partial<Record<Part, number>>;
	/** Taps that stay on this device meanwhile. */
	readonly unsent: number;
}

/** The outside of the queue: what a test puts others in the place of. */
export interface Outside {
	readonly device: Device;
	/** One attempt to save, of items of one theme. */
	readonly send: (path: string, batch: Batch) => Promise<Attempt>;
	readonly pause: (ms: number) => Promise<void>;
	readonly now: () => number;
	/** From 0 up to 1. */
	readonly random: () => number;
}

const LONGEST_PAUSE_MS = 15_000;

/**
 * What a person says stands on the device first and goes to the server from here: one request at a
 * time, the newest answer per question, again and again until the server has it or refuses it. A
 * later visit goes on where a closed page stopped; several tabs share what stands on the device, and
 * may send the same thing twice, which changes nothing.
 */
export class RatingQueue {
	#seat: Seat = { code: '', seat: null };
	#round: number | null = $state(null);
	#kept: Kept = $state.raw(NOTHING);
	/** Said, and not on the device yet. */
	#coming: readonly Item[] = $state.raw([]);
	#failing = $state(false);
	#lasts = $state(true);
	#overtaken = $state(0);
	#working: Promise<void> | null = null;
	#wake: () => void = () => {};
	/** Themes that failed since something succeeded: others go first. */
	#failed: readonly string[] = [];
	readonly #outside: Outside;

	constructor(outside: Outside) {
		this.#outside = outside;
		outside.device.listen((key) => {
			if (key === this.#key) void this.#change((kept) => kept).then(() => this.#start());
		});
	}

	/** How many answers and remarks the server does not have yet, and may still get. */
	get unsaved(): number {
		return this.#current.filter((item) => isWaiting(item) && isSaid(item)).length;
	}

	/** 'unsaved' when the last attempt failed and the queue keeps trying. */
	get status(): 'saved' | 'saving' | 'unsaved' {
		if (this.unsaved === 0) return 'saved';
		return this.#failing ? 'unsaved' : 'saving';
	}

	/** False when what is unsaved is lost with the page: this browser keeps nothing. */
	get lasts(): boolean {
		return this.#lasts;
	}

	/** How often something newer from another device turned out to be there: what a page loaded is old. */
	get overtaken(): number {
		return this.#overtaken;
	}

	/** What the server will not have, until the person has read so. */
	get refused(): readonly Item[] {
		return this.#kept.items.filter((item) => item.refused !== null);
	}

	/** Slug of the theme of which something was said last; null when nothing was. */
	get lastTheme(): string | null {
		let last: Item | undefined;
		for (const item of this.#current.filter(isSaid)) if (!last || item.tap > last.tap) last = item;
		return last?.theme ?? null;
	}

	/**
	 * Takes up what stands on this device, and sends what waits.
	 * @param round the one that is running, or null
	 * @param aheadMs of the server's clock; null when it could not be measured
	 */
	async begin(seat: Seat, round: number | null, aheadMs: number | null): Promise<void> {
		this.#seat = seat;
		this.#round = round;
		if (this.#key === null) this.#kept = NOTHING;
		else
			await this.#change((kept) => ({
				...inRound(kept, round),
				aheadMs: aheadMs ?? kept.aheadMs
			}));
		this.#start();
	}

	/** @param said a question left out stays as it was, null takes one back */
	async say(card: Card, said: ThemeAnswers): Promise<void> {
		const nowMs = this.#outside.now();
		const coming = withSaid(NOTHING, card, said, nowMs).items;
		if (coming.length === 0) return;
		this.#coming = [...this.#coming, ...coming];
		await this.#change((kept) => withSaid(kept, card, said, nowMs));
		this.#coming = this.#coming.filter((item) => !coming.includes(item));
		this.#start();
	}

	/**
	 * What was said on this device about a theme and is not in what the page loaded.
	 * @param readAtMs when the server read the page's answers, by its own clock
	 */
	shown(theme: string, readAtMs: number): ThemeAnswers {
		return bodyOf(
			this.#current.filter(
				(item) =>
					item.round === this.#round &&
					item.theme === theme &&
					item.refused === null &&
					(item.savedAtMs === null || item.savedAtMs >= readAtMs)
			)
		);
	}

	/** The person has read what could not be saved. */
	async acknowledge(): Promise<void> {
		await this.#change(withoutRefused);
	}

	/** Takes everything of a person off this device. */
	async forget({ code, seat }: Seat): Promise<void> {
		await this.#outside.device.forget(`${code} ${seat}`);
		if (this.#seat.code === code && this.#seat.seat === seat) this.#kept = NOTHING;
	}

	/** Fulfilled when nothing is waiting any more. */
	async settled(): Promise<void> {
		while (this.#working) await this.#working;
	}

	/** The network may be back: do not wait any longer. */
	retryNow(): void {
		this.#wake();
		this.#start();
	}

	/** What stands on the device, and what is about to. */
	get #current(): readonly Item[] {
		const replaced = (item: Item) =>
			item.savedAtMs === null &&
			this.#coming.some((newer) => newer.theme === item.theme && newer.part === item.part);
		return [...this.#kept.items.filter((item) => !replaced(item)), ...this.#coming];
	}

	get #key(): string | null {
		const { code, seat } = this.#seat;
		return seat === null ? null : `${code} ${seat}`;
	}

	async #change(how: (kept: Kept) => Kept): Promise<void> {
		const key = this.#key;
		if (key === null) return;
		const kept = await this.#outside.device.update(key, how);
		this.#lasts = this.#outside.device.lasts;
		if (key === this.#key) this.#kept = kept;
	}

	#start(): void {
		this.#working ??= this.#work().finally(() => {
			this.#working = null;
		});
	}

	async #work(): Promise<void> {
		const { pause, random, send } = this.#outside;
		let failures = 0;
		for (let batch = this.#next(); batch.length > 0; batch = this.#next()) {
			const { round, theme } = batch[0]!;
			const { code, seat } = this.#seat;
			const taps = Object.fromEntries(batch.map(({ part, tap }) => [part, tap]));
			const unsent = this.#kept.items.filter(isWaiting).length - batch.length;
			const body = { seat: seat!, round, ...bodyOf(batch), taps, unsent };
			const attempt = await send(`/s/${code}/${theme}`, body);
			this.#failing = attempt.kind === 'later';
			if (attempt.kind === 'later') {
				failures += 1;
				this.#failed = [...this.#failed, theme];
				const longest = Math.min(1000 * 2 ** (failures - 1), LONGEST_PAUSE_MS);
				// A hall of phones must not come back all at once.
				const pauseMs = Math.max(longest * (0.5 + random() / 2), attempt.pauseMs ?? 0);
				await Promise.race([pause(pauseMs), new Promise<void>((done) => (this.#wake = done))]);
				continue;
			}
			failures = 0;
			this.#failed = [];
			if (attempt.kind === 'saved') {
				await this.#change((kept) => withSaved(kept, batch, attempt));
				if (attempt.older.length > 0) this.#overtaken += 1;
			} else await this.#change((kept) => withRefused(kept, batch, attempt.reason));
		}
	}

	/** What waits of one theme, of the oldest that did not fail just now. */
	#next(): readonly Item[] {
		const waiting = this.#kept.items.filter(isWaiting);
		const first = waiting.find(({ theme }) => !this.#failed.includes(theme)) ?? waiting[0];
		if (first && this.#failed.includes(first.theme)) this.#failed = [];
		return waiting.filter(({ round, theme }) => round === first?.round && theme === first.theme);
	}
}

const PATIENCE_MS = 15_000;
const LONGEST_TOLD_PAUSE_MS = 60_000;

/** One attempt over the network. */
async function post(path: string, batch: Batch): Promise<Attempt> {
	const sentAtMs = Date.now();
	const abort = new AbortController();
	const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
	try {
		const response = await fetch(`${path}/answer`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(batch),
			// So that an answer still leaves when the page is closed.
			keepalive: true,
			signal: abort.signal
		});
		if (response.status === 429 || response.status >= 500) return laterThan(response);
		const body: { atMs?: number; older?: Part[]; reason?: unknown } = await response.json();
		if (response.ok && body.atMs !== undefined && body.older) {
			const halfwayMs = (sentAtMs + Date.now()) / 2;
			return { kind: 'saved', atMs: body.atMs, aheadMs: body.atMs - halfwayMs, older: body.older };
		}
		// Without a reason of ours it was something on the way that answered.
		if (typeof body.reason === 'string') return { kind: 'refused', reason: body.reason };
		return { kind: 'later' };
	} catch {
		return { kind: 'later' };
	} finally {
		clearTimeout(timer);
	}
}

function laterThan(response: Response): Attempt {
	const seconds = Number(response.headers.get('retry-after'));
	if (!(seconds > 0)) return { kind: 'later' };
	return { kind: 'later', pauseMs: Math.min(seconds * 1000, LONGEST_TOLD_PAUSE_MS) };
}

/** The queue of this page; on the server nobody says anything, so it stays empty there. */
export const ratingQueue = new RatingQueue({
	device: browserDevice(),
	send: post,
	pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	now: Date.now,
	random: Math.random
});
