import type { Position, Ring } from './area.ts';

//
// With outer rings anticlockwise and holes clockwise, the rings are fit if no lines cross between
// their ends and every spot is enclosed 0 or 1 times. A crossing in a corner, an overlap or a hole
// outside its polygon gives 2 or −1 somewhere; a ring that touches itself, or two neighbours that
// share a border, do not.
//
// A line sweeps from left to right over the corners, after Shamos & Hoey (1976), Geometric
// intersection problems, and stops at the first crossing. Not sweepline-intersections 2.0.1: it
// also reports borders that only touch, is silent about a crossing in a corner, and compares every
// pair that shares an x (27 s for a zigzag of 40,000 points).

interface Sweep {
	/** From left to right, in one column from bottom to top; each once. */
	readonly corners: readonly Position[];
	/** Pieces of border, from a corner to a later one. */
	readonly from: number[];
	readonly to: number[];
	/** How many times more it is enclosed just above the piece than just below it. */
	readonly step: number[];
	/** Whether the line that the piece is part of began before it. */
	readonly runsOn: boolean[];
	/** How many times it is enclosed just above the piece, once the sweep has met it. */
	readonly above: number[];
	/** Pieces that start in each corner. */
	readonly startingAt: number[][];
	/** The pieces under the sweep line, from bottom to top: the first `height` of `pile`. */
	readonly pile: Int32Array;
	height: number;
	/** First corner where it is not enclosed 0 or 1 times. */
	amiss: Position | null;
}

/**
 * A place where closed rings without repeats cross; else one from where they enclose something
 * twice or inside out; null if the rings are fit. Positions are whole numbers.
 */
export function findOverlap(rings: readonly Ring[]): Position | null {
	const sweep = startSweep(rings);
	for (let corner = 0; corner < sweep.corners.length; corner += 1) {
		const place = passCorner(sweep, corner);
		if (place) return place;
	}
	// Only now: a bow tie encloses −1 times from its first corner on, but people want the crossing.
	return sweep.amiss;
}

function startSweep(rings: readonly Ring[]): Sweep {
	const starts = rings.flatMap((ring) => ring.slice(0, -1));
	const order = starts.map((point, index) => ({ point, index }));
	order.sort((a, b) => a.point[0] - b.point[0] || a.point[1] - b.point[1]);
	const corners: Position[] = [];
	const cornerOf = new Int32Array(starts.length);
	for (const { point, index } of order) {
		if (corners.length === 0 || !isSame(corners.at(-1), point)) corners.push(point);
		cornerOf[index] = corners.length - 1;
	}
	const startingAt = corners.map((): number[] => []);
	const pile = new Int32Array(starts.length + 1);
	const pieces = { from: [], to: [], step: [], runsOn: [], above: [], startingAt };
	const sweep: Sweep = { corners, ...pieces, pile, height: 0, amiss: null };
	let first = 0;
	for (const { length } of rings) {
		const last = first + length - 2;
		for (let index = first; index <= last; index += 1) {
			const a = at(cornerOf, index);
			const b = at(cornerOf, index === last ? first : index + 1);
			addPiece(sweep, Math.min(a, b), Math.max(a, b), a < b ? 1 : -1, false);
		}
		first = last + 1;
	}
	return sweep;
}

function addPiece(sweep: Sweep, from: number, to: number, step: number, runsOn: boolean): void {
	at(sweep.startingAt, from).push(sweep.from.length);
	sweep.from.push(from);
	sweep.to.push(to);
	sweep.step.push(step);
	sweep.runsOn.push(runsOn);
	sweep.above.push(0);
}

/** Replaces the pieces that reach the corner by those that start there; the place of a crossing. */
function passCorner(sweep: Sweep, corner: number): Position | null {
	const first = lowestReaching(sweep, corner);
	const around = [first === 0 ? 0 : at(sweep.above, at(sweep.pile, first - 1))];
	let enclosed = at(around, 0);
	let end = first;
	for (; end < sweep.height && sideOf(sweep, at(sweep.pile, end), corner) === 0; end += 1) {
		const piece = at(sweep.pile, end);
		const to = at(sweep.to, piece);
		// It passes through: what lies beyond the corner is a piece of its own.
		if (to !== corner) addPiece(sweep, corner, to, at(sweep.step, piece), true);
		around.push(at(sweep.above, piece));
	}
	const starting = mergeStarting(sweep, corner);
	for (const piece of starting) {
		enclosed += at(sweep.step, piece);
		sweep.above[piece] = enclosed;
		around.push(enclosed);
	}
	if (around.some((times) => times !== 0 && times !== 1)) sweep.amiss ??= at(sweep.corners, corner);
	const through = starting.filter((piece) => at(sweep.runsOn, piece)).length;
	// Borders that cross in a corner, or double there, have three different sides.
	if (through > 1 || new Set(around).size > 2) return at(sweep.corners, corner);
	const next = first + starting.length;
	sweep.pile.copyWithin(next, end, sweep.height);
	sweep.pile.set(starting, first);
	sweep.height += next - end;
	// Only neighbours can be the first to cross. Without new pieces, these two have just met.
	const lower = crossing(sweep, first - 1, first);
	return lower ?? (starting.length > 0 ? crossing(sweep, next - 1, next) : null);
}

/** Place in the pile of the lowest piece that does not lie wholly below the corner. */
function lowestReaching(sweep: Sweep, corner: number): number {
	let low = 0;
	let high = sweep.height;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sideOf(sweep, at(sweep.pile, middle), corner) > 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The pieces that start in a corner, from bottom to top. Those in one direction become one piece up
 * to where the shortest ends, and pieces of their own beyond it.
 */
function mergeStarting(sweep: Sweep, corner: number): readonly number[] {
	const { corners, to, step, runsOn } = sweep;
	const origin = at(corners, corner);
	const end = (piece: number): Position => at(corners, at(to, piece));
	const pieces = at(sweep.startingAt, corner);
	pieces.sort((a, b) => turn(origin, end(b), end(a)) || at(to, a) - at(to, b));
	const merged: number[] = [];
	let index = 0;
	while (index < pieces.length) {
		const shortest = at(pieces, index);
		const group = [shortest];
		for (index += 1; index < pieces.length; index += 1) {
			const piece = at(pieces, index);
			if (turn(origin, end(shortest), end(piece)) !== 0) break;
			group.push(piece);
		}
		const total = group.reduce((sum, piece) => sum + at(step, piece), 0);
		let beyond = total;
		for (const [place, piece] of group.slice(1).entries()) {
			const previous = at(group, place);
			beyond -= at(step, previous);
			const [start, stop] = [at(to, previous), at(to, piece)];
			if (start !== stop) addPiece(sweep, start, stop, beyond, true);
		}
		step[shortest] = total;
		runsOn[shortest] = group.some((piece) => at(runsOn, piece));
		merged.push(shortest);
	}
	return merged;
}

/** Positive if the corner lies above the piece, 0 if on it, negative if below. */
function sideOf({ corners, from, to }: Sweep, piece: number, corner: number): number {
	return turn(at(corners, at(from, piece)), at(corners, at(to, piece)), at(corners, corner));
}

/** Where two pieces in the pile cross between their ends; null if not, or past an end of the pile. */
function crossing(sweep: Sweep, lower: number, upper: number): Position | null {
	if (lower < 0 || upper >= sweep.height) return null;
	const [one, other] = [at(sweep.pile, lower), at(sweep.pile, upper)];
	const [from, to] = [at(sweep.from, other), at(sweep.to, other)];
	const [before, after] = [sideOf(sweep, one, from), sideOf(sweep, one, to)];
	const start = sideOf(sweep, other, at(sweep.from, one));
	const stop = sideOf(sweep, other, at(sweep.to, one));
	const apart =
		Math.sign(before) * Math.sign(after) >= 0 || Math.sign(start) * Math.sign(stop) >= 0;
	if (apart) return null;
	const part = before / (before - after);
	const [a, b] = [at(sweep.corners, from), at(sweep.corners, to)];
	return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
}

/** The item at an index that is known to exist. */
function at<T>(list: { readonly [index: number]: T }, index: number): T {
	return list[index] as T;
}

export function isSame(a: Position | undefined, b: Position | undefined): boolean {
	return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** Positive if c lies left of the line from a to b, negative if right, exactly 0 if on it. */
export function turn(a: Position, b: Position, c: Position): number {
	const [abX, abY, acX, acY] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
	const one = abX * acY;
	const other = abY * acX;
	const size = Math.abs(one) + Math.abs(other);
	// Whole numbers below 2^53 are exact; above it 1e-15 is over four times the rounding error.
	if (size <= Number.MAX_SAFE_INTEGER || Math.abs(one - other) > size * 1e-15) return one - other;
	return Number(BigInt(abX) * BigInt(acY) - BigInt(abY) * BigInt(acX));
}
