import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { editionNumber, publishedPage } from '../../published.ts';
import type { PageServerLoad } from './$types';

/** One edition, at the address that stays its own. */
export const load: PageServerLoad = async (event) => {
	const number = editionNumber(event.params.number);
	if (number === null) error(404, m.error_not_found());
	return { story: await publishedPage(event, number) };
};
