import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPreparation } from '#lib/server/usecases/read-preparation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readPreparation(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, needed, advised, script, invitations, withoutGroup, uninvited } = read.preparation;
	const active = scan.levers.map((lever) => lever.themes.filter((theme) => theme.active).length);
	return {
		made: url.searchParams.has('made'),
		...{ needed, advised, script, invitations, withoutGroup, uninvited },
		groups: scan.groups.map(({ slug, family, title }) => ({ slug, family, title })),
		ready: {
			hectares: scan.area?.hectares ?? null,
			themes: active.reduce((sum, count) => sum + count, 0),
			levers: active.filter((count) => count > 0).length,
			groups: scan.groups.length,
			families: new Set(scan.groups.map((group) => group.family)).size,
			breakdown: scan.breakdown,
			k: scan.k,
			months: scan.retentionMonths
		}
	};
};
