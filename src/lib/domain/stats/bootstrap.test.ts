import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { resampledMeans, type Panel } from './bootstrap.ts';

/** Every way to draw: the next time counts one further, like an odometer. */
function everyDraw(lengths: readonly number[]): (below: number) => number {
	let time = 0;
	let wheel = 0;
	return () => {
		const rest = lengths.slice(wheel + 1).reduce((product, length) => product * length, 1);
		const drawn = Math.floor(time / rest) % lengths[wheel]!;
		wheel += 1;
		if (wheel === lengths.length) [wheel, time] = [0, time + 1];
		return drawn;
	};
}

const people = (...rows: readonly (readonly number[])[]) => rows.map((row) => Uint8Array.from(row));
/** Each pool a side of its own, of weight 1. */
const apart = (pools: number) => Array.from({ length: pools }, (_, pool) => ({ pool, weight: 1 }));

describe('drawing people anew', () => {
	test('[S29] the exact example: of all 16 draws X is first in 6, Y in 6, and 4 are a tie', () => {
		const { groups, counts } = worked.exactBootstrap;
		const panel: Panel = {
			pools: [people(...groups.a), people(...groups.b)],
			columns: [apart(2), apart(2)]
		};
		const [x, y] = resampledMeans(panel, 16, everyDraw([2, 2, 2, 2]));
		const found = { X: 0, Y: 0, tie: 0 };
		x!.forEach((mean, time) => {
			const other = y![time]!;
			found[mean > other ? 'X' : mean < other ? 'Y' : 'tie'] += 1;
		});
		expect(found).toEqual(counts);
	});

	test('[S29] whole people are drawn: what one said to two questions stays together', () => {
		const panel: Panel = {
			pools: [people([1, 5], [5, 1], [3, 3])],
			columns: [apart(1), apart(1)]
		};
		const [first, second] = resampledMeans(panel, 27, everyDraw([3, 3, 3]));
		first!.forEach((mean, time) => expect(mean + second![time]!).toBeCloseTo(6, 12));
	});

	test('[S29] pools stay as large as they are, and all alike never varies', () => {
		const panel: Panel = {
			pools: [people([2], [2], [2]), people([5])],
			columns: [
				[
					{ pool: 0, weight: 1 },
					{ pool: 1, weight: 2 }
				]
			]
		};
		const drawn: number[] = [];
		const [means] = resampledMeans(panel, 4, (below) => {
			drawn.push(below);
			return below - 1;
		});
		expect(drawn).toEqual([3, 3, 3, 1, 3, 3, 3, 1, 3, 3, 3, 1, 3, 3, 3, 1]);
		expect([...means!]).toEqual([4, 4, 4, 4]);
	});

	test('[S29] a bag of values is drawn from by itself, as many as there are', () => {
		const panel: Panel = {
			pools: [people([0])],
			columns: [[{ values: Uint8Array.of(1, 4), weight: 2 }]]
		};
		// One person of the pool is drawn first, then two values.
		const found = resampledMeans(panel, 4, everyDraw([1, 2, 2]));
		expect([...found[0]!]).toEqual([1, 2.5, 2.5, 4]);
	});

	test('[S30] a side of which nobody drawn gave a number falls out; if all do, there is no mean', () => {
		const panel: Panel = {
			pools: [people([0], [4]), people([0], [2])],
			columns: [apart(2)]
		};
		const all = [...resampledMeans(panel, 16, everyDraw([2, 2, 2, 2]))[0]!];
		expect(all.filter(Number.isNaN)).toHaveLength(1);
		expect(all.filter((mean) => mean === 4)).toHaveLength(3);
		expect(all.filter((mean) => mean === 2)).toHaveLength(3);
		expect(all.filter((mean) => mean === 3)).toHaveLength(9);
	});

	test('[S29] ten thousand people are counted and summed exactly', () => {
		const crowd = Array.from({ length: 10_000 }, () => Uint8Array.of(5));
		const panel: Panel = { pools: [crowd], columns: [apart(1)] };
		expect(resampledMeans(panel, 1, () => 0)[0]![0]).toBe(5);
	});
});
