import type { Chart, Plugin, PointElement } from 'chart.js';
import type { MatrixLook, MatrixPoint } from './matrix-bubbles.ts';
import type { SideArrow } from './matrix-sides.ts';

/** A place in px, down from the top. */
interface At {
	readonly x: number;
	readonly y: number;
}

/** Radius of the ring that stands for an arrow that leads nowhere. */
export const RING_PX = 4;
const HEAD_PX = 10;
const WING_PX = 4.5;

/**
 * The lines of an arrow: its shaft, then its head.
 * @returns null where it leads nowhere: then it is a ring
 */
export function arrowLines(from: At, to: At): readonly (readonly At[])[] | null {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = Math.hypot(dx, dy);
	if (length < RING_PX) return null;
	const [ux, uy] = [dx / length, dy / length];
	const head = Math.min(HEAD_PX, length);
	const wing = (side: number) => ({
		x: to.x - ux * head - uy * side,
		y: to.y - uy * head + ux * side
	});
	return [
		[from, to],
		[wing(WING_PX), to, wing(-WING_PX)]
	];
}

/** Draws where one side of the table puts each measure, over the bubbles and under the numbers. */
export function arrowsPlugin(
	points: readonly MatrixPoint[],
	arrows: readonly SideArrow[],
	look: MatrixLook
): Plugin<'bubble'> {
	return {
		id: 'arrows',
		afterDatasetsDraw: (chart: Chart<'bubble'>) => {
			const { ctx, scales } = chart;
			const elements = chart.getDatasetMeta(0).data as PointElement[];
			ctx.save();
			ctx.strokeStyle = look.colours.ink;
			ctx.lineWidth = 2;
			for (const { id, to } of arrows) {
				const from = elements[points.findIndex((point) => point.id === id)]?.getProps(['x', 'y']);
				if (!from) continue;
				const away = look.highlighted !== null && look.highlighted !== id;
				ctx.globalAlpha = away ? 0.35 : 1;
				drawArrow(ctx, from as At, {
					x: scales['x']!.getPixelForValue(to.x),
					y: scales['y']!.getPixelForValue(to.y)
				});
			}
			ctx.restore();
		}
	};
}

function drawArrow(ctx: Chart['ctx'], from: At, to: At): void {
	const lines = arrowLines(from, to);
	ctx.beginPath();
	if (lines === null) ctx.arc(to.x, to.y, RING_PX, 0, 2 * Math.PI);
	for (const [first, ...rest] of lines ?? []) {
		ctx.moveTo(first!.x, first!.y);
		for (const { x, y } of rest) ctx.lineTo(x, y);
	}
	ctx.stroke();
}
