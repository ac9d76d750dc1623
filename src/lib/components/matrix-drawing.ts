import {
	BubbleController,
	Chart,
	LinearScale,
	PointElement,
	Tooltip,
	type ChartConfiguration,
	type TooltipPositionerFunction
} from 'chart.js';
import { tipSpot } from '#lib/charts/matrix-tip.ts';

declare module 'chart.js' {
	interface TooltipPositionerMap {
		bubble: TooltipPositionerFunction<'bubble'>;
	}
}

Tooltip.positioners.bubble = function (active) {
	const [first] = active;
	if (!first) return false;
	const { element } = first;
	const radius = Number(element.options['radius'] ?? 0);
	return tipSpot({ x: element.x, y: element.y, radius }, this.chart.height);
};
Chart.register(BubbleController, LinearScale, PointElement, Tooltip);

/** Draws the matrix; a file of its own, so that Chart.js is loaded only where a matrix is looked at. */
export function drawMatrix(
	canvas: HTMLCanvasElement,
	config: ChartConfiguration<'bubble'>
): Chart<'bubble'> {
	return new Chart(canvas, config);
}
