import { redirect } from '@sveltejs/kit';
import { outlinePath } from '#lib/charts/outline.ts';
import { AREA_MAX_BYTES, readArea } from '#lib/domain/area.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { changeArea } from '#lib/server/usecases/change-scan.ts';
import { areaFile, hasFile, typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { viewOr404 } from '../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = { width: 640, height: 440, padding: 8 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	return {
		area: scan.area && {
			name: scan.area.name,
			hectares: scan.area.hectares,
			parts: scan.area.polygons.length,
			outline: outlinePath(scan.area.polygons, SIZE)
		},
		subAreas: scan.subAreas.length,
		size: { width: SIZE.width, height: SIZE.height },
		answered,
		saved: url.searchParams.has('saved'),
		cleanedPoints: Number(url.searchParams.get('cleaned')) || 0,
		nameMaxLength: TITLE_MAX_LENGTH,
		fileMaxBytes: AREA_MAX_BYTES
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const values = { name: typed(form, 'name'), hadFile: hasFile(form, 'file') };
		const file = await areaFile(form, 'file');
		if (!file.ok) return refused(file, values);
		const { text } = file;
		const done = await changeArea(locals.app, locals.viewer, params.id, text, values.name);
		if (!done.ok) return refused(done, values);
		redirect(303, `/scans/${params.id}/area?saved=1${text === null ? '' : cleaned(text)}`);
	}
};

/** How many points of a good file were left out, for the address; the use case does not say. */
function cleaned(text: string): string {
	const read = readArea(text);
	return read.ok && read.cleanedPoints > 0 ? `&cleaned=${read.cleanedPoints}` : '';
}
