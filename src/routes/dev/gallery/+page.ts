import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { MATRIX_STATES, STATE_WORDS } from '#lib/charts/matrix-states.ts';
import { matrixSvg } from '#lib/charts/matrix-svg.ts';
import type { PageLoad } from './$types';

/** Every state of the drawings, for who works on them; a house in use has no such page. */
export const load: PageLoad = () => {
	if (!dev) error(404, 'Not found');
	return {
		pictures: MATRIX_STATES.map(({ name, points, words, arrows }) => ({
			name,
			svg: matrixSvg(points, { ...STATE_WORDS, ...words }, arrows ? { arrows } : {})
		}))
	};
};
