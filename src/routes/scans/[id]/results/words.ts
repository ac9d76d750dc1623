import { textFor, type Language } from '#lib/domain/language.ts';
import type { Release, ReleaseTheme } from '#lib/domain/release-shape.ts';
import type { Names } from '#lib/i18n/story-sentences.ts';
import { whySentence } from '#lib/i18n/why-sentence.ts';

/** Why a theme stands where it stands, in one sentence. */
export function whyOf({ questions }: ReleaseTheme, language: Language): string {
	return whySentence(
		{
			impact: questions.impact.balancedMean,
			feasibility: questions.feasibility.balancedMean,
			effort: questions.effort.balancedMean
		},
		language
	);
}

/** Groups of the scan with how many took part, and the names of those from which nobody came. */
export function groupCounts(release: Release, names: Names, language: Language) {
	const rows = Object.entries(release.participants.byGroup).map(([slug, people]) => {
		const title = names.groups.get(slug);
		return { slug, people, ...(title ? textFor(title, language) : { text: slug, language }) };
	});
	return {
		present: rows.filter(({ people }) => people > 0),
		missing: rows.filter(({ people, slug }) => people === 0 && slug !== 'anders')
	};
}
