import { error, redirect } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { invitationText } from '#lib/i18n/invitation-text.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import {
	changeInvitations,
	type InvitationChange
} from '#lib/server/usecases/change-invitations.ts';
import { readInvitations } from '#lib/server/usecases/read-invitations.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { invitationTo } from '../room/invitation.ts';
import { joinAddress } from '../room/join-address.ts';
import { linkTo } from './link.ts';
import { invitedTo } from './to-invite.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readInvitations(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, invitations, uninvited } = read.view;
	const join = joinAddress(locals.app.settings, url, url.searchParams.get('address'));
	const asked = url.searchParams;
	const textLanguage =
		scan.languages.find((code) => code === asked.get('lang')) ??
		scan.languages.find((code) => code === locals.language) ??
		scan.languages[0]!;
	const textTo = (party: (typeof invitations)[number] | null) =>
		invitationText(invitedTo(scan, join.address, party), textLanguage);
	return {
		invitation: invitationTo(scan.code, join),
		languages: scan.languages,
		...{ textLanguage, text: textTo(null), open: scan.mode === 'open' },
		parties: invitations.map((party) => {
			const link = linkTo(join.address, scan.code, party.code);
			const svg = renderSVG(link, { ecc: 'M', border: 4 });
			const qr = `data:image/svg+xml,${encodeURIComponent(svg)}`;
			return { ...party, link, qr, text: textTo(party) };
		}),
		/** Asked whether this one may go. */
		removing: invitations.find(({ code }) => code === asked.get('remove')) ?? null,
		groups: scan.groups.map(({ slug, family, title }) => ({ slug, family, title })),
		...{ breakdown: scan.breakdown, uninvited, maxLength: TITLE_MAX_LENGTH }
	};
};

/** What was typed, and in which part of the page, so that a refusal comes back there. */
interface Values {
	readonly part: 'add' | 'change' | 'remove';
	/** Of the invitation. */
	readonly code: string;
	/** Names, one per line. */
	readonly party: string;
	readonly group: string;
}

async function change(
	{ locals, params }: { locals: App.Locals; params: { id: string } },
	change: InvitationChange,
	values: Values,
	anchor: string
) {
	const done = await changeInvitations(locals.app, locals.viewer, params.id, change);
	if (!done.ok) return refused(done, values);
	redirect(303, `/scans/${params.id}/invite#${anchor}`);
}

function valuesOf(form: FormData, part: Values['part']): Values {
	const [code, party, group] = [typed(form, 'code'), typed(form, 'party'), typed(form, 'group')];
	return { part, code, party, group };
}

export const actions: Actions = {
	add: async (event) => {
		const values = valuesOf(await event.request.formData(), 'add');
		const parties = values.party.split('\n');
		return change(event, { kind: 'add', parties, group: values.group || null }, values, 'parties');
	},
	change: async (event) => {
		const values = valuesOf(await event.request.formData(), 'change');
		const { code, party } = values;
		const made = { kind: 'change', code, party, group: values.group || null } as const;
		return change(event, made, values, `party-${code}`);
	},
	remove: async (event) => {
		const values = valuesOf(await event.request.formData(), 'remove');
		return change(event, { kind: 'remove', code: values.code }, values, 'parties');
	}
};
