import { tick } from 'svelte';
import type { SubmitFunction } from '@sveltejs/kit';
import { focusProblem } from '../../stay-with-errors.ts';

/**
 * Sends a form that stands inside <details> in place: what was changed closes, with the focus on what
 * opens it again; a form for something new is empty then. After a refusal all stays.
 */
export function closeWhenSaved(isNew: boolean): SubmitFunction {
	return ({ formElement }) =>
		async ({ result, update }) => {
			const isSaved = result.type === 'success';
			await update({ reset: isNew && isSaved });
			if (result.type === 'failure') return focusProblem(formElement);
			const details = formElement.closest('details');
			if (!details || !isSaved) return;
			details.open = false;
			// What waits stands first: it may have moved in the list.
			await tick();
			details.querySelector('summary')?.focus();
		};
}
