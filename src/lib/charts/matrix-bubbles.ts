import type { PointStyle } from 'chart.js';
import type { LocalText } from '#lib/domain/language.ts';
import type { Flag, OpportunityClass } from '#lib/domain/release-shape.ts';

/** Flags that are drawn: a second outline, and a dotted one. */
export const OUTLINES = ['talk', 'learn'] as const satisfies readonly Flag[];
export type Outline = (typeof OUTLINES)[number];

/** A measure in the matrix. */
export interface MatrixPoint {
	readonly id: string;
	/** Place within the measures; null in class too-few. */
	readonly rank: number | null;
	readonly title: LocalText;
	/** Balanced mean of feasibility, 1 … 5. */
	readonly x: number;
	/** Balanced mean of impact, 1 … 5. */
	readonly y: number;
	/** Radius, 0 … 1: its square is the room left, (5 − effort)/4; null when effort is unknown. */
	readonly r: number | null;
	readonly class: OpportunityClass;
	/** Stays in the top five with slightly other participants too. */
	readonly firm: boolean;
	/** What stands beside the class, as an outline around the bubble. */
	readonly outlines: readonly Outline[];
}

/** Everything about the looks that only the page knows. */
export interface MatrixLook {
	readonly colours: Readonly<Record<OpportunityClass | 'ground' | 'ink', string>>;
	readonly fontFamily: string;
	/** Text size of the page in px, so that the reader's own size counts. */
	readonly fontPx: number;
	/** Width of the canvas in px. */
	readonly widthPx: number;
	/** Id of the measure that stands out; the others fade. */
	readonly highlighted: string | null;
	/** How long a bubble travels to a new place, in ms; 0 under reduced motion. */
	readonly moveMs: number;
}

/** On a canvas of fewer text sizes than this only the first places are numbered. */
const NARROW = 26;
const NUMBERED_WHEN_NARROW = 10;
const SMALLEST_R = 0.3;

/**
 * Shape per class. Chart.js gives shapes of one radius different areas: `radius` makes the areas
 * equal again (circle πr², triangle ¾√3·r², square and diamond 2r²). `inner` is the radius of the
 * circle that fits in the shape.
 */
export const SHAPES: Readonly<
	Record<OpportunityClass, { style: PointStyle; radius: number; inner: number }>
> = {
	start: { style: 'circle', radius: 1, inner: 1 },
	'long-haul': {
		style: 'triangle',
		radius: Math.sqrt(Math.PI / (0.75 * Math.sqrt(3))),
		inner: 0.5
	},
	sustain: { style: 'rect', radius: Math.sqrt(Math.PI / 2), inner: Math.SQRT1_2 },
	later: { style: 'rectRot', radius: Math.sqrt(Math.PI / 2), inner: Math.SQRT1_2 },
	// A cross has no area: it says nothing about the room left, which is unknown.
	'too-few': { style: 'crossRot', radius: 1, inner: 0 }
};

/** Radius of a whole bubble (r = 1, a circle) on a canvas of this width, in px. */
export function biggestRadius(widthPx: number): number {
	return Math.min(34, Math.max(10, widthPx * 0.032));
}

/** Radius as Chart.js takes it, in px, so that all shapes with the same room have one area. */
export function radiusPx(point: Pick<MatrixPoint, 'r' | 'class'>, widthPx: number): number {
	const r = point.r === null ? SMALLEST_R : Math.max(SMALLEST_R, point.r);
	return biggestRadius(widthPx) * r * SHAPES[point.class].radius;
}

/** From a bubble to its first outline, and from there to the next, in px. */
export function outlineStepPx(widthPx: number): number {
	return Math.max(2, biggestRadius(widthPx) * 0.12);
}

/** Whether there is room for the numbers of the first places only. */
export function isNarrow({ widthPx, fontPx }: Pick<MatrixLook, 'widthPx' | 'fontPx'>): boolean {
	return widthPx < NARROW * fontPx;
}

/** Whether a measure carries its place in the drawing. */
export function isNumbered(point: MatrixPoint, look: MatrixLook): boolean {
	if (point.rank === null) return false;
	return !isNarrow(look) || point.rank <= NUMBERED_WHEN_NARROW || point.id === look.highlighted;
}
