import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { signTest } from './sign-test.ts';

const people = fc.integer({ min: 0, max: 40 });

/** The definition in whole numbers of any length. */
function byCounting(up: number, down: number): number {
	const n = up + down;
	let ways = 1n;
	let tail = 0n;
	for (let x = 0; x <= Math.min(up, down); x += 1) {
		tail += ways;
		ways = (ways * BigInt(n - x)) / BigInt(x + 1);
	}
	const digits = 10n ** 20n;
	return Math.min(1, Number((2n * tail * digits) / 2n ** BigInt(n)) / 1e20);
}

describe('sign test', () => {
	test('[S18] the oracles hold fourteen values of a package', () =>
		expect(packages.signTest.vectors).toHaveLength(14));

	test.each(packages.signTest.vectors)(
		'[S18] matches binom.test: up $up, down $down',
		({ up, down, expected }) => {
			expect(Math.abs(signTest(up, down) / expected - 1)).toBeLessThan(1e-11);
		}
	);

	test('[S18] matches the worked example', () => {
		const { up, down, signP } = worked.pairedRounds;
		expect(signTest(up, down)).toBeCloseTo(signP, 14);
	});

	test('[S18] is the share of outcomes at least as one-sided', () => {
		fc.assert(
			fc.property(people, people, (up, down) => {
				expect(signTest(up, down)).toBeCloseTo(byCounting(up, down), 12);
			})
		);
	});

	test('[S18] is 1 if nobody moved', () => expect(signTest(0, 0)).toBe(1));

	test('[S19] stays right with ten thousand people', () => {
		for (const up of [5000, 4999, 4950, 4900, 4800])
			expect(signTest(up, 10_000 - up)).toBeCloseTo(byCounting(up, 10_000 - up), 12);
		expect(signTest(5000, 4999)).toBe(1);
		expect(signTest(10_000, 0)).toBe(0);
	});

	test('[S19] does not tell up from down, and lies in 0 … 1', () => {
		const many = fc.integer({ min: 0, max: 3000 });
		fc.assert(
			fc.property(many, many, (up, down) => {
				const p = signTest(up, down);
				expect(p).toBe(signTest(down, up));
				expect(p).toBeGreaterThanOrEqual(0);
				expect(p).toBeLessThanOrEqual(1);
			})
		);
	});
});
