import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	CLUSTER_TITLE_MAX_LENGTH,
	CONTRIBUTION_KINDS,
	REPLY_MAX_LENGTH,
	type Contribution
} from '#lib/domain/contribution.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { changeBoard } from '#lib/server/usecases/change-board.ts';
import { THEME_TEXT_MAX_LENGTH } from '#lib/server/usecases/change-themes.ts';
import { closeExplore } from '#lib/server/usecases/close-explore.ts';
import { makeTheme } from '#lib/server/usecases/make-theme.ts';
import { openExplore } from '#lib/server/usecases/open-explore.ts';
import { readBoard } from '#lib/server/usecases/read-board.ts';
import { refused } from '../../refused.ts';
import { joinAddress } from '../room/join-address.ts';
import { stepFrom, valuesOf, type StepKind } from './board-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** In which the page with everything on it is told to look again. */
const BOARD = 'explore:board';

export const load: PageServerLoad = async ({ params, locals, url, depends }) => {
	depends(BOARD);
	const read = await readBoard(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, explore, missing, answered, clusters, contributions, version } = read.view;
	const filter = filterFrom(url);
	const titles = new Map(
		scan.levers.flatMap((lever) => lever.themes.map((t) => [t.slug, t.title]))
	);
	const inside = Map.groupBy(contributions, ({ cluster }) => cluster);
	return {
		...{ explore, answered, version, filter },
		missing: missing.map((reason) => refusalSentence(refuse(reason))),
		code: scan.code,
		link: `${joinAddress(locals.app.settings, url).address}/s/${scan.code}`,
		languages: scan.languages,
		levers: scan.levers.map(({ slug, title }) => ({ slug, title })),
		clusters: clusters.map((cluster) => ({
			...cluster,
			count: inside.get(cluster.id)?.length ?? 0,
			themeTitle: cluster.theme === null ? null : (titles.get(cluster.theme) ?? null)
		})),
		found: contributions.filter((one) => fits(one, filter)),
		numbers: { count: contributions.length, loose: inside.get(null)?.length ?? 0 },
		/** The cluster that is being edited. */
		edited: Number(url.searchParams.get('edit')) || null,
		max: {
			...{ cluster: CLUSTER_TITLE_MAX_LENGTH, reply: REPLY_MAX_LENGTH },
			...{ title: TITLE_MAX_LENGTH, text: THEME_TEXT_MAX_LENGTH }
		}
	};
};

/** Which contributions one wants to see. */
interface Filter {
	/** Null: all kinds. */
	readonly kind: Contribution['kind'] | null;
	/** Empty: whatever they say. */
	readonly words: string;
	/** Only those in no cluster. */
	readonly loose: boolean;
}

function filterFrom({ searchParams }: URL): Filter {
	return {
		kind: CONTRIBUTION_KINDS.find((kind) => kind === searchParams.get('kind')) ?? null,
		words: (searchParams.get('words') ?? '').trim().slice(0, 100),
		loose: searchParams.has('loose')
	};
}

function fits(one: Contribution, { kind, words, loose }: Filter): boolean {
	if ((kind && one.kind !== kind) || (loose && one.cluster !== null)) return false;
	const text = one.text.toLowerCase();
	return words
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

/** Takes one step, and tells how to undo it. */
async function take({ request, locals, params }: RequestEvent<{ id: string }>, kind: StepKind) {
	const form = await request.formData();
	const step = stepFrom(kind, form);
	if (!step) error(400, m.error_not_found());
	const done = await changeBoard(locals.app, locals.viewer, params.id, step);
	if (!done.ok) return refused(done, valuesOf(kind, form));
	return { done: kind, were: JSON.stringify(done.were) };
}

export const actions = {
	open: async ({ locals, params }) => {
		const done = await openExplore(locals.app, locals.viewer, params.id);
		if (!done.ok) return refused(done, null);
		redirect(303, `/scans/${params.id}/explore`);
	},
	close: async ({ locals, params }) => {
		const done = await closeExplore(locals.app, locals.viewer, params.id);
		if (!done.ok) return refused(done, null);
		redirect(303, `/scans/${params.id}/explore`);
	},
	gather: (event) => take(event, 'gather'),
	put: (event) => take(event, 'put'),
	takeOut: (event) => take(event, 'take-out'),
	hide: (event) => take(event, 'hide'),
	show: (event) => take(event, 'show'),
	rename: (event) => take(event, 'rename'),
	reply: (event) => take(event, 'reply'),
	merge: (event) => take(event, 'merge'),
	dissolve: (event) => take(event, 'dissolve'),
	restore: (event) => take(event, 'restore'),
	theme: async ({ request, locals, params }) => {
		const form = await request.formData();
		const values = valuesOf('theme', form);
		const { cluster, lever, newLever, themeTitle: title, themeText: text } = values;
		const made = await makeTheme(locals.app, locals.viewer, params.id, {
			...{ cluster, newLever, title, text },
			lever: lever || null
		});
		if (!made.ok) return refused(made, values);
		return { done: 'theme' as const, were: null };
	}
} satisfies Actions;
