import { error } from '@sveltejs/kit';
import { textFor } from '#lib/domain/language.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readInvitations } from '#lib/server/usecases/read-invitations.ts';
import { qrPath } from '../../paper/qr-path.ts';
import { joinAddress } from '../../room/join-address.ts';
import { linkTo, shortAddress } from '../link.ts';
import { minutesOf } from '../to-invite.ts';
import type { PageServerLoad } from './$types';

/** What can be printed, and how many cards that is. */
const WHAT = { 'poster-a4': 0, 'poster-a3': 0, 'cards-4': 4, 'cards-8': 8 } as const;
export type What = keyof typeof WHAT;
const CHOICES = Object.keys(WHAT) as readonly What[];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readInvitations(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, invitations } = read.view;
	const asked = url.searchParams;
	const party = invitations.find(({ code }) => code === asked.get('i')) ?? null;
	const language =
		scan.languages.find((code) => code === asked.get('lang')) ??
		scan.languages.find((code) => code === locals.language) ??
		scan.languages[0]!;
	const wanted = CHOICES.find((what) => what === asked.get('what')) ?? null;
	const { address } = joinAddress(locals.app.settings, url, asked.get('address'));
	return {
		...{ choices: CHOICES, what: wanted, languages: scan.languages, printLanguage: language },
		party: party && { code: party.code, name: party.party },
		print: wanted && {
			cards: WHAT[wanted],
			title: scan.title,
			area: scan.area?.name ?? scan.title,
			purpose: textFor(scan.purpose, language, scan.languages[0]).text,
			minutes: minutesOf(scan),
			address: shortAddress(address),
			code: scan.code,
			qr: qrPath(linkTo(address, scan.code, party?.code))
		}
	};
};
