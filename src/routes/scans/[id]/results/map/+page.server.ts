import { error, redirect } from '@sveltejs/kit';
import { outlineWithParts } from '#lib/charts/outline.ts';
import { textFor, type Language } from '#lib/domain/language.ts';
import { boundsOf, forMap } from '#lib/domain/map-outline.ts';
import { LAYER_SOURCE_MAX, LAYER_TITLE_MAX, LAYERS_MAX } from '#lib/domain/map-layer.ts';
import { refuse } from '#lib/domain/refusal.ts';
import type { ReleaseTheme } from '#lib/domain/release-shape.ts';
import { honestLine, numberText } from '#lib/i18n/numbers-and-lists.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { groundOf } from '#lib/server/settings.ts';
import { changeMapLayers, type LayerChange } from '#lib/server/usecases/change-map-layers.ts';
import { readResultMap, type ResultMapView } from '#lib/server/usecases/read-result-map.ts';
import { areaFile, typed } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import { roundFrom } from '../round-from.ts';
import { layerFrom } from './layer-from.ts';
import { mapQuery } from './map-query.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = { width: 640, height: 480, padding: 12 };

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const round = roundFrom(url);
	const theme = url.searchParams.get('theme');
	const read = await readResultMap(app, viewer, params.id, round, theme);
	if (!read.ok) {
		if (read.reason === 'nothing-released' && round === null) return { result: null };
		error(404, refusalSentence(read));
	}
	const { release, releasedAtMs, area, themes, shown, places, layers } = read.view;
	return {
		result: {
			round: round === null ? null : release.round,
			k: release.k,
			name: release.scan.area.name,
			people: places.people,
			themes: themes.map((one) => themeOf(one, language)),
			shown: shown && themeOf(shown, language),
			parts: places.parts.map(({ id, title, people, polygons }) => ({
				...{ id, title, people, hasShape: polygons !== null }
			})),
			hexagons: places.hexagons.map(({ id, people, inside, middle: [longitude, latitude] }) => ({
				...{ id, people, inside },
				longitude: numberText(longitude, language, 3),
				latitude: numberText(latitude, language, 3)
			})),
			picture: area && pictureOf(area.polygons, places),
			bounds:
				area &&
				boundsOf([area, ...places.parts, ...places.hexagons].flatMap((it) => it.polygons ?? [])),
			layers,
			ground: groundOf(app.settings),
			honest: honestLine(release, releasedAtMs, language),
			max: { layers: LAYERS_MAX, title: LAYER_TITLE_MAX, source: LAYER_SOURCE_MAX }
		}
	};
};

function themeOf({ id, title, beside }: ReleaseTheme, language: Language) {
	const people = beside?.places?.people ?? null;
	return { id, title: textFor(title, language), people };
}

/** Drawing of the area with what has a number, for paper and for who has no map that moves. */
function pictureOf(
	area: Parameters<typeof outlineWithParts>[0],
	{ parts, hexagons }: ResultMapView['places']
) {
	const shaped = parts.flatMap(({ polygons, ...part }) =>
		polygons ? [{ ...part, polygons }] : []
	);
	const bounds = boundsOf(area);
	const { parts: drawn, ...outline } = outlineWithParts(
		bounds ? forMap(area, bounds) : [],
		[...shaped, ...hexagons].map(({ polygons }) => polygons),
		SIZE
	);
	return {
		outline,
		size: { width: SIZE.width, height: SIZE.height },
		parts: shaped.map(({ id, title, people }, i) => ({ ...drawn[i]!, id, title, people })),
		hexagons: hexagons.map(({ id, people }, i) => ({ ...drawn[shaped.length + i]!, id, people }))
	};
}

/** What was typed of a new layer, so that a refusal loses nothing. */
interface Values {
	readonly part: 'list' | 'add';
	readonly title: string;
	readonly source: string;
}

async function change(
	{ locals, params, url }: { locals: App.Locals; params: { id: string }; url: URL },
	change: LayerChange,
	values: Values
) {
	const done = await changeMapLayers(locals.app, locals.viewer, params.id, change);
	if (!done.ok) return refused(done, values);
	const asked = (name: string) => url.searchParams.get(name);
	const kept = { theme: asked('theme') ?? undefined, place: asked('place') };
	const query = mapQuery({ round: roundFrom(url), ...kept });
	redirect(303, `/scans/${params.id}/results/map?${query}#layers`);
}

const MOVES: Readonly<Record<string, -1 | 1>> = { up: -1, down: 1 };

export const actions: Actions = {
	/** The one button that was pressed in the list. */
	list: async (event) => {
		const [name = '', pressed] = [...(await event.request.formData())][0] ?? [];
		const values: Values = { part: 'list', title: '', source: '' };
		const layer = layerFrom(pressed);
		const by = MOVES[name];
		const asked: LayerChange = by ? { kind: 'move', layer, by } : { kind: 'remove', layer };
		return change(event, asked, values);
	},
	add: async (event) => {
		const form = await event.request.formData();
		const [title, source] = [typed(form, 'title'), typed(form, 'source')];
		const values: Values = { part: 'add', title, source };
		const file = await areaFile(form, 'file');
		if (!file.ok) return refused(refuse('layer-too-large'), values);
		return change(event, { kind: 'add', title, source, text: file.text ?? '' }, values);
	}
};
