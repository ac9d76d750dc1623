import { redirect } from '@sveltejs/kit';
import { familyTitle } from '#lib/i18n/family-titles.ts';
import { FAMILIES, OTHER_GROUP } from '#lib/domain/group.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { changeGroups } from '#lib/server/usecases/change-groups.ts';
import { readLibraryGroups } from '#lib/server/usecases/read-library.ts';
import { refused } from '../../refused.ts';
import { viewOr404 } from '../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';
import { gapIn, groupsFrom, groupsTyped } from './groups-from-form.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	const library = readLibraryGroups(scan.themeSet?.id ?? null);
	const known = new Set(library.map((group) => group.slug));
	const inScan = scan.groups.map(({ slug, family, title, text }) => ({
		...{ slug, family, title, text },
		own: !known.has(slug) && slug !== OTHER_GROUP
	}));
	const chosen = new Set(inScan.map((group) => group.slug));
	return {
		families: FAMILIES.map((family) => ({
			family,
			title: familyTitle(family),
			/** In the order of the scan, own groups among them. */
			chosen: inScan.filter((group) => group.family === family),
			others: library.filter((group) => group.family === family && !chosen.has(group.slug))
		})),
		languages: scan.languages,
		answered,
		/** An own group that was just moved: it stays open. */
		moved: url.searchParams.get('moved'),
		saved: url.searchParams.has('saved'),
		titleMaxLength: TITLE_MAX_LENGTH
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const values = groupsTyped(await request.formData());
		const gap = gapIn(values);
		if (gap) return refused(refuse('title-missing'), { ...values, gap });
		const { scan } = await viewOr404(locals, params.id);
		const library = readLibraryGroups(null);
		const groups = groupsFrom(values, scan.groups, library, scan.languages);
		const done = await changeGroups(locals.app, locals.viewer, params.id, groups);
		if (!done.ok) return refused(done, { ...values, gap });
		const slug = values.move && encodeURIComponent(values.move.slug);
		const back = slug ? `?moved=${slug}#group-${slug}` : '?saved=1';
		redirect(303, `/scans/${params.id}/groups${back}`);
	}
};
