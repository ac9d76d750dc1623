import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, type Weights } from './scan.ts';
import { opportunityClass, scoreOf, scoreParts } from './score.ts';

const WITH_ROOM: Weights = { impact: 2, feasibility: 1, room: 1 };

const anyMean = fc.option(fc.integer({ min: 4, max: 20 }).map((n) => n / 4));
const anyMeans = fc.record({ impact: anyMean, feasibility: anyMean, effort: anyMean });
const weight = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
const anyWeights = fc
	.record({ impact: weight, feasibility: weight, room: weight })
	.filter(({ impact, feasibility, room }) => impact + feasibility + room > 0);

describe('class', () => {
	test.each([
		[3, 3, 3.49, 'start'],
		[5, 5, 1, 'start'],
		[3, 2.99, 3.49, 'long-haul'],
		[5, 1, 1, 'long-haul'],
		[3, 1, 3.5, 'sustain'],
		[3, 5, 3.5, 'sustain'],
		[2.99, 5, 1, 'later'],
		[2.99, 5, 5, 'later']
	] as const)(
		'[O1] impact %d, feasibility %d, effort %d: %s',
		(impact, feasibility, effort, name) =>
			expect(opportunityClass(impact, feasibility, effort)).toBe(name)
	);

	test('[O1] a cut is reached by a mean that only misses it by rounding in the machine', () => {
		const three = (0.1 + 0.7) * 10 - 5;
		expect(three).toBeLessThan(3);
		expect(opportunityClass(three, three, 1)).toBe('start');
	});

	test.each([
		[null, 5, 5],
		[5, null, 5],
		[5, 5, null],
		[1, null, 1],
		[null, null, null]
	])('[O2] impact %s, feasibility %s, effort %s: too few', (impact, feasibility, effort) =>
		expect(opportunityClass(impact, feasibility, effort)).toBe('too-few')
	);
});

describe('score', () => {
	const [impact, feasibility, effort] = [59 / 16, 71 / 24, 41 / 16];

	test('[O3] the worked example has 550/9 by default and 11725/192 with 2 : 1 : 1', () => {
		expect(scoreOf(scoreParts(impact, feasibility, effort, DEFAULT_WEIGHTS))).toBeCloseTo(
			550 / 9,
			12
		);
		expect(scoreOf(scoreParts(impact, feasibility, effort, WITH_ROOM))).toBeCloseTo(
			11725 / 192,
			12
		);
	});

	test('[O3] its parts: what it yields counts double, feasibility once, effort not', () => {
		const parts = scoreParts(impact, feasibility, effort, DEFAULT_WEIGHTS);
		expect(parts.impact).toBeCloseTo((200 / 3) * (43 / 64), 12);
		expect(parts.feasibility).toBeCloseTo((100 / 3) * (47 / 96), 12);
		expect(parts.room).toBe(0);
	});

	test('[O3] only how weights compare matters, not how large they are', () => {
		fc.assert(
			fc.property(anyWeights, fc.integer({ min: 2, max: 9 }), (weights, times) => {
				const larger = {
					impact: weights.impact * times,
					feasibility: weights.feasibility * times,
					room: weights.room * times
				};
				expect(scoreOf(scoreParts(4, 2, 3.25, larger))).toBeCloseTo(
					scoreOf(scoreParts(4, 2, 3.25, weights))!,
					9
				);
			})
		);
	});

	test('[O4] lies within 0 … 100 and reaches both ends', () => {
		for (const weights of [DEFAULT_WEIGHTS, WITH_ROOM]) {
			expect(scoreOf(scoreParts(5, 5, 1, weights))).toBe(100);
			expect(scoreOf(scoreParts(1, 1, 5, weights))).toBe(0);
		}
	});

	test('[O4] is the sum of its parts, each within 0 … 100, for any means and weights', () => {
		fc.assert(
			fc.property(anyMeans, anyWeights, ({ impact, feasibility, effort }, weights) => {
				const parts = scoreParts(impact, feasibility, effort, weights);
				const score = scoreOf(parts);
				const numbers = [parts.impact, parts.feasibility, parts.room];
				if (score === null) expect(numbers).toContain(null);
				else {
					expect(score).toBeCloseTo(
						numbers.reduce<number>((sum, part) => sum + part!, 0),
						9
					);
					expect(score).toBeGreaterThanOrEqual(0);
					expect(score).toBeLessThanOrEqual(100);
				}
			})
		);
	});

	test('[O4] no part passes 100 by rounding, whatever the weight', () => {
		const weights = Array.from({ length: 1000 }, (_, i) => (i + 1) / 100);
		const most = weights.map((impact) => scoreParts(5, 3, 3, { impact, feasibility: 0, room: 0 }));
		expect(Math.max(...most.map((parts) => parts.impact!))).toBe(100);
	});

	test('[O5] an unknown part that weighs makes the score null; weights are not re-spread', () => {
		const parts = scoreParts(null, 4, 2, DEFAULT_WEIGHTS);
		expect(parts).toEqual({ impact: null, feasibility: 25, room: 0 });
		expect(scoreOf(parts)).toBeNull();
		expect(scoreOf(scoreParts(4, null, 2, DEFAULT_WEIGHTS))).toBeNull();
		expect(scoreOf(scoreParts(4, 4, null, WITH_ROOM))).toBeNull();
	});

	test('[O5] an unknown part that does not weigh adds 0', () => {
		expect(scoreOf(scoreParts(4, 4, null, DEFAULT_WEIGHTS))).toBe(75);
	});

	test('[O6] by default current effort changes the class and never the score', () => {
		fc.assert(
			fc.property(fc.double({ min: 1, max: 5, noNaN: true }), (effort) => {
				expect(scoreOf(scoreParts(4, 3, effort, DEFAULT_WEIGHTS))).toBe(
					scoreOf(scoreParts(4, 3, 1, DEFAULT_WEIGHTS))
				);
			})
		);
		expect(opportunityClass(4, 3, 1)).not.toBe(opportunityClass(4, 3, 5));
	});
});
