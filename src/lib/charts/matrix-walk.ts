import type { MatrixPoint } from './matrix-bubbles.ts';

/** A bubble of the walk. */
type Stop = Pick<MatrixPoint, 'id' | 'rank' | 'x' | 'y'>;

/** Keys of the keyboard by what they do: across and up, or along the places. */
const WAYS: ReadonlyMap<string, readonly [across: number, up: number]> = new Map([
	['ArrowRight', [1, 0]],
	['ArrowLeft', [-1, 0]],
	['ArrowUp', [0, 1]],
	['ArrowDown', [0, -1]]
]);
const STEPS: ReadonlyMap<string, number> = new Map([
	['Home', -Infinity],
	['End', Infinity],
	['PageUp', -1],
	['PageDown', 1]
]);
/** What lies aside is further off than what lies ahead. */
const ASIDE = 2;

/**
 * Which bubble a key leads to. Arrows go to the nearest in that direction, Home and End to the first
 * and the last place, PageDown and PageUp to the next place and the one before: so every bubble can
 * be reached, wherever it lies.
 * @param from the bubble to start from; null or not drawn: every key leads to the first place, End to
 * the last
 * @returns null where nothing lies that way; undefined for a key that is not of the walk
 */
export function walkTo(
	points: readonly Stop[],
	from: string | null,
	key: string
): string | null | undefined {
	const way = WAYS.get(key);
	const steps = STEPS.get(key);
	if (way === undefined && steps === undefined) return undefined;
	const row = byPlace(points);
	const at = row.findIndex(({ id }) => id === from);
	if (at < 0) return (key === 'End' ? row.at(-1) : row[0])?.id ?? null;
	if (way) return nearest(row, at, way);
	const to = Math.min(row.length - 1, Math.max(0, at + steps!));
	return to === at ? null : row[to]!.id;
}

/** Places first; those without one keep the order of the scan. */
function byPlace(points: readonly Stop[]): readonly Stop[] {
	const place = ({ rank }: Stop) => rank ?? Number.MAX_SAFE_INTEGER;
	return points.toSorted((a, b) => place(a) - place(b));
}

/** Of bubbles in one and the same spot the later ones lie right of and under the earlier ones. */
function nearest(
	row: readonly Stop[],
	at: number,
	[across, up]: readonly [number, number]
): string | null {
	const here = row[at]!;
	const later = across > 0 || up < 0;
	let best: { id: string; far: number } | null = null;
	// In the order in which a pile is walked through, so that the first of equals is the next one.
	for (const [i, { id, x, y }] of later ? [...row.entries()] : [...row.entries()].reverse()) {
		const [dx, dy] = [x - here.x, y - here.y];
		const ahead = across * dx + up * dy;
		const isPile = dx === 0 && dy === 0 && (later ? i > at : i < at);
		if (ahead <= 0 && !isPile) continue;
		const far = ahead + ASIDE * Math.abs(across === 0 ? dx : dy);
		if (best === null || far < best.far) best = { id, far };
	}
	return best?.id ?? null;
}
