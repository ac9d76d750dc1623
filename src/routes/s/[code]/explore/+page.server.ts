import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	CONTRIBUTION_KINDS,
	CONTRIBUTION_MAX_LENGTH,
	CONTRIBUTIONS_MAX
} from '#lib/domain/contribution.ts';
import type { Language } from '#lib/domain/language.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { contribute, newContributionId } from '#lib/server/usecases/contribute.ts';
import { readExplore, type Became } from '#lib/server/usecases/read-explore.ts';
import { takeBack } from '#lib/server/usecases/take-back.ts';
import { seatAt } from '../seat.ts';
import { told } from '../told.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, viewer, language } = event.locals;
	const { code, secret } = seatAt(event);
	const found = await readExplore(app, viewer, code, secret);
	if (!found.ok) error(404, refusalSentence(found));
	const { scan, state, own, clusters, roundRuns } = found.view;
	// Who has no seat yet takes one first; the clusters are for everybody with the code.
	if (state === 'off' || (state === 'open' && !own)) redirect(303, `/s/${code}`);
	const [main] = scan.languages;
	return {
		title: scan.title,
		isOpen: state === 'open',
		seated: own !== null,
		own: (own ?? []).map((one) => ({
			...one,
			became: one.became && shown(one.became, language, main)
		})),
		clusters: clusters.map(({ count, ...became }) => ({
			...shown(became, language, main),
			count
		})),
		roundRuns,
		/** Of what is written next: sent twice, it is there once. */
		next: newContributionId(app),
		max: { length: CONTRIBUTION_MAX_LENGTH, count: CONTRIBUTIONS_MAX }
	};
};

function shown({ cluster, theme, reply }: Became, language: Language, main?: Language) {
	return {
		...{ cluster, reply },
		theme: theme && {
			...told(theme.title, language, main),
			slug: theme.isAsked ? theme.slug : null
		}
	};
}

/** What was typed, as it was typed. */
function typedIn(form: FormData) {
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return { id: field('id'), kind: field('kind'), text: field('text') };
}

async function sent(event: RequestEvent<{ code: string }>) {
	return { seat: seatAt(event), typed: typedIn(await event.request.formData()) };
}

export const actions: Actions = {
	save: async (event) => {
		const { seat, typed } = await sent(event);
		const kind = CONTRIBUTION_KINDS.find((one) => one === typed.kind);
		if (!/^[0-9a-f]{16}$/.test(typed.id)) error(400, m.error_not_found());
		const saved = kind
			? await contribute(event.locals.app, seat.code, seat.secret, { ...typed, kind })
			: refuse('contribution-kind');
		if (saved.ok) return { done: 'saved', id: typed.id } as const;
		return fail(400, { message: refusalSentence(saved), ...typed });
	},
	takeBack: async (event) => {
		const { seat, typed } = await sent(event);
		const gone = await takeBack(event.locals.app, seat.code, seat.secret, typed.id);
		if (gone.ok) return { done: 'gone', id: typed.id } as const;
		return fail(400, { message: refusalSentence(gone), ...typed });
	}
};
