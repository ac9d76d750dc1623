import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { twoCamps } from './two-camps.ts';

const histogram = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 });

describe('two camps', () => {
	test.each(
		Object.entries({ ...worked.agreementTable, ...worked.themeExample.result }).map(
			([name, example]) => ({ name, ...example })
		)
	)('[S14] matches the worked example: $name', ({ counts, twoCamps: expected }) => {
		expect(twoCamps(counts)).toBe(expected);
	});

	test('[S14] exactly 30 % on one side is enough, a person fewer is not', () => {
		expect(twoCamps([3, 0, 1, 0, 6])).toBe(true);
		expect(twoCamps([29, 0, 10, 0, 61])).toBe(false);
		expect(twoCamps([300, 0, 100, 600, 0])).toBe(true);
		expect(twoCamps([299, 0, 101, 600, 0])).toBe(false);
	});

	test('[S14] exactly half of the smaller camp in the middle is too many', () => {
		expect(twoCamps([4, 0, 2, 0, 4])).toBe(false);
		expect(twoCamps([4, 1, 2, 1, 4])).toBe(true);
	});

	test('[S14] shares decide, not numbers: ten times the people gives the same', () => {
		fc.assert(
			fc.property(
				histogram.filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= 5),
				(counts) => {
					expect(twoCamps(counts.map((count) => count * 10))).toBe(twoCamps(counts));
					expect(twoCamps(counts.toReversed())).toBe(twoCamps(counts));
				}
			)
		);
	});

	test.each([[[2, 0, 0, 0, 2]], [[0, 0, 0, 0, 0]], [[0, 0, 4, 0, 0]]])(
		'[S15] of fewer than five people there are none: %j',
		(counts) => {
			expect(twoCamps(counts)).toBe(false);
		}
	);

	test('[S15] of five there may be', () => expect(twoCamps([3, 0, 0, 0, 2])).toBe(true));

	test.each([[[5, 5]], [[1, 1, 1, 1, 1, 1, 1]]])('[S28] refuses another scale: %j', (counts) => {
		expect(() => twoCamps(counts)).toThrow(RangeError);
	});
});
