import { error, fail, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { helpSomebody } from '#lib/server/usecases/help-somebody.ts';
import { readPaper } from '#lib/server/usecases/read-paper.ts';
import { TABLE_MAX } from '#lib/domain/scan.ts';
import { typed } from '../../../form-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readPaper(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, running } = read.paper;
	return {
		title: scan.title,
		open: running?.state === 'open',
		asksConsent: scan.mode === 'open',
		peopleMax: TABLE_MAX,
		groups: scan.groups.map(({ slug, title }) => ({ slug, title }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const made = await helpSomebody(locals.app, locals.viewer, params.id, {
			group: typed(form, 'group'),
			people: Number(typed(form, 'people') || '1'),
			consented: form.has('consent')
		});
		if (!made.ok) {
			if (made.reason === 'not-found') error(404, refusalSentence(made));
			return fail(400, { message: refusalSentence(made) });
		}
		// The way of everybody's own link: it asks first when somebody else sits at this device.
		redirect(303, `/s/${made.code}/return/${made.secret}`);
	}
};
