import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** All it shows is loaded with the cards. */
export const load: PageLoad = async ({ parent }) => {
	const { code, rating } = await parent();
	if (!rating) redirect(303, `/s/${code}`);
	return { rating };
};
