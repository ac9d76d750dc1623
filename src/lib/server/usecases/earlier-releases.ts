import * as v from 'valibot';
import type { Earlier, Fact } from '../../domain/release.ts';
import { ReleaseShape, type Release } from '../../domain/release-shape.ts';
import type { StoredRelease } from '../store/rounds.ts';

/**
 * The releases of a scan that a next one can build on, first first: those with figures, in the shape
 * of today. Of a round in which fewer than five took part there is nothing to keep or compare.
 */
export function figuresSoFar(stored: readonly Pick<StoredRelease, 'json'>[]): readonly Release[] {
	const kept: Release[] = [];
	for (const { json } of stored) {
		const release = releaseFrom(json);
		// Figures that were carried over lean on the release they come from.
		const rests = release?.themes.every(
			({ carriedFrom }) => carriedFrom === null || kept.some(({ round }) => round === carriedFrom)
		);
		if (release && release.themes.length > 0 && rests) kept.push(release);
	}
	return kept;
}

/** @returns null for a text that is no release in the shape of today */
export function releaseFrom(json: string): Release | null {
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ReleaseShape), json);
	return parsed.success ? parsed.output : null;
}

/**
 * What a release is made with besides its own answers.
 * @param before all releases of earlier rounds of the scan, first first
 * @param followed newest release of the scan that this one follows, or null
 */
export function earlierOf(
	before: readonly Pick<StoredRelease, 'json'>[],
	factsOf: (round: number) => Iterable<Fact>,
	followed: Release | null
): Earlier | null {
	const releases = figuresSoFar(before);
	if (releases.length > 0) return { kind: 'round', releases, factsOf };
	return followed && { kind: 'scan', release: followed };
}
