import { tick } from 'svelte';
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * Sends a form in place and keeps what was typed. After a refusal the focus goes to the first
 * wrong field, or else to the message (an element with `data-problem`).
 */
export const stayWithErrors: SubmitFunction =
	({ formElement }) =>
	async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'failure') await focusProblem(formElement);
	};

/** Brings the focus to what is wrong in this part of the page, once it is drawn. */
export async function focusProblem(inside: ParentNode): Promise<void> {
	await tick();
	const wrong =
		inside.querySelector<HTMLElement>('[aria-invalid="true"]') ??
		inside.querySelector<HTMLElement>('[data-problem]');
	wrong?.focus();
}
