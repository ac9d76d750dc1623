import { invalidate } from '$app/navigation';

const EVERY_MS = 3000;

/**
 * Looks whether something new was written, for as long as somebody can see the page, and only then
 * reads the board anew. When nothing is heard the page stays as it is.
 * @param address says `{ version }`
 * @returns a function that stops
 */
export function watchBoard(address: string, shown: () => number): () => void {
	let asking = false;
	const ask = async () => {
		if (asking || document.hidden) return;
		asking = true;
		try {
			const answer = await fetch(address, { redirect: 'error' });
			const news = answer.ok ? ((await answer.json()) as { readonly version: number }) : null;
			if (news && news.version !== shown()) await invalidate('explore:board');
		} catch {
			// No connection now; it is asked again.
		}
		asking = false;
	};
	const timer = setInterval(ask, EVERY_MS);
	document.addEventListener('visibilitychange', ask);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', ask);
	};
}
