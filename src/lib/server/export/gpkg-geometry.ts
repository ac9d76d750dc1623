import type { Polygon } from '../../domain/area.ts';

const LITTLE_ENDIAN = 1;
const POLYGON = 3;
const MULTI_POLYGON = 6;
/** Little endian, with the extent in x and y, not empty (OGC 12-128r17, 2.1.3.1.1). */
const FLAGS = 0b0000_0011;

/**
 * A shape as a GeoPackage stores it: a header with its extent, then well-known binary (ISO 13249-3).
 * @param polygons at least one, in the reference system
 */
export function multiPolygon(polygons: readonly Polygon[], systemId: number): Uint8Array {
	const rings = polygons.flat();
	const points = rings.reduce((sum, ring) => sum + ring.length, 0);
	const size = 40 + 9 + 9 * polygons.length + 4 * rings.length + 16 * points;
	const view = new DataView(new ArrayBuffer(size));
	let at = 0;
	const byte = (value: number) => view.setUint8(at++, value);
	const int32 = (value: number) => {
		view.setInt32(at, value, true);
		at += 4;
	};
	const float64 = (value: number) => {
		view.setFloat64(at, value, true);
		at += 8;
	};
	for (const value of [0x47, 0x50, 0, FLAGS]) byte(value); // "GP", version 0
	int32(systemId);
	const { minX, maxX, minY, maxY } = extentOf(polygons);
	for (const value of [minX, maxX, minY, maxY]) float64(value);
	const head = (type: number, parts: number) => {
		byte(LITTLE_ENDIAN);
		int32(type);
		int32(parts);
	};
	head(MULTI_POLYGON, polygons.length);
	for (const polygon of polygons) {
		head(POLYGON, polygon.length);
		for (const ring of polygon) {
			int32(ring.length);
			for (const [x, y] of ring) {
				float64(x);
				float64(y);
			}
		}
	}
	return new Uint8Array(view.buffer);
}

/** The box around polygons; infinite around none. */
export function extentOf(polygons: readonly Polygon[]) {
	const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	for (const [outer = []] of polygons)
		for (const [x, y] of outer) {
			extent.minX = Math.min(extent.minX, x);
			extent.maxX = Math.max(extent.maxX, x);
			extent.minY = Math.min(extent.minY, y);
			extent.maxY = Math.max(extent.maxY, y);
		}
	return extent;
}
