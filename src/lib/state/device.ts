import { NOTHING, type Kept } from './kept.ts';

/** Where a page keeps what a person says, before it is sent. */
export interface Device {
	/** False once something could be kept only as long as the page lives. */
	readonly lasts: boolean;
	/** Changes what is kept under a key, in one step for all tabs. @returns what is kept then */
	update(key: string, change: (kept: Kept) => Kept): Promise<Kept>;
	/** Forgets all that is kept under a key. */
	forget(key: string): Promise<void>;
	/** Calls back with the key when another tab has changed something. */
	listen(onNews: (key: string) => void): void;
}

const NAME = 'peddel';
const STORE = 'kept';
const PATIENCE_MS = 3000;

/**
 * The disk of this browser (IndexedDB): it is there on plain http too, and survives the tab. Where
 * there is none, or when it is full, things are kept in memory.
 */
export function browserDevice(): Device {
	const memory = new Map<string, Kept>();
	// A server has channels too, which would keep it from stopping, but no such disk.
	const inBrowser = typeof indexedDB !== 'undefined' && typeof BroadcastChannel !== 'undefined';
	const channel = inBrowser ? new BroadcastChannel(NAME) : null;
	let lasts = true;
	let opening: Promise<IDBDatabase> | null = null;

	/** Runs one transaction; without a disk there is nothing to run it on. */
	async function onDisk(work: (store: IDBObjectStore) => void): Promise<void> {
		const db = await (opening ??= openDatabase());
		await new Promise<void>((done, fail) => {
			// Strict: what is told to be kept survives a power cut too.
			const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
			transaction.oncomplete = () => done();
			transaction.onabort = () => fail(transaction.error ?? new Error('aborted'));
			work(transaction.objectStore(STORE));
		});
	}

	return {
		get lasts() {
			return lasts;
		},
		async update(key, change) {
			let before = memory.get(key) ?? NOTHING;
			let kept = before;
			try {
				if (lasts)
					await onDisk((store) => {
						const reading = store.get(key);
						reading.onsuccess = () => {
							before = (reading.result as Kept | undefined) ?? NOTHING;
							kept = change(before);
							if (kept !== before) store.put(kept, key);
						};
					});
			} catch (problem) {
				console.warn('Nothing can be kept on this device', problem);
				lasts = false;
			}
			if (!lasts) {
				before = memory.get(key) ?? NOTHING;
				kept = change(before);
			}
			memory.set(key, kept);
			if (kept !== before) channel?.postMessage(key);
			return kept;
		},
		async forget(key) {
			memory.delete(key);
			if (lasts) await onDisk((store) => store.delete(key)).catch(() => {});
		},
		listen(onNews) {
			channel?.addEventListener('message', ({ data }) => onNews(String(data)));
		}
	};
}

function openDatabase(): Promise<IDBDatabase> {
	return new Promise((done, fail) => {
		const opening = indexedDB.open(NAME, 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
		opening.onsuccess = () => done(opening.result);
		opening.onerror = () => fail(opening.error ?? new Error('no database'));
		// Some browsers never answer; nobody may wait for that with an answer in hand.
		setTimeout(() => fail(new Error('no answer')), PATIENCE_MS);
	});
}
