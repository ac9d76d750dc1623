import type { SideArrow } from '#lib/charts/matrix-sides.ts';
import type { Language, LocalText } from '#lib/domain/language.ts';
import type { ReleaseTheme } from '#lib/domain/release-shape.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { figure } from '#lib/i18n/result-words.ts';

/** An arrow in words. */
export interface SideRow {
	readonly id: string;
	readonly rank: number | null;
	readonly title: LocalText;
	/** E.g. "0,8 hoger" than all sides together, or "gelijk". */
	readonly impact: string;
	readonly feasibility: string;
}

/** How one side differs from all sides together, by place; arrows of other themes are left out. */
export function sideRows(
	arrows: readonly SideArrow[],
	themes: readonly ReleaseTheme[],
	language: Language
): readonly SideRow[] {
	const place = ({ rank }: SideRow) => rank ?? Number.MAX_SAFE_INTEGER;
	return arrows
		.flatMap(({ id, from, to }): readonly SideRow[] => {
			const theme = themes.find((one) => one.id === id);
			if (!theme) return [];
			return [
				{
					...{ id, rank: theme.opportunity.rank, title: theme.title },
					impact: differenceText(to.y - from.y, language),
					feasibility: differenceText(to.x - from.x, language)
				}
			];
		})
		.toSorted((a, b) => place(a) - place(b));
}

function differenceText(difference: number, locale: Language): string {
	if (Math.abs(difference) < 0.05) return m.filter_side_same({}, { locale });
	const amount = figure(Math.abs(difference), locale);
	return difference > 0
		? m.filter_side_higher({ amount }, { locale })
		: m.filter_side_lower({ amount }, { locale });
}
