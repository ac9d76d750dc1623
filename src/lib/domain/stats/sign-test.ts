/**
 * Exact two-sided sign test; Dixon & Mood (1946), The statistical sign test, Journal of the
 * American Statistical Association 41:557–566: p = min(1, 2·P(X ≤ the smaller of up and down)) for
 * X binomial with up + down trials and chance ½. Who stayed the same does not take part.
 *
 * The binomial terms are taken relative to the middle one and only multiplied, divided and added:
 * nothing overflows, and every machine gives the same bits.
 * @param up people who went up, a whole number ≥ 0
 * @param down people who went down, a whole number ≥ 0
 * @returns p, 0 … 1; 1 if nobody moved; 0 only where p is too small for a number
 */
export function signTest(up: number, down: number): number {
	const n = up + down;
	const middle = Math.floor(n / 2);
	const smaller = Math.min(up, down);
	let term = 1;
	let below = 0;
	let tail = 0;
	for (let x = middle; x >= 0; x -= 1) {
		if (x <= smaller) tail += term;
		if (x < n - x) below += term;
		term *= x / (n - x + 1);
	}
	const all = 2 * below + (n % 2 === 0 ? 1 : 0);
	return Math.min(1, (2 * tail) / all);
}
