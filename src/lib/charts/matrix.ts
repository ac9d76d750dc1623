import type { ActiveElement, ChartConfiguration } from 'chart.js';
import type { Release } from '#lib/domain/release-shape.ts';
import { isFirm } from '#lib/domain/standing.ts';
import { arrowsPlugin } from './matrix-arrows.ts';
import {
	biggestRadius,
	OUTLINES,
	radiusPx,
	SHAPES,
	type MatrixLook,
	type MatrixPoint
} from './matrix-bubbles.ts';
import { numbersPlugin } from './matrix-numbers.ts';
import { outlinesPlugin } from './matrix-outlines.ts';
import { AXIS } from './matrix-scale.ts';
import type { SideArrow } from './matrix-sides.ts';

/** What happens on the canvas, by id of the measure; null beside any bubble. */
export interface MatrixEvents {
	readonly hover: (id: string | null) => void;
	readonly pick: (id: string | null) => void;
}

/** Words of a tooltip, already broken into lines. */
export interface MatrixTip {
	readonly title: readonly string[];
	readonly lines: readonly string[];
}

/**
 * Where the measures of a release stand: feasibility across, impact up.
 * @returns in the order of the release, so that a bubble can be followed from round to round;
 * measures of which impact or feasibility is unknown are left out, conditions always
 */
export function matrixPoints(release: Release): readonly MatrixPoint[] {
	return release.themes.flatMap(({ id, title, enabling, questions, opportunity }) => {
		const x = questions.feasibility.balancedMean;
		const y = questions.impact.balancedMean;
		if (enabling || x === null || y === null) return [];
		const effort = questions.effort.balancedMean;
		const r = effort === null ? null : Math.sqrt((5 - effort) / 4);
		const { rank, class: name, flags } = opportunity;
		const outlines = OUTLINES.filter((flag) => flags.includes(flag));
		return [{ id, rank, title, x, y, r, class: name, firm: isFirm(opportunity), outlines }];
	});
}

/**
 * The matrix as a Chart.js bubble chart that fills its canvas; axes, cut lines and the names of
 * the fields are drawn around and under it by the page.
 * @param tip words shown at a bubble
 * @param arrows where one side of the table puts measures; of measures that are not drawn left out
 */
export function matrixConfig(
	points: readonly MatrixPoint[],
	look: MatrixLook,
	tip: (point: MatrixPoint) => MatrixTip,
	events: MatrixEvents,
	arrows: readonly SideArrow[] = []
): ChartConfiguration<'bubble'> {
	const idOf = (elements: readonly ActiveElement[]) =>
		elements[0] ? (points[elements[0].index]?.id ?? null) : null;
	const axis = { type: 'linear', display: false, ...AXIS } as const;
	return {
		type: 'bubble',
		data: { datasets: [matrixDataset(points, look)] },
		options: {
			responsive: true,
			maintainAspectRatio: false,
			animation: look.moveMs > 0 ? { duration: look.moveMs } : false,
			layout: { padding: edgePx(look.widthPx) },
			scales: { x: axis, y: axis },
			interaction: { mode: 'nearest', intersect: true },
			onHover: (_, elements) => events.hover(idOf(elements)),
			onClick: (_, elements) => events.pick(idOf(elements)),
			plugins: { tooltip: tooltipOptions(points, look, tip) }
		},
		plugins: [
			outlinesPlugin(points, look),
			arrowsPlugin(points, arrows, look),
			numbersPlugin(points, look)
		]
	};
}

/** Free space around the scale, so that a bubble at 1 or 5 is whole. */
function edgePx(widthPx: number): number {
	return Math.ceil(biggestRadius(widthPx));
}

function matrixDataset(points: readonly MatrixPoint[], look: MatrixLook) {
	const { colours, widthPx, highlighted } = look;
	const shown = (point: MatrixPoint, colour: string) =>
		highlighted === null || highlighted === point.id ? colour : faded(colour);
	/** A diamond is hollow, as its mark is everywhere else. */
	const fill = (point: MatrixPoint) =>
		point.class === 'later' ? colours.ground : shown(point, colours[point.class]);
	const line = (point: MatrixPoint) => {
		if (point.id === highlighted) return colours.ink;
		if (point.firm) return shown(point, colours.ink);
		const hollow = point.class === 'later' || point.class === 'too-few';
		return hollow ? shown(point, colours[point.class]) : colours.ground;
	};
	const width = (point: MatrixPoint) =>
		point.id === highlighted
			? 4
			: point.firm
				? 3
				: point.class === 'later' || point.class === 'too-few'
					? 2.5
					: 1.5;
	return {
		data: points.map((point) => ({ x: point.x, y: point.y, r: radiusPx(point, widthPx) })),
		pointStyle: points.map((point) => SHAPES[point.class].style),
		backgroundColor: points.map(fill),
		hoverBackgroundColor: points.map(fill),
		borderColor: points.map(line),
		hoverBorderColor: points.map(line),
		borderWidth: points.map(width),
		hoverBorderWidth: points.map(width),
		hoverRadius: 0,
		hitRadius: 4,
		clip: false as const
	};
}

/** A colour that steps back; system colours of forced-colours mode stay as they are. */
function faded(colour: string): string {
	return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}4d` : colour;
}

function tooltipOptions(
	points: readonly MatrixPoint[],
	{ colours, fontFamily: family, fontPx: size }: MatrixLook,
	tip: (point: MatrixPoint) => MatrixTip
) {
	const words = (index: number) => tip(points[index]!);
	return {
		position: 'bubble' as const,
		displayColors: false,
		backgroundColor: colours.ink,
		titleColor: colours.ground,
		bodyColor: colours.ground,
		titleFont: { family, size, weight: 700 },
		bodyFont: { family, size },
		padding: 12,
		cornerRadius: 6,
		caretPadding: 6,
		animation: false as const,
		callbacks: {
			title: (items: readonly { dataIndex: number }[]) =>
				items[0] ? [...words(items[0].dataIndex).title] : [],
			label: (item: { dataIndex: number }) => [...words(item.dataIndex).lines]
		}
	};
}
