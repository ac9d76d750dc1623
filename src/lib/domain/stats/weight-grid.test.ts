import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { ranks } from './ranks.ts';
import { weightGrid } from './weight-grid.ts';

describe('grid of weights', () => {
	test('[S31] has 81 points of twentieths, and nothing weighs more than impact', () => {
		const grid = weightGrid();
		expect(new Set(grid.map(String)).size).toBe(81);
		expect(grid).toHaveLength(worked.sixThemes.smaa['impact weight largest'].points);
		for (const [impact, feasibility, room] of grid) {
			expect(impact + feasibility + room).toBe(20);
			expect(Math.min(impact, feasibility, room)).toBeGreaterThanOrEqual(0);
			expect(impact).toBeGreaterThanOrEqual(Math.max(feasibility, room));
		}
	});

	test('[S31] the six themes come in the first two as often as in the worked example', () => {
		const themes = Object.entries(worked.sixThemes.themes);
		const times = themes.map(() => 0);
		for (const [wI, wF, wR] of weightGrid()) {
			const places = ranks(
				themes.map(([, { impact, feasibility, effort }]) => ({
					gate: impact >= 3,
					score: wI * (impact - 1) + wF * (feasibility - 1) + wR * (5 - effort)
				}))
			);
			places.forEach((place, i) => (times[i]! += place <= 2 ? 1 : 0));
		}
		expect(Object.fromEntries(themes.map(([name], i) => [name, times[i]]))).toEqual(
			worked.sixThemes.smaa['impact weight largest'].timesInTop2
		);
	});
});
