import type { SubmitFunction } from '@sveltejs/kit';

/**
 * Sends a form in place. The reader goes on at the pressed button; where that is gone, at what is
 * asked now (`data-next`) or at the text that it was about.
 */
export const goOn: SubmitFunction =
	({ formElement, submitter }) =>
	async ({ update, result }) => {
		await update({ reset: false });
		// SvelteKit goes back to the fragment of the address first, in a timer of its own.
		await new Promise((done) => setTimeout(done));
		const at = result.type === 'success' ? String(result.data?.at) : '';
		const pressed = submitter?.isConnected ? submitter : null;
		const next =
			formElement.querySelector<HTMLElement>('[data-next]') ??
			pressed ??
			document.getElementById(`remark-${at}`) ??
			formElement;
		next.focus();
	};
