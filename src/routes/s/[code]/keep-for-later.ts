/**
 * Asks the service worker to keep this scan for a visit without a network: its cards, and the code
 * that is loaded now. Over plain http there is no service worker; then this page is all there is.
 */
export async function keepForLater(code: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	await navigator.serviceWorker.register('/service-worker.js');
	const { active } = await navigator.serviceWorker.ready;
	const files = performance.getEntriesByType('resource').map(({ name }) => name);
	active?.postMessage({ code, files });
}
