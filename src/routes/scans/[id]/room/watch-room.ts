import type { RoomNow } from './room-now.ts';

interface Watch {
	/** Address that answers with a RoomNow. */
	readonly url: string;
	readonly everyMs: number;
	readonly onNews: (now: RoomNow) => void;
	/** Nothing came: no connection, or somebody has to log in again. */
	readonly onSilence: () => void;
}

/**
 * Asks for the numbers again and again while somebody can see them: a hidden tab asks nothing, and
 * asks at once when it is shown again. One question at a time.
 * @returns a function that stops
 */
export function watchRoom({ url, everyMs, onNews, onSilence }: Watch): () => void {
	let stopped = false;
	let asking = false;
	const ask = async () => {
		if (asking || document.hidden) return;
		asking = true;
		const news = await newsFrom(url, everyMs);
		asking = false;
		if (stopped) return;
		if (news) onNews(news);
		else onSilence();
	};
	const timer = setInterval(ask, everyMs);
	document.addEventListener('visibilitychange', ask);
	return () => {
		stopped = true;
		clearInterval(timer);
		document.removeEventListener('visibilitychange', ask);
	};
}

/** @returns null when there was no answer, or one of another page such as the login */
async function newsFrom(url: string, patienceMs: number): Promise<RoomNow | null> {
	try {
		const response = await fetch(url, {
			redirect: 'error',
			signal: AbortSignal.timeout(Math.max(patienceMs, 5000))
		});
		return response.ok ? ((await response.json()) as RoomNow) : null;
	} catch {
		return null;
	}
}
