import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { onTheScreen } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app }, params, setHeaders, url }) => {
	const read = await onTheScreen(app, params.key, url);
	if (!read.ok) error(404, m.screen_gone());
	// Its address is the key: no store on the way may keep it.
	setHeaders({ 'cache-control': 'no-store' });
	return { screen: read.screen };
};
