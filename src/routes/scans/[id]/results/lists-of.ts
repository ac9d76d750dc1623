import {
	CLASSES,
	type OpportunityClass,
	type Release,
	type ReleaseTheme
} from '#lib/domain/release-shape.ts';

/** The themes of a release as they are read: by class and place, conditions apart. */
export interface Lists {
	/** Classes without themes are left out. */
	readonly byClass: readonly {
		readonly name: OpportunityClass;
		readonly themes: readonly ReleaseTheme[];
	}[];
	/** All measures by place, whatever their class. */
	readonly measures: readonly ReleaseTheme[];
	readonly conditions: readonly ReleaseTheme[];
	/** Whether measures, or conditions, have places that are not tested for firmness. */
	readonly untested: { readonly measures: boolean; readonly conditions: boolean };
	/** Whether at least one measure stands in the matrix. */
	readonly drawn: boolean;
}

/** By place; equal places, and themes without one, keep the order of the scan. */
function inOrder(themes: readonly ReleaseTheme[]): readonly ReleaseTheme[] {
	const place = (theme: ReleaseTheme) => theme.opportunity.rank ?? Infinity;
	return [...themes].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Sorts a release into its lists. */
export function listsOf(release: Release): Lists {
	const measures = release.themes.filter((theme) => !theme.enabling);
	const conditions = release.themes.filter((theme) => theme.enabling);
	const byClass = CLASSES.map((name) => ({
		name,
		themes: inOrder(measures.filter((theme) => theme.opportunity.class === name))
	})).filter(({ themes }) => themes.length > 0);
	const drawn = measures.some(
		({ questions }) =>
			questions.impact.balancedMean !== null && questions.feasibility.balancedMean !== null
	);
	return {
		byClass,
		measures: inOrder(measures),
		conditions: inOrder(conditions),
		untested: { measures: isUntested(measures), conditions: isUntested(conditions) },
		drawn
	};
}

/** Whether places are given without how firm they are: the list is too short for that. */
function isUntested(themes: readonly ReleaseTheme[]): boolean {
	return themes.some(
		({ opportunity }) => opportunity.rank !== null && opportunity.weightShare === null
	);
}
