import { FAMILIES, type Group } from '../../domain/group.ts';
import type { LocalText } from '../../domain/language.ts';
import type { Release } from '../../domain/release-shape.ts';
import { familyTitle } from '../../i18n/family-titles.ts';
import type { Names } from '../../i18n/story-sentences.ts';

/** Names of groups and units by id; a release holds ids only. */
export function namesOf(result: {
	readonly release: Pick<Release, 'breakdown'>;
	readonly groups: readonly Group[];
}): Names {
	const groups = new Map(result.groups.map((group) => [group.slug, group.title]));
	const families = new Map<string, LocalText>(
		FAMILIES.map((family) => [family, familyTitle(family)])
	);
	return { groups, units: result.release.breakdown === 'groups' ? groups : families };
}
