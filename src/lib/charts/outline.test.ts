import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArea, type Polygon, type Position } from '#lib/domain/area.ts';
import { outlinePath } from './outline.ts';

const BOX = { width: 400, height: 300, padding: 10 };

function rectangle(west: number, south: number, east: number, north: number): Position[] {
	return [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
}

/** The points of each subpath of moves and lines. */
function pointsOf(d: string): number[][][] {
	return d
		.split('M')
		.slice(1)
		.map((part) =>
			part
				.replace('Z', '')
				.split('L')
				.map((pair) => pair.split(' ').map(Number))
		);
}

function extent(points: readonly (readonly number[])[]) {
	const xs = points.map(([x = NaN]) => x);
	const ys = points.map(([, y = NaN]) => y);
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
	return { left, right, top, bottom, width: right - left, height: bottom - top };
}

function fixture(name: string): readonly Polygon[] {
	const outcome = readArea(readFileSync(`tests/fixtures/${name}.geojson`, 'utf8'));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.polygons;
}

test('[A12] a square on the equator becomes a square in the middle of the box, north up', () => {
	const { d } = outlinePath([[rectangle(-0.01, -0.01, 0.01, 0.01)]], BOX);
	expect(d).toBe('M60 290L340 290L340 10L60 10Z');
});

test('[A12] at 60° north a degree of longitude is drawn half as long as one of latitude', () => {
	const { d } = outlinePath([[rectangle(5, 59.99, 5.02, 60.01)]], BOX);
	const { width, height } = extent(pointsOf(d).flat());
	expect(height).toBe(280);
	expect(width / height).toBeCloseTo(0.5, 2);
});

test('[A12] a wide area fills the width and is centred in the height', () => {
	const { d } = outlinePath([[rectangle(5, 0, 6, 0.1)]], BOX);
	const { left, right, top, bottom } = extent(pointsOf(d).flat());
	expect([left, right]).toEqual([10, 390]);
	expect(top + bottom).toBeCloseTo(300, 6);
});

test('[A12] holes and further polygons are subpaths of their own', () => {
	const d = outlinePath(
		[[rectangle(0, 0, 1, 1), rectangle(0.2, 0.2, 0.4, 0.4)], [rectangle(1, 0, 2, 1)]],
		BOX
	).d;
	expect(pointsOf(d).map((points) => points.length)).toEqual([4, 4, 4]);
	expect(d.match(/Z/g)).toHaveLength(3);
});

test('[A12] coordinates have one decimal and points nearer than half a pixel are left out', () => {
	const { d } = outlinePath(fixture('groote-wielen'), BOX);
	expect(d).toMatch(/^M\d+(\.\d)? \d+(\.\d)?(L\d+(\.\d)? \d+(\.\d)?)+Z$/);
	const [points = []] = pointsOf(d);
	expect(points.length).toBeGreaterThan(100);
	expect(points.length).toBeLessThan(944);
	for (const [index, [x = NaN, y = NaN]] of points.slice(1).entries()) {
		const [beforeX = NaN, beforeY = NaN] = points[index] ?? [];
		expect(Math.hypot(x - beforeX, y - beforeY)).toBeGreaterThanOrEqual(0.5);
	}
});

test('[A12] an area too narrow to see is drawn as a line', () => {
	const { d } = outlinePath([[rectangle(0, 0, 1, 0.0001)]], BOX);
	expect(d).toBe('M10 150L390 150L10 150Z');
});

test('[A12] islands too small to see stay as a dot, holes too small to see go', () => {
	const islands = [[rectangle(0, 0, 1e-6, 1e-6)], [rectangle(1, 1, 1.000001, 1.000001)]];
	expect(outlinePath(islands, BOX).d).toBe('M60 290h1v1h-1ZM340 10h1v1h-1Z');
	const pierced = [[rectangle(0, 0, 1, 1), rectangle(0.5, 0.5, 0.500001, 0.500001)]];
	expect(outlinePath(pierced, BOX).d.match(/M/g)).toHaveLength(1);
});

test('[A12] every outline lies within the padding and fills the box one way', () => {
	const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
	const size = degrees(0.1, 5);
	fc.assert(
		fc.property(degrees(-170, 170), degrees(-70, 65), size, size, (west, south, wide, high) => {
			const ring = rectangle(west, south, west + wide, south + high);
			const points = pointsOf(outlinePath([[ring]], BOX).d).flat();
			const { left, right, top, bottom, width, height } = extent(points);
			expect(Math.min(left, top)).toBeGreaterThanOrEqual(10);
			expect(right).toBeLessThanOrEqual(390);
			expect(bottom).toBeLessThanOrEqual(290);
			expect(Math.max(width / 380, height / 280)).toBeCloseTo(1, 2);
		})
	);
});

test('[A13] the scale bar is a round length of at most a third of the drawing', () => {
	// One degree at the equator is 111,195 m over 380 px; a third of the width is 37 km.
	const { scaleBarMetres, scaleBarPx } = outlinePath([[rectangle(0, -0.1, 1, 0.1)]], BOX);
	expect(scaleBarMetres).toBe(20_000);
	expect(scaleBarPx).toBeCloseTo((20_000 / 111_195) * 380, 1);
	expect(outlinePath(fixture('groote-wielen'), BOX).scaleBarMetres).toBe(1000);
	expect(outlinePath(fixture('leeuwarden-2024-generalised'), BOX).scaleBarMetres).toBe(10_000);
	fc.assert(
		fc.property(fc.double({ min: 0.0001, max: 5, noNaN: true }), (wide) => {
			const bar = outlinePath([[rectangle(5, 52, 5 + wide, 52 + wide)]], BOX);
			expect(`${bar.scaleBarMetres}`).toMatch(/^[125]0*$/);
			expect(bar.scaleBarPx).toBeLessThanOrEqual(380 / 3 + 0.05);
			expect(bar.scaleBarPx).toBeGreaterThanOrEqual(380 / 3 / 2.5 - 0.05);
		})
	);
});

test('[A12] without polygons there is no path, and without room it is a bug', () => {
	const nothing = { d: '', scaleBarMetres: 0, scaleBarPx: 0 };
	expect(outlinePath([], BOX)).toEqual(nothing);
	expect(outlinePath([[]], BOX)).toEqual(nothing);
	expect(() => outlinePath([], { ...BOX, padding: 150 })).toThrow(RangeError);
});
