/** Up to so many changes p is exact: shares of 2^50 assignments of signs are still exact numbers. */
const EXACT_UP_TO = 50;

export interface SignedRank {
	/** Sum of the ranks of those who went up. */
	readonly tPlus: number;
	/** Sum of the ranks of those who went down. */
	readonly tMinus: number;
	/** (T+ − T−) / (T+ + T−), −1 (all down) … 1 (all up). */
	readonly rankBiserial: number;
	/** Two-sided, 0 … 1. */
	readonly p: number;
}

/** Changes of one size; ranks are doubled, so that a middle rank is a whole number. */
interface Tied {
	readonly people: number;
	readonly up: number;
	readonly doubledRank: number;
}

/**
 * Wilcoxon signed-rank test of paired answers; Wilcoxon (1945), Individual comparisons by ranking
 * methods, Biometrics Bulletin 1:80–83. Zeros are dropped; changes of one size share the middle of
 * their ranks. The effect is the matched-pairs rank-biserial correlation of Kerby (2014),
 * Comprehensive Psychology 3:1.
 *
 * p: up to 50 changes exact, counted over all assignments of signs to these very ranks, ties
 * included; above that the normal approximation, with the variance of these ranks (which is the
 * tie correction) and a continuity correction of ½ towards the middle, as R's wilcox.test.
 * @param differences later minus earlier answer, one per person, whole numbers, in any order
 * @returns null if nobody changed
 */
export function signedRank(differences: readonly number[]): SignedRank | null {
	const ties = bySize(differences);
	const all = ties.reduce((sum, { people, doubledRank }) => sum + people * doubledRank, 0);
	if (all === 0) return null;
	const plus = ties.reduce((sum, { up, doubledRank }) => sum + up * doubledRank, 0);
	const minus = all - plus;
	const n = ties.reduce((sum, { people }) => sum + people, 0);
	const p =
		n <= EXACT_UP_TO ? exactP(ties, Math.min(plus, minus)) : normalP(ties, Math.abs(plus - minus));
	return { tPlus: plus / 2, tMinus: minus / 2, rankBiserial: (plus - minus) / all, p };
}

function bySize(differences: readonly number[]): readonly Tied[] {
	const sizes = [...new Set(differences.map(Math.abs))].filter((size) => size > 0);
	let before = 0;
	return sizes
		.sort((a, b) => a - b)
		.map((size) => {
			const up = differences.filter((difference) => difference === size).length;
			const people = up + differences.filter((difference) => difference === -size).length;
			const doubledRank = 2 * before + people + 1;
			before += people;
			return { people, up, doubledRank };
		});
}

/** Twice the share of all assignments of signs with a doubled rank sum of at most `smaller`. */
function exactP(ties: readonly Tied[], smaller: number): number {
	const share = new Array<number>(smaller + 1).fill(0);
	share[0] = 1;
	for (const { people, doubledRank } of ties)
		for (let person = 0; person < people; person += 1)
			for (let sum = smaller; sum >= 0; sum -= 1)
				share[sum] = (share[sum]! + (share[sum - doubledRank] ?? 0)) / 2;
	return Math.min(1, 2 * share.reduce((total, part) => total + part, 0));
}

/** @param apart |T+ − T−| in doubled ranks, which is four times the distance of T+ to its middle */
function normalP(ties: readonly Tied[], apart: number): number {
	const variance =
		ties.reduce((sum, { people, doubledRank }) => sum + people * doubledRank ** 2, 0) / 16;
	return 2 * upperTail(Math.max(0, apart / 4 - 1 / 2) / Math.sqrt(variance));
}

/**
 * P(Z ≥ z) of the standard normal, with an error below 1e-14: ½ − φ(z)·(z + z³/3 + z⁵/(3·5) + …),
 * Marsaglia (2004), Evaluating the normal distribution, Journal of Statistical Software 11(4). e to
 * the power z²/2 in φ is summed alongside, because Math.exp may differ between machines.
 * @param z ≥ 0
 */
function upperTail(z: number): number {
	if (z > 9) return 0;
	let odd = z;
	let even = 1;
	let oddSum = odd;
	let evenSum = even;
	for (let k = 1; k < 300; k += 1) {
		even *= (z * z) / (2 * k);
		odd *= (z * z) / (2 * k + 1);
		evenSum += even;
		oddSum += odd;
	}
	return Math.max(0, 1 / 2 - oddSum / (evenSum * Math.sqrt(2 * Math.PI)));
}
