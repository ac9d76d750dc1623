import type { PageServerLoad } from './$types';
import { viewOr404 } from './view-or-404.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan } = await viewOr404(locals, params.id);
	const active = scan.levers.map((lever) => lever.themes.filter((theme) => theme.active).length);
	return {
		made: url.searchParams.has('made'),
		ready: {
			hectares: scan.area?.hectares ?? null,
			themes: active.reduce((sum, count) => sum + count, 0),
			levers: active.filter((count) => count > 0).length,
			groups: scan.groups.length,
			families: new Set(scan.groups.map((group) => group.family)).size,
			breakdown: scan.breakdown,
			k: scan.k
		}
	};
};
