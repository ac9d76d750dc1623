import type { Language } from './language.ts';
import type { OpportunityClass, ReleaseTheme } from './release-shape.ts';
import type { Condition } from './theme.ts';

/** By what a result can be filtered. */
export const FILTERS = ['lever', 'policy', 'condition', 'class'] as const;
export type Filter = (typeof FILTERS)[number];

/** What is asked for; null: all. */
export type Asked = Readonly<Record<Filter, string | null>>;

/** What can be asked for: only what themes of the release have. */
export type Choices = Readonly<
	Record<
		Filter,
		readonly { readonly id: string; readonly title: { text: string; language: Language } }[]
	>
>;

/** What a release does not say of a theme, by its id. */
export type Kinds = Readonly<
	Record<
		string,
		{ readonly policies: readonly string[]; readonly conditions: readonly Condition[] } | undefined
	>
>;

/** What of it can be asked for; what no theme of the release has counts as all. */
export function knownOf(asked: Asked, choices: Choices): Asked {
	const one = (filter: Filter) =>
		choices[filter].find(({ id }) => id === asked[filter])?.id ?? null;
	return {
		lever: one('lever'),
		policy: one('policy'),
		condition: one('condition'),
		class: one('class')
	};
}

/**
 * The themes that have everything that is asked for, in their order.
 * @returns `themes` itself when nothing is asked for
 */
export function matching(
	themes: readonly ReleaseTheme[],
	asked: Asked,
	kinds: Kinds
): readonly ReleaseTheme[] {
	if (FILTERS.every((filter) => asked[filter] === null)) return themes;
	return themes.filter(({ id, lever, opportunity }) => {
		const has: Readonly<Record<Filter, readonly string[]>> = {
			lever: [lever],
			policy: kinds[id]?.policies ?? [],
			condition: kinds[id]?.conditions ?? [],
			class: [opportunity.class satisfies OpportunityClass]
		};
		return FILTERS.every((filter) => asked[filter] === null || has[filter].includes(asked[filter]));
	});
}
