import { AREA_MAX_BYTES, readArea, type Polygon } from './area.ts';
import { refuse, type Outcome } from './refusal.ts';
import { sameName, SUB_AREA_TITLE_MAX, SUB_AREAS_MAX, type SubArea } from './sub-area.ts';

/** A sub-area of a file: not in a scan yet, so without a slug. */
export type NamedShape = Pick<SubArea, 'title'> & { readonly polygons: readonly Polygon[] };

/** Where a file says the name, whatever the capitals; else its first property with words. */
const NAME_KEYS = ['name', 'naam', 'title'];

/**
 * Sub-areas from a GeoJSON file in which each feature with polygons is one, or a part of the one
 * with the same name. They may overlap, and stick out of the area.
 * @returns in the order of the file; refused as `readArea` refuses a file ('area-…', with `ring`
 *   counted inside its feature), or 'sub-areas-nameless', 'sub-areas-too-many', 'text-too-long'.
 *   Never throws.
 */
export function readSubAreas(text: string): Outcome<{ shapes: readonly NamedShape[] }> {
	if (text.length > AREA_MAX_BYTES) return refuse('area-too-large-file');
	const features = featuresIn(text);
	if (!features) {
		// No list of features, so nothing in it has a name; or no GeoJSON at all.
		const read = readArea(text);
		return read.ok ? refuse('sub-areas-nameless') : read;
	}
	const shapes: (readonly [properties: Json, polygons: readonly Polygon[]])[] = [];
	for (const { crs, feature } of features) {
		const read = readArea(JSON.stringify({ ...feature, ...(crs === undefined ? {} : { crs }) }));
		if (read.ok) shapes.push([propertiesOf(feature), read.polygons]);
		// Points, lines and features without a place are ignored, as in an area.
		else if (!['area-empty', 'area-no-polygon'].includes(read.reason)) return read;
	}
	if (shapes.length === 0) return refuse(features.length === 0 ? 'area-empty' : 'area-no-polygon');
	const key = nameKeyOf(shapes.map(([properties]) => properties));
	if (key === null) return refuse('sub-areas-nameless');
	return joined(
		shapes.map(([properties, polygons]) => ({ title: tidy(properties[key]), polygons }))
	);
}

function joined(parts: readonly NamedShape[]): Outcome<{ shapes: readonly NamedShape[] }> {
	const shapes: NamedShape[] = [];
	for (const { title, polygons } of parts) {
		if (title.length > SUB_AREA_TITLE_MAX)
			return refuse('text-too-long', { max: SUB_AREA_TITLE_MAX });
		const same = shapes.findIndex((shape) => sameName(shape.title, title));
		if (same === -1) shapes.push({ title, polygons });
		else
			shapes[same] = {
				title: shapes[same]!.title,
				polygons: [...shapes[same]!.polygons, ...polygons]
			};
	}
	if (shapes.length > SUB_AREAS_MAX) return refuse('sub-areas-too-many', { max: SUB_AREAS_MAX });
	return { ok: true, shapes };
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The features of a file with the coordinate system it names; null when it is no list of them. */
function featuresIn(text: string): readonly { crs: unknown; feature: Json }[] | null {
	let root: unknown;
	try {
		root = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return null;
	}
	if (!isObject(root)) return null;
	const { crs, features } = root;
	if (root.type === 'Feature') return [{ crs, feature: root }];
	if (root.type !== 'FeatureCollection' || !Array.isArray(features)) return null;
	if (!features.every(isObject)) return null;
	return features.map((feature) => ({ crs: feature.crs ?? crs, feature }));
}

function propertiesOf({ properties }: Json): Json {
	return isObject(properties) ? properties : {};
}

/** The property that names all of them; null when there is none. */
function nameKeyOf(all: readonly Json[]): string | null {
	const keys = Object.keys(all[0] ?? {});
	const known = NAME_KEYS.flatMap((name) => keys.filter((key) => key.toLowerCase() === name));
	const names = [...known, ...keys];
	return names.find((key) => all.every((properties) => tidy(properties[key]) !== '')) ?? null;
}

/** Without controls, halves of characters and marks that turn the direction of a line. */
export function tidy(name: unknown): string {
	if (typeof name !== 'string') return '';
	return name.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
}
