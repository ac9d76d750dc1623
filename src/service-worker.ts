/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { version } from '$service-worker';

// For participants on https or localhost: after the first visit the rating pages open without a
// network too. It keeps, per scan, one page: the overview with all cards and nobody's answers (those
// of this device stand in IndexedDB), and the files that page needs. Everything else goes by it.

const worker = self as unknown as ServiceWorkerGlobalScope;
/** A new version of the program begins with an empty store, so that old and new never mix. */
const STORE = `peddel-${version}`;
const PATIENCE_MS = 8000;

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
	const deleteOld = async () => {
		for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name);
		await worker.clients.claim();
	};
	event.waitUntil(deleteOld());
});

worker.addEventListener('message', (event) => {
	const { code, files } = event.data as { code: string; files: readonly string[] };
	event.waitUntil(keep(code, files));
});

async function keep(code: string, files: readonly string[]): Promise<void> {
	const store = await caches.open(STORE);
	const page = overviewOf(code);
	const response = await fetch(page, { headers: { 'peddel-for-later': '1' } });
	// Redirected: nobody takes part on this device any more.
	if (!response.ok || response.redirected) return void (await store.delete(page));
	const loaded = files.filter((file) => isOurFile(new URL(file)));
	for (const file of loaded) if (!(await store.match(file))) await store.add(file);
	// Last: when the page is there, all it needs is.
	await store.put(page, response);
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin) return;
	const [, code, rest] = /^\/s\/([^/]+)(?:\/([^/]+))?\/?$/.exec(url.pathname) ?? [];
	if (request.mode === 'navigate' && code) event.respondWith(open(request, code, rest));
	else if (isOurFile(url)) event.respondWith(kept(request).then((hit) => hit ?? fetch(request)));
});

/** From the network; what was kept when there is none, it takes too long, or the server is down. */
async function open(request: Request, code: string, rest = ''): Promise<Response> {
	const hit = await kept(overviewOf(code));
	if (!hit) return fetch(request);
	try {
		const late = new Promise<never>((_, fail) => setTimeout(fail, PATIENCE_MS));
		const response = await Promise.race([fetch(request), late]);
		if (response.status < 500) return response;
	} catch {
		// What was kept follows.
	}
	if (rest === 'done') return hit;
	return Response.redirect(`${overviewOf(code)}?at=${encodeURIComponent(rest)}`);
}

async function kept(request: Request | string): Promise<Response | undefined> {
	const store = await caches.open(STORE);
	return store.match(request, { ignoreSearch: true });
}

function overviewOf(code: string): string {
	return `/s/${code}/done`;
}

/** Files that never change under their name. */
function isOurFile(url: URL): boolean {
	return url.origin === location.origin && url.pathname.startsWith('/_app/immutable/');
}
