import { keepUnsent, type Unsent } from './unsent.ts';
import { openFeed, type Feed, type Parts } from './feed.ts';

/** What changed: only how many people are how far, or something else that a screen may show. */
export type Change = 'people' | 'all';

/** What somebody follows. */
export interface Following {
	readonly scanId: string;
	/** Which of the parts that `read` gives. */
	readonly part: string;
	/** The newest of every part; null when there is nothing to follow any more. */
	readonly read: () => Promise<Parts | null>;
	/** Asked at every heartbeat; false ends the stream. */
	readonly stays?: () => Promise<boolean>;
}

/** Tells who watches a scan that something of it changed, inside this one process. */
export interface LiveHub {
	/** Something changed: an answer, a person who joined, the state of a round, the screen. */
	readonly touch: (scanId: string, change?: Change) => void;
	/** A number that is another one after every touch but those of people alone. */
	readonly version: (scanId: string) => number;
	/** Server-sent events: the newest snapshot at once, and then each new one. */
	readonly follow: (following: Following) => ReadableStream<Uint8Array>;
	/** What devices could not send yet. */
	readonly unsent: Unsent;
	/** Ends every stream, and lets nobody follow any more: the server stops. */
	readonly stop: () => void;
}

export interface HubOptions {
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	/** Whether another program wrote in the database since this was asked last. */
	readonly changedElsewhere?: () => boolean;
}

/** A browser hears that it still has a connection. */
export const BEAT_MS = 5000;
/** How often one looks whether the command line changed something. */
const LOOK_ELSEWHERE_MS = 2000;

/** There are no timers while nobody follows anything. */
export function createHub({
	now = Date.now,
	changedElsewhere = () => false
}: HubOptions = {}): LiveHub {
	const feeds = new Map<string, Feed>();
	const versions = new Map<string, number>();
	// Not from 0: a page that stood open while the server started anew must see another number.
	const firstVersion = now();
	let stopped = false;
	let timers: readonly NodeJS.Timeout[] = [];

	const version = (scanId: string) => versions.get(scanId) ?? firstVersion;
	function touch(scanId: string, change: Change = 'all') {
		if (change === 'all') versions.set(scanId, version(scanId) + 1);
		feeds.get(scanId)?.touch();
	}
	function lookElsewhere() {
		if (changedElsewhere()) for (const scanId of feeds.keys()) touch(scanId);
	}
	function start() {
		// What was written while nobody looked is in the first snapshot.
		changedElsewhere();
		const beat = () => feeds.forEach((feed) => feed.beat());
		timers = [setInterval(beat, BEAT_MS), setInterval(lookElsewhere, LOOK_ELSEWHERE_MS)];
		for (const timer of timers) timer.unref();
	}
	function forget(scanId: string) {
		feeds.delete(scanId);
		if (feeds.size > 0) return;
		timers.forEach(clearInterval);
		timers = [];
	}
	return {
		touch,
		version,
		unsent: keepUnsent(),
		follow({ scanId, part, read, stays }) {
			if (stopped) return new ReadableStream({ start: (stream) => stream.close() });
			if (feeds.size === 0) start();
			const feed = feeds.get(scanId) ?? openFeed({ read, now, onEmpty: () => forget(scanId) });
			feeds.set(scanId, feed);
			return feed.follow(part, stays);
		},
		stop() {
			stopped = true;
			feeds.forEach((feed) => feed.end());
		}
	};
}
