import { redirect } from '@sveltejs/kit';
import { AREA_MAX_BYTES } from '#lib/domain/area.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { createScan, readFollowable } from '#lib/server/usecases/create-scan.ts';
import { readThemeSets } from '#lib/server/usecases/read-library.ts';
import { areaFile, EMPTY_SET, hasFile, typed, typedLanguages } from '../form-values.ts';
import { refused } from '../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	followable: await readFollowable(locals.app, locals.viewer),
	sets: readThemeSets(),
	emptySet: EMPTY_SET,
	titleMaxLength: TITLE_MAX_LENGTH,
	fileMaxBytes: AREA_MAX_BYTES
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const values = {
			title: typed(form, 'title'),
			areaName: typed(form, 'area_name'),
			themes: typed(form, 'themes'),
			length: typed(form, 'length'),
			follows: typed(form, 'follows'),
			languages: typedLanguages(form),
			hadFile: hasFile(form, 'file')
		};
		const file = await areaFile(form, 'file');
		if (!file.ok) return refused(file, values);
		const made = await createScan(locals.app, locals.viewer, {
			title: values.title,
			areaFile: file.text,
			areaName: values.areaName,
			themes: values.themes === EMPTY_SET ? null : values.themes,
			short: values.length === 'short',
			languages: values.languages,
			follows: values.follows || null
		});
		if (!made.ok) return refused(made, values);
		redirect(303, `/scans/${made.id}?made=1`);
	}
};
