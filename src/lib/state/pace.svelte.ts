/** Where the pace is kept for the visit: what `sessionStorage` can do of it. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'peddel-pace';
/** Shorter is a slip of the finger, longer is a talk with the neighbours. */
const SHORTEST_S = 3;
const LONGEST_S = 180;
/** Of so many of the last themes the middle one counts. */
const REMEMBERED = 7;
/** Before so many there is no pace to speak of. */
const ENOUGH = 3;

/** How long somebody takes for a theme, as measured during this visit on this device. */
export class Pace {
	#seconds: readonly number[] = $state.raw([]);
	#sinceMs: number | null = null;
	#isRead = false;
	readonly #store: () => Store;

	/** @param store asked for when it is needed: a server has none, and a browser may refuse it */
	constructor(store: () => Store) {
		this.#store = store;
	}

	/** Median of the last seven themes; undefined as long as fewer than three are known. */
	get secondsPerTheme(): number | undefined {
		if (this.#seconds.length < ENOUGH) return undefined;
		const sorted = this.#seconds.toSorted((a, b) => a - b);
		const middle = sorted.length >> 1;
		return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
	}

	/** A theme comes on screen; what was there before and was not finished does not count. */
	begin(nowMs: number): void {
		this.#sinceMs = nowMs;
		if (this.#isRead) return;
		this.#isRead = true;
		try {
			const kept: unknown = JSON.parse(this.#store().getItem(KEY) ?? '[]');
			if (Array.isArray(kept)) this.#seconds = kept.filter(counts).slice(-REMEMBERED);
		} catch {
			// Nothing was kept; the pace begins anew.
		}
	}

	/** The theme on screen is done. */
	finish(nowMs: number): void {
		const seconds = this.#sinceMs === null ? 0 : (nowMs - this.#sinceMs) / 1000;
		this.#sinceMs = null;
		if (!counts(seconds)) return;
		this.#seconds = [...this.#seconds, Math.round(seconds)].slice(-REMEMBERED);
		try {
			this.#store().setItem(KEY, JSON.stringify(this.#seconds));
		} catch {
			// A browser that keeps nothing: the pace lives as long as the page.
		}
	}
}

function counts(seconds: unknown): seconds is number {
	return typeof seconds === 'number' && seconds >= SHORTEST_S && seconds <= LONGEST_S;
}

/** The pace of who rates on this page. */
export const pace = new Pace(() => sessionStorage);
