import { tick } from 'svelte';
import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';
import { focusProblem } from '../../stay-with-errors.ts';

/**
 * Sends what was pressed in the list without leaving the place: the list is read again, and the
 * focus stays on the button, or on its neighbour when it can go no further, or on what the list
 * ends with when the button is gone with its part.
 * @param onDone called when the list is new, with the button's name and value
 */
export function inPlace(onDone: (name: string, slug: string) => void): SubmitFunction {
	return ({ submitter }) =>
		async ({ result, update }) => {
			if (result.type !== 'redirect') {
				await update({ reset: false });
				await focusProblem(document);
				return;
			}
			await applyAction({ type: 'success', status: 200 });
			await invalidateAll();
			await tick();
			if (!(submitter instanceof HTMLButtonElement)) return;
			const { name, value } = submitter;
			const next = submitter.isConnected
				? submitter.disabled
					? neighbourOf(submitter)
					: submitter
				: document.getElementById('more');
			next?.focus({ preventScroll: true });
			next?.scrollIntoView({ block: 'nearest' });
			onDone(name, value);
		};
}

function neighbourOf(button: HTMLButtonElement): HTMLElement | null {
	return button.parentElement?.querySelector('button:not(:disabled)') ?? null;
}
