import { dayText, honestLine } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { sideName } from '../../i18n/result-words.ts';
import type { Told } from './told.ts';

/** What somebody must know who gets a file without the house it came from. */
export interface Readme {
	readonly title: string;
	readonly sentences: readonly string[];
	readonly facts: readonly (readonly [label: string, value: string | number])[];
}

/** What an export is, what it is not, and of which release. */
export function readmeOf({ release, names, releasedAtMs, language: locale }: Told): Readme {
	const { scan, round, participants, k, breakdown, weights, change } = release;
	const parts = [
		[m.result_part_impact({}, { locale }), weights.impact],
		[m.result_part_feasibility({}, { locale }), weights.feasibility],
		[m.result_part_room({}, { locale }), weights.room]
	] as const;
	const breakdowns = {
		families: m.export_breakdown_families,
		groups: m.export_breakdown_groups
	} as const;
	const sides = release.pools.map(({ units }) => sideName(units, names, locale));
	return {
		title: m.export_readme_title({ area: scan.area.name, round }, { locale }),
		sentences: [
			honestLine(release, releasedAtMs, locale),
			m.export_readme_what({}, { locale }),
			m.export_no_zoning({}, { locale }),
			m.export_readme_empty({}, { locale })
		],
		facts: [
			[m.export_label_scan({}, { locale }), scan.title],
			[m.export_label_area({}, { locale }), scan.area.name],
			[m.export_label_hectares({}, { locale }), scan.area.hectares],
			[m.export_label_round({}, { locale }), round],
			[m.export_label_released({}, { locale }), dayText(releasedAtMs, locale)],
			[m.export_label_participants({}, { locale }), participants.total],
			// A release of before method 1.3 does not say it.
			...(participants.people === undefined
				? []
				: [[m.export_label_people({}, { locale }), participants.people] as const]),
			[m.export_label_k({}, { locale }), k],
			[m.export_label_breakdown({}, { locale }), breakdowns[breakdown]({}, { locale })],
			...(sides.length > 0
				? [[m.export_label_sides({}, { locale }), sides.join('; ')] as const]
				: []),
			...parts.map(
				([part, weight]) => [m.export_label_weight({ part }, { locale }), weight] as const
			),
			...(scan.themeSet
				? [
						[
							m.export_label_theme_set({}, { locale }),
							`${scan.themeSet.id} ${scan.themeSet.version}`
						] as const
					]
				: []),
			...(change
				? [
						[m.export_label_compared({}, { locale }), change.title] as const,
						[m.export_label_compared_checksum({}, { locale }), change.checksum] as const
					]
				: []),
			[m.export_label_method({}, { locale }), release.methodVersion],
			[m.export_label_checksum({}, { locale }), release.checksum]
		]
	};
}
