import type { WholeScan } from '#lib/domain/scan.ts';
import type { InvitedTo } from '#lib/i18n/invitation-text.ts';
import { minutesFor } from '../../../s/[code]/place.ts';
import { linkTo, shortAddress } from './link.ts';

/** What a text to invite with says. @param party null: for everybody */
export function invitedTo(
	scan: WholeScan,
	address: string,
	party: { readonly code: string; readonly party: string } | null
): InvitedTo {
	const { title, purpose, use, decision, contact, retentionMonths, k, mode, area } = scan;
	return {
		...{ title, purpose, use, decision, contact, retentionMonths, k, mode, area },
		...{ languages: scan.languages, code: scan.code, address: shortAddress(address) },
		minutes: minutesOf(scan),
		link: linkTo(address, scan.code, party?.code),
		party: party?.party ?? null
	};
}

/** How long it takes to rate every theme that is on, at least 1. */
export function minutesOf(scan: WholeScan): number {
	const active = scan.levers.flatMap((lever) => lever.themes.filter((theme) => theme.active));
	return Math.max(1, minutesFor(active.length));
}
