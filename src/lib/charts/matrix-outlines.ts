import type { Chart, Plugin, PointElement } from 'chart.js';
import {
	outlineStepPx,
	radiusPx,
	SHAPES,
	type MatrixLook,
	type MatrixPoint,
	type Outline
} from './matrix-bubbles.ts';

/** A dotted line for what is not known yet, a whole one for what is to be talked about. */
const DASH: Readonly<Record<Outline, readonly number[]>> = { talk: [], learn: [1.5, 3.5] };

/** Corners of each shape, and where the first one stands in turns of the clock; 0 is a circle. */
const CORNERS: Readonly<Record<MatrixPoint['class'], readonly [count: number, first: number]>> = {
	start: [0, 0],
	'long-haul': [3, 0],
	sustain: [4, 1 / 8],
	later: [4, 0],
	'too-few': [0, 0]
};

/** Draws the flags of each bubble as outlines of its own shape, under all bubbles. */
export function outlinesPlugin(points: readonly MatrixPoint[], look: MatrixLook): Plugin<'bubble'> {
	return {
		id: 'outlines',
		beforeDatasetsDraw: (chart: Chart<'bubble'>) => {
			const { ctx } = chart;
			const elements = chart.getDatasetMeta(0).data as PointElement[];
			ctx.save();
			ctx.lineWidth = Math.min(1.75, outlineStepPx(look.widthPx) * 0.6);
			points.forEach((point, i) => {
				const at = elements[i]?.getProps(['x', 'y']);
				const { x: left, y: top } = at ?? {};
				if (typeof left !== 'number' || typeof top !== 'number') return;
				const away = look.highlighted !== null && look.highlighted !== point.id;
				ctx.globalAlpha = away ? 0.35 : 1;
				ctx.strokeStyle = look.colours[point.class];
				point.outlines.forEach((outline, nth) => {
					ctx.setLineDash([...DASH[outline]]);
					ctx.beginPath();
					for (const [x, y] of outlinePath(point, look.widthPx, nth)) ctx.lineTo(left + x, top + y);
					ctx.closePath();
					ctx.stroke();
				});
			});
			ctx.restore();
		}
	};
}

/**
 * The nth outline around a bubble, from its middle: everywhere as far from its edge.
 * @param nth from 0, the innermost
 */
export function outlinePath(
	point: Pick<MatrixPoint, 'class' | 'r'>,
	widthPx: number,
	nth: number
): readonly (readonly [x: number, y: number])[] {
	const [corners, first] = CORNERS[point.class];
	// Corners lie further out than sides: by as much as the shape is wider than the circle in it.
	const stretch = corners === 0 ? 1 : SHAPES[point.class].inner;
	const radius = radiusPx(point, widthPx) + ((nth + 1) * outlineStepPx(widthPx)) / stretch;
	const count = corners === 0 ? 48 : corners;
	return Array.from({ length: count }, (_, i) => {
		const angle = (first + i / count) * 2 * Math.PI;
		return [Math.sin(angle) * radius, -Math.cos(angle) * radius] as const;
	});
}
