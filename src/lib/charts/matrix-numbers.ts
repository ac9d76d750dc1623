import type { Chart, Plugin, PointElement } from 'chart.js';
import {
	biggestRadius,
	isNumbered,
	outlineStepPx,
	radiusPx,
	SHAPES,
	type MatrixLook,
	type MatrixPoint
} from './matrix-bubbles.ts';
import { labelSpots, type Bubble } from './matrix-labels.ts';

/** Draws each place in its bubble, or beside it where the bubble is small or covered. */
export function numbersPlugin(points: readonly MatrixPoint[], look: MatrixLook): Plugin<'bubble'> {
	return {
		id: 'numbers',
		afterDatasetsDraw: (chart: Chart<'bubble'>) => {
			const elements = chart.getDatasetMeta(0).data as PointElement[];
			// On top of the others, wherever it lies.
			const chosen = points.findIndex(({ id }) => id === look.highlighted);
			elements[chosen]?.draw(chart.ctx, chart.chartArea);
			const bubbles = points.map((point, i): Bubble => {
				const at = elements[i]?.getProps(['x', 'y']);
				const drawn = radiusPx(point, look.widthPx);
				const outlines = point.outlines.length * outlineStepPx(look.widthPx);
				const text = isNumbered(point, look) ? `${point.rank}` : '';
				return {
					x: at?.x ?? 0,
					y: at?.y ?? 0,
					radius: drawn + outlines,
					inner: drawn * SHAPES[point.class].inner,
					text
				};
			});
			drawNumbers(chart, points, bubbles, look);
		}
	};
}

function drawNumbers(
	{ ctx, width, height }: Chart<'bubble'>,
	points: readonly MatrixPoint[],
	bubbles: readonly Bubble[],
	{ colours, fontFamily, fontPx, widthPx, highlighted }: MatrixLook
): void {
	const size = Math.max(fontPx * 0.72, biggestRadius(widthPx) * 0.78);
	ctx.save();
	ctx.font = `700 ${size}px ${fontFamily}`;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	labelSpots(bubbles, { width, height }, size).forEach((spot, i) => {
		const point = points[i]!;
		if (!spot) return;
		const away = highlighted !== null && highlighted !== point.id;
		const onFill = spot.inside && point.class !== 'later';
		ctx.globalAlpha = away && !onFill ? 0.45 : 1;
		if (spot.far) leader(ctx, bubbles[i]!, spot, colours[point.class]);
		if (!onFill) {
			ctx.strokeStyle = colours.ground;
			ctx.lineWidth = size / 4;
			ctx.strokeText(bubbles[i]!.text, spot.x, spot.y);
		}
		ctx.fillStyle = onFill ? colours.ground : point.class === 'later' ? colours.later : colours.ink;
		// Middle of the digits, not of the line.
		ctx.fillText(bubbles[i]!.text, spot.x, spot.y + size * 0.06);
	});
	ctx.restore();
}

/** From the edge of a bubble to its number. */
function leader(
	ctx: Chart['ctx'],
	bubble: Bubble,
	to: { readonly x: number; readonly y: number },
	colour: string
): void {
	const length = Math.hypot(to.x - bubble.x, to.y - bubble.y);
	const start = bubble.radius / length;
	ctx.strokeStyle = colour;
	ctx.lineWidth = 1.5;
	ctx.beginPath();
	ctx.moveTo(bubble.x + (to.x - bubble.x) * start, bubble.y + (to.y - bubble.y) * start);
	ctx.lineTo(to.x, to.y);
	ctx.stroke();
}
