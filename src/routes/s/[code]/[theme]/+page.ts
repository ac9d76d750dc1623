import { error, redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** Picks the card out of what is loaded already. */
export const load: PageLoad = async ({ params, parent }) => {
	const { code, rating } = await parent();
	if (!rating) redirect(303, `/s/${code}`);
	const index = rating.cards.findIndex(({ slug }) => slug === params.theme);
	if (index === -1) error(404, rating.words.themeUnknown);
	// A first round has nothing before it, and its first card does not wait for what shows that.
	const Before = rating.before && (await import('./Before.svelte')).default;
	return { rating, index, Before };
};
