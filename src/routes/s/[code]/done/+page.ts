import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { code, rating } = await parent();
	if (!rating) redirect(303, `/s/${code}`);
	return { rating };
};
