import type { Typing } from './typing.ts';

/** A form that was being typed in this tab, or null; nothing is said where the browser keeps nothing. */
export function keptForm(key: string): Typing | null {
	try {
		return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Typing | null;
	} catch {
		return null;
	}
}

/** Keeps a form for a reload of this tab; null forgets it. */
export function keepForm(key: string, typing: Typing | null): void {
	try {
		if (typing) sessionStorage.setItem(key, JSON.stringify(typing));
		else sessionStorage.removeItem(key);
	} catch {
		// Storage is off or full: typing goes on without it.
	}
}
