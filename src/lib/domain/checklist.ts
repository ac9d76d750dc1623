import type { Language, LocalText } from './language.ts';
import type { WholeScan } from './scan.ts';

/** Without these no round opens, in the order in which they are best done. */
export const NEEDED = ['area', 'purpose', 'privacy', 'themes', 'groups', 'method'] as const;
export type Needed = (typeof NEEDED)[number];

/** What a meeting is better with. */
export const ADVISED = ['preconditions', 'invited', 'script', 'rehearsal'] as const;
export type Advised = (typeof ADVISED)[number];

/** What stands beside the scan itself. */
export interface Prepared {
	/** There are invitations, and no side of the table was left out. */
	readonly allInvited: boolean;
	readonly hasScript: boolean;
	/** It was rehearsed up to a result. */
	readonly rehearsed: boolean;
}

/**
 * What preparing still lacks, in order. A text lacks while one language of the scan has none.
 * @returns of NEEDED exactly what makes openRound refuse a facilitator
 */
export function lackingIn(
	scan: WholeScan,
	{ allInvited, hasScript, rehearsed }: Prepared
): { readonly needed: readonly Needed[]; readonly advised: readonly Advised[] } {
	const told = (...texts: readonly LocalText[]) =>
		texts.every((text) => scan.languages.every((language: Language) => text[language]));
	const has: Readonly<Record<Needed | Advised, boolean>> = {
		area: scan.area !== null,
		purpose: told(scan.purpose, scan.decision),
		privacy: told(scan.use) && scan.contact !== '',
		themes: scan.levers.some((lever) => lever.themes.some((theme) => theme.active)),
		groups: scan.groups.length >= 2,
		method: true,
		preconditions: told(scan.roles) && Object.values(scan.preconditions).some((text) => told(text)),
		invited: allInvited,
		script: hasScript,
		rehearsal: rehearsed
	};
	return {
		needed: NEEDED.filter((item) => !has[item]),
		advised: ADVISED.filter((item) => !has[item])
	};
}
