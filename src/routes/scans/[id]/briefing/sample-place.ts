import { SCALE } from '#lib/domain/rating.ts';

/** The drawing is this wide and high, with a margin for the marks at its edges. */
export const SAMPLE_SIZE = 200;
const MARGIN = 14;
/** Marks nearer than this would have their numbers on top of each other. */
const NEAR = { across: 20, up: 11 };

interface Sampled {
	/** Means on the scale. */
	readonly impact: number;
	readonly feasibility: number;
	readonly talk: boolean;
}

/** Where each theme stands in the drawing, and how far below that its number does. */
export function marksOf(themes: readonly Sampled[]) {
	const places = themes.map(({ impact, feasibility, talk }) => ({
		left: placeIn(feasibility),
		top: SAMPLE_SIZE - placeIn(impact),
		talk
	}));
	return places.map((place, i) => {
		const near = places.slice(0, i).filter(({ left, top }) => {
			const [across, up] = [Math.abs(left - place.left), Math.abs(top - place.top)];
			return across < NEAR.across && up < NEAR.up;
		});
		return { ...place, down: near.length * NEAR.up };
	});
}

function placeIn(mean: number): number {
	const [low, high] = [SCALE[0]!, SCALE.at(-1)!];
	return MARGIN + ((mean - low) / (high - low)) * (SAMPLE_SIZE - 2 * MARGIN);
}
