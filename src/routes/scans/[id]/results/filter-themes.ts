import type { OpportunityClass, ReleaseTheme } from '#lib/domain/release-shape.ts';
import type { Condition } from '#lib/domain/theme.ts';

/** By what a result can be filtered. */
export const FILTERS = ['lever', 'policy', 'condition', 'class'] as const;
export type Filter = (typeof FILTERS)[number];

/** What an address asks for; null: all. */
export type Asked = Readonly<Record<Filter, string | null>>;

/** What can be asked for: only what themes of the release have. */
export type Choices = Readonly<
	Record<
		Filter,
		readonly { readonly id: string; readonly title: { text: string; language: string } }[]
	>
>;

/** What a release does not say of a theme, by its id. */
export type Kinds = Readonly<
	Record<
		string,
		{ readonly policies: readonly string[]; readonly conditions: readonly Condition[] } | undefined
	>
>;

/** What an address asks for; what no theme of the release has counts as all. */
export function askedFrom(url: URL, choices: Choices): Asked {
	const one = (filter: Filter) =>
		choices[filter].find(({ id }) => id === url.searchParams.get(filter))?.id ?? null;
	return {
		lever: one('lever'),
		policy: one('policy'),
		condition: one('condition'),
		class: one('class')
	};
}

/** The themes that have everything that is asked for, in their order. */
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

/** The number of the side that an address asks for, as `?side=` of the picture does; null: none. */
export function sideFrom(url: URL, sides: number): number | null {
	const [, digits] = /^(\d{1,2})$/.exec(url.searchParams.get('side') ?? '') ?? [];
	const side = digits === undefined ? sides : Number(digits);
	return side < sides ? side : null;
}
