import { isoDay } from '../../i18n/iso-day.ts';
import { honestLine } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Told } from './told.ts';

/** What the outline of the area carries in a map file: which release it is, and what it is not. */
export function areaCells({ release, releasedAtMs, language: locale }: Told) {
	const { scan, round, participants, k, breakdown, weights, methodVersion, checksum } = release;
	return {
		...{ scan: scan.title, area: scan.area.name, hectares: scan.area.hectares },
		...{ round, released: isoDay(releasedAtMs), participants: participants.total },
		...{ k, breakdown },
		weightImpact: weights.impact,
		weightFeasibility: weights.feasibility,
		weightRoom: weights.room,
		...{ methodVersion, checksum },
		honest: honestLine(release, releasedAtMs, locale),
		noZoning: m.export_no_zoning({}, { locale })
	};
}
