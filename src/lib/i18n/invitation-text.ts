import { textFor, type Language, type LocalText } from '../domain/language.ts';
import type { Scan } from '../domain/scan.ts';
import { m } from './paraglide/messages.js';

export interface InvitedTo extends Pick<
	Scan,
	'title' | 'purpose' | 'use' | 'decision' | 'contact' | 'retentionMonths' | 'k' | 'mode' | 'area'
> {
	/** The main one first. */
	readonly languages: readonly Language[];
	/** How long taking part takes, about. */
	readonly minutes: number;
	/** Where the code is typed, without http://. */
	readonly address: string;
	readonly code: string;
	readonly link: string;
	/** For whom the link is, when it counts who came; null: for everybody. */
	readonly party: string | null;
}

/**
 * A text for an e-mail or letter, in plain lines; what a scan does not tell yet is left out.
 * For the server only.
 */
export function invitationText(to: InvitedTo, locale: Language): string {
	const told = (local: LocalText, say: typeof m.invites_mail_purpose) => {
		const { text } = textFor(local, locale, to.languages[0]);
		return text && say({ text }, { locale });
	};
	const { title, minutes, link, address, code, k, party, contact } = to;
	const months = to.retentionMonths;
	const open = to.mode === 'open';
	const area = to.area?.name ?? title;
	const counted = open ? m.invites_mail_counted_open : m.invites_mail_counted;
	const paragraphs = [
		[m.invites_mail_dear({}, { locale })],
		[m.invites_mail_invite({ title, area }, { locale }), m.invites_mail_what({}, { locale })],
		[
			told(to.purpose, m.invites_mail_purpose),
			told(to.decision, m.invites_mail_decision),
			told(to.use, m.invites_mail_use)
		],
		[
			m.invites_mail_time({ minutes }, { locale }),
			m.invites_mail_link({ link }, { locale }),
			// The code alone would not count.
			party === null ? m.invites_mail_or({ address, code }, { locale }) : ''
		],
		[
			open
				? m.invites_mail_open({ months }, { locale })
				: m.invites_mail_anonymous({ k, months }, { locale }),
			party === null ? '' : counted({ party }, { locale })
		],
		[contact && m.invites_mail_contact({ contact }, { locale })],
		[m.invites_mail_greeting({}, { locale })]
	];
	return paragraphs
		.map((lines) => lines.filter((line) => line !== '').join('\n'))
		.filter((text) => text !== '')
		.join('\n\n');
}
