import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ranks } from './ranks.ts';
import { topShare } from './top-share.ts';

describe('share of the first places', () => {
	test('[S32] who shares the last place shares what is left of it', () => {
		expect(topShare([1, 2, 3, 4, 5, 6], 5)).toEqual([1, 1, 1, 1, 1, 0]);
		expect(topShare([1, 2, 3, 4, 5, 5], 5)).toEqual([1, 1, 1, 1, 0.5, 0.5]);
		expect(topShare([1, 1, 1, 1], 1)).toEqual([0.25, 0.25, 0.25, 0.25]);
	});

	test('[S32] together they are all the places there are, in any order', () => {
		const anyRanks = fc
			.array(fc.integer({ min: 0, max: 5 }), { maxLength: 15 })
			.map((scores) => ranks(scores.map((score) => ({ gate: true, score }))));
		fc.assert(
			fc.property(anyRanks, fc.integer({ min: 1, max: 8 }), (given, places) => {
				const shares = topShare(given, places);
				const sum = shares.reduce((total, share) => total + share, 0);
				expect(sum).toBeCloseTo(Math.min(places, given.length), 9);
				for (const share of shares) {
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(1);
				}
			})
		);
	});
});
