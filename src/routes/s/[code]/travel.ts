import { goto, preloadCode } from '$app/navigation';

/**
 * Goes to another page of the rating flow. All it shows is loaded already; only its code may still
 * be missing.
 * @returns false when there was no connection: nothing changed
 */
export async function travel(href: string): Promise<boolean> {
	try {
		await preloadCode(href);
	} catch {
		if (!(await canReach(href))) return false;
		// The house was renewed meanwhile: its new pages are there, with what stands on this device.
		location.href = href;
		return true;
	}
	await goto(href);
	return true;
}

/** Whether the server says anything sensible: then its own error page may be shown. */
export async function canReach(href: string): Promise<boolean> {
	try {
		const response = await fetch(href, { method: 'HEAD' });
		return response.status < 500;
	} catch {
		return false;
	}
}
