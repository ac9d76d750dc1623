import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import packages from '../../../../tests/fixtures/oracles-packages.json' with { type: 'json' };
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { signedRank } from './signed-rank.ts';
import { signTest } from './sign-test.ts';

const difference = fc.integer({ min: -4, max: 4 });
const few = fc.array(difference, { maxLength: 12 });
const any = fc.array(difference, { maxLength: 150 });

/** Middle ranks and p by their definitions, over every assignment of signs. */
function byTrying(differences: readonly number[]) {
	const sizes = differences.filter((d) => d !== 0).map(Math.abs);
	const ranks = sizes.map(
		(size) =>
			sizes.filter((other) => other < size).length +
			(sizes.filter((other) => other === size).length + 1) / 2
	);
	const up = differences.filter((d) => d !== 0).map((d) => d > 0);
	const sum = (chosen: readonly boolean[]) =>
		ranks.reduce((total, rank, i) => total + (chosen[i] ? rank : 0), 0);
	const middle = sum(up.map(() => true)) / 2;
	const apart = Math.abs(sum(up) - middle);
	let asFar = 0;
	for (let signs = 0; signs < 2 ** ranks.length; signs += 1)
		if (Math.abs(sum(ranks.map((_, i) => ((signs >> i) & 1) === 1)) - middle) >= apart) asFar += 1;
	return { tPlus: sum(up), tMinus: 2 * middle - sum(up), p: asFar / 2 ** ranks.length };
}

describe('signed rank', () => {
	test('[S21] [S22] the oracles hold fourteen exact and eight approximate values', () => {
		expect(packages.signedRankExact.vectors).toHaveLength(14);
		expect(packages.signedRankNormal.vectors).toHaveLength(8);
	});

	test.each([...packages.signedRankExact.vectors, ...packages.signedRankNormal.vectors])(
		'[S20] matches the rank sums of the package: T+ $tPlus, T− $tMinus',
		({ differences, tPlus, tMinus, rankBiserial }) => {
			const result = signedRank(differences)!;
			expect([result.tPlus, result.tMinus]).toEqual([tPlus, tMinus]);
			expect(result.rankBiserial).toBeCloseTo(rankBiserial, 12);
		}
	);

	test.each(packages.signedRankExact.vectors)(
		'[S21] matches the exact p of two packages: $p',
		({ differences, p }) => {
			expect(signedRank(differences)!.p).toBeCloseTo(p, 12);
		}
	);

	test.each(packages.signedRankNormal.vectors)(
		'[S22] matches the corrected approximation of wilcox.test: $p',
		({ differences, p }) => {
			expect(signedRank(differences)!.p).toBeCloseTo(p, 12);
		}
	);

	test('[S20] matches the worked example', () => {
		const { r1, r2, Tplus, Tminus, rankBiserial } = worked.pairedRounds;
		const result = signedRank(r2.map((later, i) => later - r1[i]!))!;
		expect([result.tPlus, result.tMinus]).toEqual([Tplus, Tminus]);
		expect(result.rankBiserial).toBeCloseTo(rankBiserial, 12);
	});

	test('[S20] [S21] equals trying every assignment of signs, for up to twelve people', () => {
		fc.assert(
			fc.property(
				few.filter((differences) => differences.some((d) => d !== 0)),
				(differences) => {
					const { tPlus, tMinus, p } = signedRank(differences)!;
					expect({ tPlus, tMinus, p }).toEqual(byTrying(differences));
				}
			)
		);
	});

	test('[S21] is the sign test where all change by as much', () => {
		for (const [up, down] of [
			[4, 2],
			[20, 9],
			[31, 19]
		] as const) {
			const differences = [...new Array<number>(up).fill(2), ...new Array<number>(down).fill(-2)];
			expect(signedRank(differences)!.p).toBeCloseTo(signTest(up, down), 12);
		}
	});

	test('[S22] the approximation takes over without a jump', () => {
		const fifty = Array.from({ length: 50 }, (_, i) => ((i % 4) + 1) * (i % 3 === 0 ? -1 : 1));
		const exact = signedRank(fifty)!.p;
		expect(signedRank([...fifty, 1])!.p).toBeGreaterThan(exact / 2);
		expect(signedRank([...fifty, 1])!.p).toBeLessThan(exact * 2);
	});

	test('[S22] ten thousand people who agree in direction give 0, and an even split 1', () => {
		const up = new Array<number>(5000).fill(1);
		const down = new Array<number>(5000).fill(-1);
		expect(signedRank([...up, ...up])!.p).toBe(0);
		expect(signedRank([...up, ...down])!.p).toBe(1);
	});

	test('[S22] p never falls below 0, however many people go one way', () => {
		for (let people = 51; people < 120; people += 1) {
			const { p } = signedRank(new Array<number>(people).fill(1))!;
			expect(p).toBeGreaterThanOrEqual(0);
			expect(p).toBeLessThan(1e-11);
		}
	});

	test('[S20] [S21] [S22] a change the other way round turns the effect and keeps p in 0 … 1', () => {
		fc.assert(
			fc.property(any, (differences) => {
				const result = signedRank(differences);
				const turned = signedRank(differences.map((d) => -d));
				expect(turned?.tPlus).toBe(result?.tMinus);
				expect(turned?.p).toBe(result?.p);
				if (result === null) return;
				expect(turned!.rankBiserial).toBeCloseTo(-result.rankBiserial, 12);
				expect(result.p).toBeGreaterThanOrEqual(0);
				expect(result.p).toBeLessThanOrEqual(1);
			})
		);
	});

	test('[S20] who stayed the same changes nothing', () => {
		fc.assert(
			fc.property(any, (differences) => {
				expect(signedRank([0, ...differences, 0, 0])).toEqual(signedRank(differences));
			})
		);
	});

	test('[S3] without a change there is nothing to test', () => {
		expect(signedRank([])).toBeNull();
		expect(signedRank([0, 0, 0])).toBeNull();
	});
});
