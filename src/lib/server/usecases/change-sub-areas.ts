import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { freeSlug, slugFrom } from '../../domain/slug.ts';
import { readSubAreas, tidy, type NamedShape } from '../../domain/sub-area-file.ts';
import {
	sameName,
	SUB_AREA_TITLE_MAX,
	SUB_AREAS_MAX,
	type SubArea
} from '../../domain/sub-area.ts';
import type { App } from '../app.ts';
import { changeScan } from '../store/scans.ts';
import { replaceSubAreas, subAreasIn } from '../store/sub-areas.ts';
import { enter, type Viewer } from './access.ts';

export type SubAreaChange =
	| { readonly kind: 'add'; readonly title: string }
	/** Text of a GeoJSON file; a name that is in the list already gets this shape. */
	| { readonly kind: 'add-file'; readonly text: string }
	| { readonly kind: 'rename'; readonly subArea: string; readonly title: string }
	| { readonly kind: 'move'; readonly subArea: string; readonly by: -1 | 1 }
	| { readonly kind: 'remove'; readonly subArea: string };

/** What leaves the places that people chose from as they were. */
const AT_ANY_TIME: readonly SubAreaChange['kind'][] = ['rename', 'move'];

/**
 * The named parts of the area at which participants can point. From the first answer on everybody
 * has to have chosen from the same ones: then only names and order change.
 */
export async function changeSubAreas(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: SubAreaChange
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	return changeScan(app.db, scanId, (tx, answered) => {
		if (answered && !AT_ANY_TIME.includes(change.kind)) return refuse('frozen-after-first-answer');
		const changed = changedBy(change, subAreasIn(tx, scanId));
		if (!changed.ok) return changed;
		replaceSubAreas(tx, scanId, changed.subAreas);
		return { ok: true };
	});
}

type Changed = Outcome<{ subAreas: readonly SubArea[] }>;

function changedBy(change: SubAreaChange, before: readonly SubArea[]): Changed {
	if (change.kind === 'add') return withAdded(before, tidy(change.title));
	if (change.kind === 'add-file') {
		const read = readSubAreas(change.text);
		return read.ok ? withShapes(before, read.shapes) : read;
	}
	const at = before.findIndex(({ slug }) => slug === change.subArea);
	const subArea = before[at];
	if (!subArea) return refuse('sub-area-unknown');
	if (change.kind === 'remove') return { ok: true, subAreas: before.toSpliced(at, 1) };
	if (change.kind === 'rename') {
		const title = tidy(change.title);
		const wrong = wrongTitle(title, before.toSpliced(at, 1));
		return wrong ?? { ok: true, subAreas: before.with(at, { ...subArea, title }) };
	}
	const to = Math.min(Math.max(at + change.by, 0), before.length - 1);
	return { ok: true, subAreas: before.toSpliced(at, 1).toSpliced(to, 0, subArea) };
}

function withAdded(before: readonly SubArea[], title: string): Changed {
	const wrong = wrongTitle(title, before);
	return wrong ?? notTooMany([...before, made(title, null, before)]);
}

function withShapes(before: readonly SubArea[], shapes: readonly NamedShape[]): Changed {
	let subAreas = [...before];
	for (const { title, polygons } of shapes) {
		const at = subAreas.findIndex((subArea) => sameName(subArea.title, title));
		subAreas =
			at === -1
				? [...subAreas, made(title, polygons, subAreas)]
				: subAreas.with(at, { ...subAreas[at]!, polygons });
	}
	return notTooMany(subAreas);
}

function made(title: string, polygons: SubArea['polygons'], others: readonly SubArea[]): SubArea {
	return {
		slug: freeSlug(slugFrom(title), new Set(others.map(({ slug }) => slug))),
		title,
		polygons
	};
}

function notTooMany(subAreas: readonly SubArea[]): Changed {
	if (subAreas.length <= SUB_AREAS_MAX) return { ok: true, subAreas };
	return refuse('sub-areas-too-many', { max: SUB_AREAS_MAX });
}

function wrongTitle(title: string, others: readonly SubArea[]): Refusal | null {
	if (title === '') return refuse('title-missing');
	if (title.length > SUB_AREA_TITLE_MAX)
		return refuse('text-too-long', { max: SUB_AREA_TITLE_MAX });
	return others.some((other) => sameName(other.title, title))
		? refuse('sub-area-taken', { title })
		: null;
}
