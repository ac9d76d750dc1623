/** The parts of a snapshot, each for other eyes; every one is sent as JSON. */
export type Parts = Readonly<Record<string, object>>;

/** Whole snapshots of one scan, made once for all who follow it. */
export interface Feed {
	readonly follow: (part: string, stays?: () => Promise<boolean>) => ReadableStream<Uint8Array>;
	/** Something changed. */
	readonly touch: () => void;
	/** Lets everybody hear that the connection is there, and sees who may not follow any more. */
	readonly beat: () => void;
	readonly end: () => void;
}

interface FeedOptions {
	readonly read: () => Promise<Parts | null>;
	readonly now: () => number;
	/** Nobody follows any more. */
	readonly onEmpty: () => void;
}

interface Reader {
	readonly part: string;
	readonly stays: (() => Promise<boolean>) | undefined;
	/** Sends it, or keeps in mind that there is something new for who is slow. */
	readonly send: (message: Uint8Array) => void;
	/** @param last said before the stream ends */
	readonly close: (last?: Uint8Array) => void;
}

/** The newest snapshot of one part. */
interface Newest {
	readonly json: string;
	readonly message: Uint8Array;
}

/** At most four snapshots in a second. */
export const PAUSE_MS = 250;
/** After a snapshot that could not be made. */
const PAUSE_AFTER_FAILURE_MS = 2000;
/** How long a browser waits before it connects again. */
const RETRY_MS = 1000;

/** So many readers get a message before who asks something else has a turn. */
const AT_ONCE = 50;

const othersFirst = () => new Promise((next) => setImmediate(next));
const bytes = (text: string) => new TextEncoder().encode(text);
const HELLO = bytes(`retry: ${RETRY_MS}\n\n`);
const GONE = bytes('event: gone\ndata: gone\n\n');

export function openFeed({ read, now, onEmpty }: FeedOptions): Feed {
	const readers = new Set<Reader>();
	let newest: ReadonlyMap<string, Newest> | null = null;
	let number = 0;
	let changed = false;
	/** A snapshot is being made, or was just now. */
	let busy: 'making' | 'pausing' | null = null;
	let ended = false;

	function touch() {
		changed = true;
		if (!busy) void make();
	}
	async function make() {
		busy = 'making';
		changed = false;
		// Not in the middle of the request that changed something: its answer goes first.
		await othersFirst();
		let pauseMs = PAUSE_MS;
		try {
			const parts = await read();
			if (parts) await publish(parts);
			else end(GONE);
		} catch (problem) {
			console.error('A snapshot could not be made', problem);
			changed = true;
			pauseMs = PAUSE_AFTER_FAILURE_MS;
		}
		busy = 'pausing';
		setTimeout(() => {
			busy = null;
			if (changed && !ended) touch();
		}, pauseMs).unref();
	}
	async function publish(parts: Parts) {
		const before = newest;
		const snapshots = new Map<string, Newest>();
		number += 1;
		for (const [part, snapshot] of Object.entries(parts)) {
			const json = JSON.stringify(snapshot);
			const same = before?.get(part);
			const isNew = same?.json !== json;
			snapshots.set(part, isNew ? { json, message: messageOf(json) } : same);
		}
		newest = snapshots;
		for (const [i, reader] of [...readers].entries()) {
			const snapshot = snapshots.get(reader.part);
			if (!snapshot) reader.close(GONE);
			else if (snapshot !== before?.get(reader.part)) reader.send(snapshot.message);
			if (i % AT_ONCE === AT_ONCE - 1) await othersFirst();
		}
	}
	/** The time is told beside the snapshot: a clock alone is no news. */
	const messageOf = (json: string) =>
		bytes(`id: ${number}\ndata: {"nowMs":${now()},"now":${json}}\n\n`);

	/** @returns false for who had left already */
	function leave(reader: Reader): boolean {
		if (!readers.delete(reader)) return false;
		if (readers.size === 0) {
			ended = true;
			onEmpty();
		}
		return true;
	}
	function end(last?: Uint8Array) {
		for (const reader of readers) reader.close(last);
	}
	async function beat() {
		const message = bytes(`event: beat\ndata: ${now()}\n\n`);
		for (const reader of readers) reader.send(message);
		for (const reader of readers) {
			// A database that cannot be asked now is no reason to send somebody away.
			const stays = (await reader.stays?.().catch(() => true)) ?? true;
			if (!stays) reader.close(GONE);
		}
	}

	function follow(part: string, stays?: () => Promise<boolean>) {
		let stream: ReadableStreamDefaultController<Uint8Array>;
		let behind = false;
		const reader: Reader = {
			part,
			stays,
			send(message) {
				// A slow reader gets the newest snapshot when there is room: nothing piles up.
				if (!readers.has(reader)) return;
				if ((stream.desiredSize ?? 0) > 0) stream.enqueue(message);
				else behind = true;
			},
			close(last) {
				if (!leave(reader)) return;
				if (last) stream.enqueue(last);
				stream.close();
			}
		};
		return new ReadableStream<Uint8Array>(
			{
				start(controller) {
					stream = controller;
					readers.add(reader);
					stream.enqueue(HELLO);
					const snapshot = newest?.get(part);
					// Before the first, and for a part that is not there any more, one is made.
					if (snapshot) stream.enqueue(snapshot.message);
					else if (busy !== 'making') touch();
				},
				pull() {
					const snapshot = behind && newest?.get(part);
					behind = false;
					if (snapshot) stream.enqueue(snapshot.message);
				},
				cancel: () => void leave(reader)
			},
			// Hello, a snapshot and a beat.
			{ highWaterMark: 3 }
		);
	}
	return { follow, touch, beat: () => void beat(), end };
}
