import { QUESTIONS, type Answer, type Question, type ThemeAnswers } from '#lib/domain/rating.ts';

/** What became of one attempt to save. */
export type Attempt =
	/** On the server's disk, at this moment of the server's clock. */
	| { readonly kind: 'saved'; readonly atMs: number }
	/** The server says no: trying again makes no sense. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** No answer, or a server in trouble: trying again does. */
	| { readonly kind: 'later' };

export type Send = (path: string, said: ThemeAnswers) => Promise<Attempt>;
export type Pause = (ms: number) => Promise<void>;

/** Something said about one theme that could not be saved. */
export interface RefusedAnswers {
	readonly path: string;
	readonly reason: string;
	/** How many answers the person gave that are not saved; 0 when only a repeat was refused. */
	readonly lost: number;
}

type Part = Question | 'remark';

/** The last thing said to one question of one theme, or the last remark. */
interface Item {
	readonly path: string;
	readonly part: Part;
	readonly value: Answer | null | string;
	/** Sent once more though the person did not change it. */
	readonly repeated: boolean;
	/** When the server had it on disk; null: not yet. */
	readonly savedAtMs: number | null;
}

const LONGEST_PAUSE_MS = 15_000;
/** Reasons that hold for the whole scan: nothing else of it can be saved either. */
const FOR_THE_WHOLE_SCAN = ['round-closed', 'participant-unknown'];

/**
 * What a person says goes to the server from here: one request at a time, the newest answer per
 * question, again and again until the server has it or refuses it. It lives as long as the page,
 * so going to another theme loses nothing.
 */
export class RatingQueue {
	#items: readonly Item[] = $state.raw([]);
	#failing = $state(false);
	#refused: RefusedAnswers | null = $state.raw(null);
	#working: Promise<void> | null = null;
	#wake: () => void = () => {};
	readonly #send: Send;
	readonly #pause: Pause;

	constructor(send: Send, pause: Pause) {
		this.#send = send;
		this.#pause = pause;
	}

	/** How many answers and remarks the server does not have yet. */
	get unsaved(): number {
		return this.#waiting().filter((item) => !item.repeated).length;
	}

	/** 'unsaved' when the last attempt failed and the queue keeps trying. */
	get status(): 'saved' | 'saving' | 'unsaved' {
		if (this.#waiting().length === 0) return 'saved';
		return this.#failing && this.unsaved > 0 ? 'unsaved' : 'saving';
	}

	/** The last refusal, until something is saved again. */
	get refused(): RefusedAnswers | null {
		return this.#refused;
	}

	/** @param path of the theme's page; a question left out stays as it was, null takes one back */
	say(path: string, said: ThemeAnswers): void {
		this.#add(partsOf(said).map(({ part, value }) => itemOf(path, part, value, false)));
	}

	/**
	 * Sends a whole card once more, as it is on screen, so that what one sees is what is kept: also
	 * when a new round began while the page stood open.
	 */
	repeat(path: string, said: ThemeAnswers): void {
		const parts = partsOf(said).map(({ part, value }) => {
			const isNew = this.#waiting().some(
				(item) => item.path === path && item.part === part && !item.repeated
			);
			return itemOf(path, part, value, !isNew);
		});
		this.#add(parts);
	}

	/**
	 * What was said here about a theme and is not in what the page loaded.
	 * @param readAtMs when the server read the page's answers, by its own clock
	 */
	shown(path: string, readAtMs: number): ThemeAnswers {
		return bodyOf(
			this.#items.filter(
				(item) => item.path === path && (item.savedAtMs === null || item.savedAtMs >= readAtMs)
			)
		);
	}

	/** Fulfilled when nothing is waiting any more. */
	async settled(): Promise<void> {
		while (this.#working) await this.#working;
	}

	/** The network may be back: do not wait any longer. */
	retryNow(): void {
		this.#wake();
	}

	#waiting(): readonly Item[] {
		return this.#items.filter((item) => item.savedAtMs === null);
	}

	#add(said: readonly Item[]): void {
		// What is saved already stays: it is what counts when the new answer is refused.
		const kept = this.#items.filter(
			(item) => item.savedAtMs !== null || !said.some((newer) => areAboutTheSame(newer, item))
		);
		this.#items = [...kept, ...said];
		this.#working ??= this.#work().finally(() => {
			this.#working = null;
		});
	}

	async #work(): Promise<void> {
		let failures = 0;
		for (let next = this.#waiting()[0]; next; next = this.#waiting()[0]) {
			const { path } = next;
			const batch = this.#waiting().filter((item) => item.path === path);
			const attempt = await this.#send(path, bodyOf(batch));
			this.#failing = attempt.kind === 'later';
			if (attempt.kind === 'saved') this.#markSaved(batch, attempt.atMs);
			else if (attempt.kind === 'refused') this.#drop(batch, path, attempt.reason);
			failures = this.#failing ? failures + 1 : 0;
			if (this.#failing) {
				this.#moveToEnd(batch);
				await this.#rest(failures);
			}
		}
	}

	#markSaved(batch: readonly Item[], savedAtMs: number): void {
		this.#refused = null;
		const stillTrue = this.#items.filter(
			(item) => item.savedAtMs === null || !batch.some((newer) => areAboutTheSame(newer, item))
		);
		// What was said again meanwhile is another item, which still waits.
		this.#items = stillTrue.map((item) => (batch.includes(item) ? { ...item, savedAtMs } : item));
	}

	#drop(batch: readonly Item[], path: string, reason: string): void {
		const scan = scanOf(path);
		const gone = FOR_THE_WHOLE_SCAN.includes(reason)
			? this.#waiting().filter((item) => scanOf(item.path) === scan)
			: batch;
		const lost = gone.filter((item) => !item.repeated).length;
		this.#items = this.#items.filter((item) => !gone.includes(item));
		this.#refused = { path, reason, lost };
	}

	/** One theme that fails must not keep the others waiting. */
	#moveToEnd(batch: readonly Item[]): void {
		const stays = this.#items.filter((item) => !batch.includes(item));
		this.#items = [...stays, ...this.#items.filter((item) => batch.includes(item))];
	}

	async #rest(failures: number): Promise<void> {
		const woken = new Promise<void>((resolve) => {
			this.#wake = resolve;
		});
		const pauseMs = Math.min(1000 * 2 ** (failures - 1), LONGEST_PAUSE_MS);
		await Promise.race([woken, this.#pause(pauseMs)]);
	}
}

function partsOf({ answers, remark }: ThemeAnswers): { part: Part; value: Item['value'] }[] {
	const parts: { part: Part; value: Item['value'] }[] = [];
	for (const question of QUESTIONS) {
		const value = answers[question];
		if (value !== undefined) parts.push({ part: question, value });
	}
	if (remark !== undefined) parts.push({ part: 'remark', value: remark });
	return parts;
}

function itemOf(path: string, part: Part, value: Item['value'], repeated: boolean): Item {
	return { path, part, value, repeated, savedAtMs: null };
}

function areAboutTheSame(one: Item, other: Item): boolean {
	return one.path === other.path && one.part === other.part;
}

/** Of two items about the same, the later wins. */
function bodyOf(items: readonly Item[]): ThemeAnswers {
	const said: ThemeAnswers = { answers: {} };
	for (const { part, value } of items)
		if (typeof value === 'string') said.remark = value;
		else if (part !== 'remark') said.answers[part] = value;
	return said;
}

/** '/s/CODE' of the path of a theme. */
function scanOf(path: string): string {
	return path.split('/').slice(0, 3).join('/');
}

const PATIENCE_MS = 15_000;

/** One attempt over the network. */
async function post(path: string, said: ThemeAnswers): Promise<Attempt> {
	const abort = new AbortController();
	const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
	try {
		const response = await fetch(`${path}/answer`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(said),
			// So that an answer still leaves when the page is closed.
			keepalive: true,
			signal: abort.signal
		});
		const body: { atMs?: unknown; reason?: unknown } = await response.json();
		if (response.ok && typeof body.atMs === 'number') return { kind: 'saved', atMs: body.atMs };
		// Without a reason of ours it was something on the way that answered.
		if (typeof body.reason === 'string') return { kind: 'refused', reason: body.reason };
		return { kind: 'later' };
	} catch {
		return { kind: 'later' };
	} finally {
		clearTimeout(timer);
	}
}

/** The queue of this page; on the server nobody says anything, so it stays empty there. */
export const ratingQueue = new RatingQueue(
	post,
	(ms) => new Promise((resolve) => setTimeout(resolve, ms))
);
