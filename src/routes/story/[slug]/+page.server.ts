import { publishedPage } from '../published.ts';
import type { PageServerLoad } from './$types';

/** The newest edition that is on the web. */
export const load: PageServerLoad = async (event) => ({ story: await publishedPage(event, null) });
