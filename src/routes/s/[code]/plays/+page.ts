import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** All titles are loaded already. A round that asks all of everybody does not ask this first. */
export const load: PageLoad = async ({ parent }) => {
	const { code, rating } = await parent();
	if (!rating || rating.cards.length === 0) redirect(303, `/s/${code}`);
	if (rating.way === 'all') redirect(303, `/s/${code}/done`);
	return { rating };
};
