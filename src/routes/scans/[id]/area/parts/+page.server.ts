import { redirect } from '@sveltejs/kit';
import { outlineWithParts } from '#lib/charts/outline.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { SUB_AREA_TITLE_MAX, SUB_AREAS_MAX, type SubArea } from '#lib/domain/sub-area.ts';
import { changeSubAreas, type SubAreaChange } from '#lib/server/usecases/change-sub-areas.ts';
import { areaFile, typed } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import { viewOr404 } from '../../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = { width: 640, height: 440, padding: 8 };

export const load: PageServerLoad = async ({ locals, params }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	return {
		subAreas: scan.subAreas.map(({ slug, title, polygons }) => ({
			...{ slug, title, hasShape: polygons !== null }
		})),
		picture: scan.area && pictureOf(scan.area, scan.subAreas),
		size: { width: SIZE.width, height: SIZE.height },
		answered,
		maxLength: SUB_AREA_TITLE_MAX,
		max: SUB_AREAS_MAX
	};
};

function pictureOf(
	{ name, polygons }: { readonly name: string; readonly polygons: SubArea['polygons'] & {} },
	subAreas: readonly SubArea[]
) {
	const shapes = subAreas.map((subArea) => subArea.polygons);
	const drawn = outlineWithParts(
		polygons,
		shapes.filter((shape) => shape !== null),
		SIZE
	);
	const { parts, ...outline } = drawn;
	let next = 0;
	return { name, outline, parts: shapes.map((shape) => (shape ? (parts[next++] ?? null) : null)) };
}

/** What was typed, and in which part of the page, so that a refusal comes back there. */
interface Values {
	readonly part: 'list' | 'rename' | 'add' | 'file';
	/** Slug of the one that was about to get another name. */
	readonly subArea: string;
	readonly title: string;
}

/** @param anchor of what was changed */
async function change(
	{ locals, params }: { locals: App.Locals; params: { id: string } },
	change: SubAreaChange,
	values: Values,
	anchor: string
) {
	const done = await changeSubAreas(locals.app, locals.viewer, params.id, change);
	if (!done.ok) return refused(done, values);
	redirect(303, `/scans/${params.id}/area/parts#${encodeURIComponent(anchor)}`);
}

const MOVES: Readonly<Record<string, -1 | 1>> = { up: -1, down: 1 };

export const actions: Actions = {
	/** The one button that was pressed in the list. */
	list: async (event) => {
		const [name = '', subArea] = [...(await event.request.formData())][0] ?? [];
		const values: Values = { part: 'list', subArea: '', title: '' };
		if (typeof subArea !== 'string') return refused(refuse('sub-area-unknown'), values);
		const by = MOVES[name];
		if (by) return change(event, { kind: 'move', subArea, by }, values, `place-${subArea}`);
		return change(event, { kind: 'remove', subArea }, values, 'list');
	},
	rename: async (event) => {
		const form = await event.request.formData();
		const [subArea, title] = [typed(form, 'sub_area'), typed(form, 'title')];
		const values: Values = { part: 'rename', subArea, title };
		return change(event, { kind: 'rename', subArea, title }, values, `place-${subArea}`);
	},
	add: async (event) => {
		const title = typed(await event.request.formData(), 'title');
		return change(event, { kind: 'add', title }, { part: 'add', subArea: '', title }, 'add');
	},
	file: async (event) => {
		const file = await areaFile(await event.request.formData(), 'file');
		const values: Values = { part: 'file', subArea: '', title: '' };
		if (!file.ok) return refused(file, values);
		if (file.text === null) return refused(refuse('area-empty'), values);
		return change(event, { kind: 'add-file', text: file.text }, values, 'list');
	}
};
