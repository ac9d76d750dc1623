/** What is being written, kept for as long as the tab: a page that is reloaded has it still. */
interface Draft {
	readonly kind: string;
	readonly text: string;
}

/** Whose draft it is: somebody else may sit at the device later. */
interface Writer {
	readonly code: string;
	readonly seat: string;
}

const keyOf = ({ code, seat }: Writer) => `peddel-explore-${code}-${seat}`;

export function keepDraft(writer: Writer, form: FormData): void {
	const draft: Draft = {
		kind: String(form.get('kind') ?? ''),
		text: String(form.get('text') ?? '')
	};
	try {
		sessionStorage.setItem(keyOf(writer), JSON.stringify(draft));
	} catch {
		// A browser that keeps nothing: it stands on the page, and no more was promised.
	}
}

/** @returns null when there is none */
export function draftOf(writer: Writer): Draft | null {
	try {
		return JSON.parse(sessionStorage.getItem(keyOf(writer)) ?? 'null') as Draft | null;
	} catch {
		return null;
	}
}

export function clearDraft(writer: Writer): void {
	try {
		sessionStorage.removeItem(keyOf(writer));
	} catch {
		// As above.
	}
}
