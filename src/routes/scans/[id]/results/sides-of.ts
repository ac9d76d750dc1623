import type { Group } from '#lib/domain/group.ts';
import { unitOf } from '#lib/domain/release.ts';
import type { Release } from '#lib/domain/release-shape.ts';

/** A side of the table as it is shown: one unit, or several together. */
export interface Side {
	readonly units: readonly string[];
	/** People on this side who took part. */
	readonly people: number;
}

/** The sides of a release with how many people sat there; none with fewer than 5 participants. */
export function sidesOf(release: Release, groups: readonly Group[]): readonly Side[] {
	return release.pools.map(({ units }) => ({
		units,
		people: groups
			.filter((group) => units.includes(unitOf(release.breakdown, group)))
			.reduce((sum, group) => sum + (release.participants.byGroup[group.slug] ?? 0), 0)
	}));
}
