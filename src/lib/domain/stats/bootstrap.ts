/** One side in a column: a pool of people, or a bag of values that is drawn from by itself. */
export type Side = { readonly weight: number } & (
	| { readonly pool: number }
	/** 1 … 5 each. */
	| { readonly values: Uint8Array }
);

/** The people of one round, to draw from. */
export interface Panel {
	/** Per pool its people, and per person a value for every column: 1 … 5, or 0 for no number. */
	readonly pools: readonly (readonly Uint8Array[])[];
	/** Per column the sides whose means count in it. */
	readonly columns: readonly (readonly Side[])[];
}

/** Of one person: counted above this, summed below it. A pool may sum up to 16 million. */
const ONE_PERSON = 2 ** 24;

/**
 * Bootstrap inside pools (Efron & Tibshirani 1993): people are drawn with replacement inside each
 * pool, each with all their answers, and per column the weighted mean of its sides is taken.
 * A side of which nobody drawn gave a number falls out of that draw, as it would in the result.
 * @param times how often to draw, ≥ 1
 * @param draw a whole number from 0 up to, not including, its argument
 * @returns per column as many means as draws, on the scale of the values; NaN where nobody drawn
 * gave a number
 */
export function resampledMeans(
	panel: Panel,
	times: number,
	draw: (below: number) => number
): readonly Float64Array[] {
	const width = panel.columns.length;
	const pools = panel.pools.map((people) => ({
		people: people.map(coded),
		drawn: new Uint32Array(people.length),
		sum: new Float64Array(width)
	}));
	const means = panel.columns.map(() => new Float64Array(times));
	for (let time = 0; time < times; time += 1) {
		for (const { people, drawn, sum } of pools) {
			// First who, then what they said: a third is not drawn, and the rest is read in one go.
			drawn.fill(0);
			for (let i = 0; i < people.length; i += 1) drawn[draw(people.length)]! += 1;
			sum.fill(0);
			for (let i = 0; i < people.length; i += 1) {
				const often = drawn[i]!;
				if (often === 0) continue;
				const person = people[i]!;
				for (let column = 0; column < width; column += 1) sum[column]! += often * person[column]!;
			}
		}
		panel.columns.forEach((sides, column) => {
			let weighed = 0;
			let weight = 0;
			for (const side of sides) {
				const total = 'pool' in side ? pools[side.pool]!.sum[column]! : drawnSum(side.values, draw);
				const n = Math.floor(total / ONE_PERSON);
				if (n === 0) continue;
				weighed += (side.weight * (total - n * ONE_PERSON)) / n;
				weight += side.weight;
			}
			means[column]![time] = weight === 0 ? NaN : weighed / weight;
		});
	}
	return means;
}

/** Number of people and sum in one figure, so that the loop over all draws adds once. */
function coded(person: Uint8Array): Float64Array {
	return Float64Array.from(person, (value) => (value === 0 ? 0 : ONE_PERSON + value));
}

/** As many values as there are, drawn with replacement, added up in the same way. */
function drawnSum(values: Uint8Array, draw: (below: number) => number): number {
	let sum = 0;
	for (let i = 0; i < values.length; i += 1) sum += ONE_PERSON + values[draw(values.length)]!;
	return sum;
}
