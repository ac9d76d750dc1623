import {
	BubbleController,
	Chart,
	LinearScale,
	PointElement,
	Tooltip,
	type ChartConfiguration
} from 'chart.js';

Chart.register(BubbleController, LinearScale, PointElement, Tooltip);

/** Draws the matrix; a file of its own, so that Chart.js is loaded only where a matrix is looked at. */
export function drawMatrix(
	canvas: HTMLCanvasElement,
	config: ChartConfiguration<'bubble'>
): Chart<'bubble'> {
	return new Chart(canvas, config);
}
