import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Polygon, Position } from '#lib/domain/area.ts';
import { PlaceShape } from '#lib/domain/rating-shape.ts';
import * as v from 'valibot';
import { blurred, isOutside, placeFrom, roughly, sizeOf, subAreasOf } from './drawing.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	]
];
const AREA = [box(5.8, 53.2, 5.9, 53.3)];
const NOORD = { slug: 'noord', title: 'Noord', polygons: [box(5.8, 53.25, 5.9, 53.3)] };
const ZUID = { slug: 'zuid', title: 'Zuid', polygons: [box(5.8, 53.2, 5.9, 53.25)] };
const NAME = { slug: 'vaart', title: 'Langs de vaart', polygons: null };

const position = fc.tuple(
	fc.double({ min: 3.3, max: 7.2, noNaN: true }),
	fc.double({ min: 50.7, max: 53.6, noNaN: true })
);

describe('[A17] what is drawn is kept no finer than 10 m', () => {
	test('four decimals, an area closed', () => {
		expect(placeFrom('point', [[5.123456, 53.987654]])).toEqual({
			...{ kind: 'point', positions: [[5.1235, 53.9877]] }
		});
		const corners: Position[] = [
			[5, 53],
			[5.00009, 53],
			[5, 53.1]
		];
		expect(placeFrom('area', corners).positions).toEqual([
			[5, 53],
			[5.0001, 53],
			[5, 53.1],
			[5, 53]
		]);
	});

	test('whatever is drawn, the server can take it', () => {
		const drawing = fc.constantFrom('point' as const, 'line' as const, 'area' as const);
		const check = fc.property(
			drawing,
			fc.array(position, { minLength: 3, maxLength: 99 }),
			(kind, all) => {
				const place = placeFrom(kind, kind === 'point' ? all.slice(0, 1) : all);
				expect(v.is(PlaceShape, place)).toBe(true);
				expect(v.is(PlaceShape, blurred(place))).toBe(true);
			}
		);
		fc.assert(check);
	});
});

describe('[A18] own ground becomes the sub-area it lies in, or the middle of a square kilometre', () => {
	test('every sub-area that is touched, none that has a name only', () => {
		const at = (...positions: Position[]) =>
			subAreasOf(placeFrom('line', positions), [NOORD, ZUID, NAME]).map(({ slug }) => slug);
		expect(at([5.85, 53.28])).toEqual(['noord']);
		expect(at([5.85, 53.28], [5.85, 53.22])).toEqual(['noord', 'zuid']);
		expect(at([6.85, 53.28])).toEqual([]);
	});

	test('all drawings in one square become the same point, within 0.8 km', () => {
		const check = fc.property(position, (drawn) => {
			const point = placeFrom('point', [drawn]);
			const rough = blurred(point);
			expect(rough.kind).toBe('point');
			expect(blurred(rough)).toEqual(rough);
			expect(
				sizeOf({ kind: 'line', positions: [...point.positions, ...rough.positions] })
			).toBeLessThan(800);
		});
		fc.assert(check);
		expect(blurred(placeFrom('point', [[5.8501, 53.2501]]))).toEqual(
			blurred(placeFrom('point', [[5.8512, 53.2512]]))
		);
	});

	test('an area becomes a point too', () => {
		const parcel = placeFrom('area', [
			[5.85, 53.25],
			[5.852, 53.25],
			[5.852, 53.252]
		]);
		expect(blurred(parcel)).toMatchObject({ kind: 'point' });
	});
});

test('[A19] a drawing is outside when no part of it lies in the area', () => {
	expect(isOutside(placeFrom('point', [[5.85, 53.25]]), AREA)).toBe(false);
	expect(isOutside(placeFrom('point', [[5.95, 53.25]]), AREA)).toBe(true);
	expect(
		isOutside(
			placeFrom('line', [
				[5.95, 53.25],
				[5.85, 53.25]
			]),
			AREA
		)
	).toBe(false);
});

describe('[A20] the size of a drawing is told roughly', () => {
	test('one minute of arc along a meridian is 1853 m, and a square of it 343 hectares', () => {
		const up: Position[] = [
			[0, 0],
			[0, 1 / 60]
		];
		expect(sizeOf({ kind: 'line', positions: up })).toBeCloseTo(1853.2, 0);
		const square: Position[] = [
			[0, 0],
			[1 / 60, 0],
			[1 / 60, 1 / 60],
			[0, 1 / 60],
			[0, 0]
		];
		expect(sizeOf({ kind: 'area', positions: square })).toBeCloseTo(343.4, 0);
		expect(sizeOf({ kind: 'point', positions: [[5, 53]] })).toBe(0);
	});

	test('with two digits', () => {
		expect([0, 0.34, 7.26, 38, 342, 1853].map(roughly)).toEqual([0, 0.34, 7.3, 38, 340, 1900]);
	});
});
