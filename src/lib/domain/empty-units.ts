import { FAMILIES, OTHER_GROUP, type Group } from './group.ts';
import type { Breakdown } from './scan.ts';

/**
 * The sides of the table at which nobody sits, in their order: families, also those of which the
 * scan has no group, or single groups. The group for who fits in no other is never missed.
 * @param present slugs of the groups of which somebody is there
 */
export function emptyUnits(
	breakdown: Breakdown,
	groups: readonly Pick<Group, 'slug' | 'family'>[],
	present: ReadonlySet<string>
): readonly string[] {
	if (breakdown === 'groups')
		return groups
			.map(({ slug }) => slug)
			.filter((slug) => slug !== OTHER_GROUP && !present.has(slug));
	return FAMILIES.filter(
		(family) => !groups.some((group) => group.family === family && present.has(group.slug))
	);
}
