import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { mean } from './mean.ts';

describe('mean', () => {
	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[S5] matches the person mean of the worked example: %s',
		(question) => {
			const result = worked.themeExample.result[question];
			expect(mean(result.counts)).toBeCloseTo(result.mean, 12);
		}
	);

	test('[S5] is the sum of the ratings over their number, for any histogram', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }),
				(ratings) => {
					const counts = [1, 2, 3, 4, 5].map((point) => ratings.filter((r) => r === point).length);
					const sum = ratings.reduce((total, rating) => total + rating, 0);
					expect(mean(counts)).toBe(sum / ratings.length);
				}
			)
		);
	});

	test('[S5] of people who all say the same is what they say', () => {
		expect(mean([0, 7, 0, 0, 0])).toBe(2);
	});

	test('[S3] nobody has no mean', () => expect(mean([0, 0, 0, 0, 0])).toBeNull());
});
