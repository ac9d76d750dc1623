import { textFor, type Language } from '#lib/domain/language.ts';
import type { ReleaseTheme } from '#lib/domain/release-shape.ts';

/** By what the lists can be sorted; by place they come. */
export const SORTS = ['place', 'impact', 'feasibility', 'room', 'agreement', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What an address asks for with `?sort=`; by place when it asks for nothing that is known. */
export function sortFrom(url: URL): Sort {
	return SORTS.find((sort) => sort === url.searchParams.get('sort')) ?? 'place';
}

/** How much a theme has of what is sorted by; null where it is not shown. */
const AMOUNTS: Readonly<
	Record<Exclude<Sort, 'place' | 'name'>, (theme: ReleaseTheme) => number | null>
> = {
	impact: ({ questions }) => questions.impact.balancedMean,
	feasibility: ({ questions }) => questions.feasibility.balancedMean,
	room: ({ questions: { effort } }) =>
		effort.balancedMean === null ? null : 5 - effort.balancedMean,
	// People agree about a theme as far as they do on both questions of the matrix.
	agreement: ({ questions: { impact, feasibility } }) =>
		impact.agreement === null || feasibility.agreement === null
			? null
			: Math.min(impact.agreement, feasibility.agreement)
};

/**
 * Sorts a list: most first, names by alphabet.
 * @param themes by place, which decides between equals; unknown comes last
 */
export function sorted(
	themes: readonly ReleaseTheme[],
	sort: Sort,
	language: Language
): readonly ReleaseTheme[] {
	if (sort === 'place') return themes;
	const nameOf = (theme: ReleaseTheme) => textFor(theme.title, language).text;
	if (sort === 'name')
		return themes.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), language));
	const amountOf = (theme: ReleaseTheme) => AMOUNTS[sort](theme) ?? -Infinity;
	return themes.toSorted((a, b) => (amountOf(a) === amountOf(b) ? 0 : amountOf(b) - amountOf(a)));
}
