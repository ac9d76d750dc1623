/** A snapshot as the server sends it. */
export interface Snapshot<Now> {
	/** The server's clock when it was made. */
	readonly nowMs: number;
	readonly now: Now;
}

interface Follow<Now> {
	/** Address of server-sent events. */
	readonly url: string;
	readonly onNews: (snapshot: Snapshot<Now>) => void;
	/** There is a connection: told with every message and every heartbeat. */
	readonly onHeard: () => void;
	/** Nothing comes in: there is no connection, or it is dead without having said so. */
	readonly onSilence: () => void;
	/** The server has nothing more to tell here: logged out, or the link is no good any more. */
	readonly onGone: () => void;
	/** A hidden page needs no news; it gets the newest at once when it is looked at again. */
	readonly pausesHidden: boolean;
}

/** The server lets itself be heard every five seconds. */
const SILENT_MS = 12_000;
const LOOK_MS = 1000;
/** A clock that stood still for so long belongs to a device that was asleep. */
const SLEPT_MS = 4000;
const RETRY_MS = 2000;

/**
 * Follows server-sent events for as long as the page stands open, whatever happens in between: the
 * browser connects again by itself where it can, this does so where it cannot: after an error of
 * the server, after sleep, and when a connection is dead without a word. Each new connection gets
 * the newest whole snapshot first, so that nothing is missed.
 * @returns a function that stops
 */
export function followLive<Now>(follow: Follow<Now>): () => void {
	let source: EventSource | null = null;
	let heardAtMs = Date.now();
	let lookedAtMs = Date.now();
	let isGone = false;

	const heard = () => {
		heardAtMs = Date.now();
		follow.onHeard();
	};
	function connect() {
		source?.close();
		source = null;
		if (isGone || (follow.pausesHidden && document.hidden)) return;
		heardAtMs = Date.now();
		source = new EventSource(follow.url);
		source.onmessage = ({ data }: MessageEvent<string>) => {
			heard();
			follow.onNews(JSON.parse(data) as Snapshot<Now>);
		};
		source.addEventListener('beat', heard);
		source.addEventListener('gone', () => {
			isGone = true;
			source?.close();
			follow.onGone();
		});
		source.onerror = () => {
			if (!isGone) follow.onSilence();
		};
	}
	/** Each second: whether the device slept, the connection died, or the browser gave up. */
	function look() {
		const nowMs = Date.now();
		const slept = nowMs - lookedAtMs > SLEPT_MS;
		lookedAtMs = nowMs;
		if (isGone || !source) return;
		const gaveUp = source.readyState === EventSource.CLOSED && nowMs - heardAtMs > RETRY_MS;
		const isSilent = nowMs - heardAtMs > SILENT_MS;
		if (isSilent) follow.onSilence();
		if (slept || gaveUp || isSilent) connect();
	}
	const seen = () => {
		if (follow.pausesHidden || !document.hidden) connect();
	};
	connect();
	const timer = setInterval(look, LOOK_MS);
	document.addEventListener('visibilitychange', seen);
	window.addEventListener('online', connect);
	window.addEventListener('pageshow', seen);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', seen);
		window.removeEventListener('online', connect);
		window.removeEventListener('pageshow', seen);
		isGone = true;
		source?.close();
	};
}
