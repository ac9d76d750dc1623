import { agreement } from './stats/agreement.ts';

/** One layer of a histogram, as van der Eijk's A takes it apart (docs/method.md §3). */
export interface Layer {
	/** The points of the scale that are in it, from 1. */
	readonly points: readonly number[];
	readonly people: number;
	/** −1 … 1: of this pattern alone. */
	readonly agreement: number;
}

/**
 * The layers of equal height behind an agreement, lowest first: A is their mean, each weighing by
 * its people.
 * @param counts people per scale point, lowest first; none without people
 */
export function layersOf(counts: readonly number[]): readonly Layer[] {
	const heights = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b);
	return heights.map((height, i) => {
		const points = counts.flatMap((count, at) => (count >= height ? [at + 1] : []));
		return {
			points,
			people: (height - (heights[i - 1] ?? 0)) * points.length,
			agreement: agreement(counts.map((count) => (count >= height ? 1 : 0)))!
		};
	});
}
