import { goto, preloadData } from '$app/navigation';
import { page } from '$app/state';

/**
 * Goes to another page of this site, but only when it can be reached: on bad Wi-Fi a person stays
 * on the page they have instead of landing on an error.
 * @returns false when there was no connection: nothing changed
 */
export async function travel(href: string): Promise<boolean> {
	const loaded = await preloadData(href);
	// A page that could not be loaded is given as the present one.
	const failed = loaded.type === 'loaded' && loaded.data === page.data;
	if (failed && !(await answers(href))) return false;
	await goto(href);
	return true;
}

/** Whether the server says anything sensible: then its own error page may be shown. */
async function answers(href: string): Promise<boolean> {
	try {
		const response = await fetch(href, { method: 'HEAD' });
		return response.status < 500;
	} catch {
		return false;
	}
}
