import type { Chart } from 'chart.js';
import { describe, expect, test } from 'vitest';
import { arrowLines, arrowsPlugin } from './matrix-arrows.ts';
import { MATRIX_STATES } from './matrix-states.ts';
import type { MatrixLook } from './matrix-bubbles.ts';

describe('[M16] the arrows of one side', () => {
	test('an arrow is a shaft and a head that points where it leads', () => {
		const [shaft, head] = arrowLines({ x: 0, y: 0 }, { x: 30, y: 0 })!;
		expect(shaft).toEqual([
			{ x: 0, y: 0 },
			{ x: 30, y: 0 }
		]);
		expect(head).toEqual([
			{ x: 20, y: 4.5 },
			{ x: 30, y: 0 },
			{ x: 20, y: -4.5 }
		]);
	});

	test('one that leads nowhere is a ring', () => {
		expect(arrowLines({ x: 10, y: 10 }, { x: 12, y: 10 })).toBeNull();
	});

	test('they are drawn from the bubbles that are drawn, and the others fade with theirs', () => {
		const { points, arrows } = MATRIX_STATES.find(({ name }) => name === 'one-side')!;
		const seen: (string | number)[] = [];
		const ctx = {
			globalAlpha: 1,
			save() {},
			restore() {},
			beginPath() {},
			lineTo() {},
			stroke() {},
			moveTo(x: number) {
				seen.push(x, this.globalAlpha);
			},
			arc(x: number) {
				seen.push('ring', x, this.globalAlpha);
			}
		};
		const px = (value: number) => value * 100;
		const shown = points.slice(0, 2);
		const chart = {
			ctx,
			scales: { x: { getPixelForValue: px }, y: { getPixelForValue: px } },
			getDatasetMeta: () => ({
				data: shown.map(({ x, y }) => ({ getProps: () => ({ x: px(x), y: px(y) }) }))
			})
		} as unknown as Chart<'bubble'>;
		const look = { colours: { ink: '#000' }, highlighted: 't2' } as unknown as MatrixLook;
		const plugin = arrowsPlugin(shown, arrows!, look);
		plugin.afterDatasetsDraw!(chart, {}, {}, false);
		expect(seen.filter((_, i) => i !== 2 && i !== 3)).toEqual([200, 0.35, 'ring', 400, 1]);
	});
});
