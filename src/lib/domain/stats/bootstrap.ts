/** The people of one round, to draw from. */
export interface Panel {
	/** Per stratum its people, and per person a value for every column: 1 … 5, or 0 for no number. */
	readonly strata: readonly (readonly Uint8Array[])[];
	/** Per column the pools whose means count in it: the strata a pool is made of, and its weight. */
	readonly columns: readonly (readonly {
		readonly strata: readonly number[];
		readonly weight: number;
	}[])[];
}

/** Of one person: counted above this, summed below it. A stratum may sum up to 16 million. */
const ONE_PERSON = 2 ** 24;

/**
 * Bootstrap inside strata (Efron & Tibshirani 1993): people are drawn with replacement inside each
 * stratum, each with all their answers, and per column the weighted mean of pool means is taken.
 * A pool in which nobody drawn gave a number falls out of that draw, as it would in the result.
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
	const strata = panel.strata.map((people) => ({
		people: people.map(coded),
		drawn: new Uint32Array(people.length),
		sum: new Float64Array(width)
	}));
	const means = panel.columns.map(() => new Float64Array(times));
	for (let time = 0; time < times; time += 1) {
		for (const { people, drawn, sum } of strata) {
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
		panel.columns.forEach((pools, column) => {
			let weighed = 0;
			let weight = 0;
			for (const pool of pools) {
				let total = 0;
				for (const s of pool.strata) total += strata[s]!.sum[column]!;
				const n = Math.floor(total / ONE_PERSON);
				if (n === 0) continue;
				weighed += (pool.weight * (total - n * ONE_PERSON)) / n;
				weight += pool.weight;
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
