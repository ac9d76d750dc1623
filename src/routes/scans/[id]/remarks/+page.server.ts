import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { moderateRemarks } from '#lib/server/usecases/moderate-remarks.ts';
import { readRemarks } from '#lib/server/usecases/read-remarks.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { typedAll } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { roundFrom } from '../results/round-from.ts';
import type { Actions, PageServerLoad } from './$types';
import { countsIn } from './counts-in.ts';
import { listFrom, stepFrom, STEPS, textAfter } from './step-from-form.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const round = roundFrom(url);
	const read = await readRemarks(locals.app, locals.viewer, params.id, round);
	if (!read.ok) {
		if (read.reason === 'nothing-released' && round === null) return { view: null };
		error(404, refusalSentence(read));
	}
	const { release, rounds, remarks } = read.view;
	const byTheme = Map.groupBy(remarks, ({ theme }) => theme);
	const themes = release.themes.flatMap(({ id, title }) => {
		const written = byTheme.get(id);
		return written ? [{ id, title, counts: countsIn(written) }] : [];
	});
	const open = url.searchParams.get('theme');
	return {
		view: {
			round: release.round,
			rounds,
			/** With fewer than five participants nothing is read. */
			tooFew: release.themes.length === 0,
			/** Those about which somebody wrote. */
			themes,
			silent: release.themes.length - themes.length,
			/** The theme that is read now: hundreds of texts of each at once would be too much. */
			open,
			remarks: byTheme.get(open ?? '') ?? [],
			units: namesOf(read.view).units
		}
	};
};

/** Takes one step, and tells how to undo it. */
async function take(event: RequestEvent<{ id: string }>, kind: (typeof STEPS)[number]) {
	const { request, locals, params, url } = event;
	const form = await request.formData();
	const [list, step] = [listFrom(form), stepFrom(kind, form)];
	if (!list || !step) error(400, m.error_not_found());
	const round = roundFrom(url);
	const done = await moderateRemarks(locals.app, locals.viewer, params.id, round, step);
	if (!done.ok) return refused(done, list);
	return { ...list, done: kind, at: textAfter(step), states: JSON.stringify(done.were) };
}

export const actions = {
	hide: (event) => take(event, 'hide'),
	show: (event) => take(event, 'show'),
	quote: (event) => take(event, 'quote'),
	unquote: (event) => take(event, 'unquote'),
	join: (event) => take(event, 'join'),
	part: (event) => take(event, 'part'),
	restore: (event) => take(event, 'restore'),
	/** Which of the ticked texts the others come under is asked; nothing changes yet. */
	choose: async ({ request }) => {
		const form = await request.formData();
		const list = listFrom(form);
		if (!list) error(400, m.error_not_found());
		const ticked = typedAll(form, 'ids');
		if (ticked.length < 2) return fail(400, { ...list, ticked, message: m.remarks_join_few() });
		return { ...list, ticked, choosing: true };
	},
	/** Rather not: the ticks stay. */
	back: async ({ request }) => {
		const form = await request.formData();
		const list = listFrom(form);
		if (!list) error(400, m.error_not_found());
		return { ...list, ticked: typedAll(form, 'ids') };
	}
} satisfies Actions;
