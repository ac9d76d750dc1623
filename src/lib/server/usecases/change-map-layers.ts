import {
	LAYER_SOURCE_MAX,
	LAYER_TITLE_MAX,
	LAYERS_MAX,
	readLayer
} from '../../domain/map-layer.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { tidy } from '../../domain/sub-area-file.ts';
import type { App } from '../app.ts';
import { deleteLayer, insertLayer, layersIn, orderLayers } from '../store/map-layers.ts';
import { changeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

export type LayerChange =
	/** `text` of a GeoJSON file. */
	| {
			readonly kind: 'add';
			readonly title: string;
			readonly source: string;
			readonly text: string;
	  }
	| { readonly kind: 'move'; readonly layer: number; readonly by: -1 | 1 }
	| { readonly kind: 'remove'; readonly layer: number };

/**
 * The layers that lie on the map of the result, also after the first answer: no participant sees
 * them, and no figure depends on them.
 */
export async function changeMapLayers(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: LayerChange
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	if (change.kind !== 'add')
		return changeScan(app.db, scanId, (tx) => {
			const before = layersIn(tx, scanId).map(({ id }) => id);
			const at = before.indexOf(change.layer);
			if (at === -1) return refuse('layer-unknown');
			const others = before.toSpliced(at, 1);
			if (change.kind === 'remove') deleteLayer(tx, change.layer);
			else orderLayers(tx, others.toSpliced(Math.max(at + change.by, 0), 0, change.layer));
			return { ok: true };
		});
	const [title, source] = [tidy(change.title), tidy(change.source)];
	const wrong = wrongWords(title, source);
	if (wrong) return wrong;
	const read = readLayer(change.text);
	if (!read.ok) return read;
	return changeScan(app.db, scanId, (tx) => {
		const before = layersIn(tx, scanId);
		if (before.length >= LAYERS_MAX) return refuse('layers-too-many', { max: LAYERS_MAX });
		// Numbered anew, so that what was taken away leaves no hole.
		orderLayers(
			tx,
			before.map(({ id }) => id)
		);
		insertLayer(tx, scanId, before.length, { title, source, geojson: read.geojson });
		return { ok: true };
	});
}

function wrongWords(title: string, source: string): Refusal | null {
	if (title === '') return refuse('title-missing');
	if (title.length > LAYER_TITLE_MAX) return refuse('text-too-long', { max: LAYER_TITLE_MAX });
	if (source === '') return refuse('layer-source-missing');
	return source.length > LAYER_SOURCE_MAX
		? refuse('text-too-long', { max: LAYER_SOURCE_MAX })
		: null;
}
