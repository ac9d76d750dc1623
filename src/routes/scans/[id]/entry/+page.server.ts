import { error } from '@sveltejs/kit';
import { formNumber } from '#lib/domain/paper.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { enterPaper, withdrawPaper } from '#lib/server/usecases/enter-paper.ts';
import { readPaper } from '#lib/server/usecases/read-paper.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { fieldsOf, typedChoices, typedForm } from './typed-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readPaper(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, round, running, levers, takesAnswers, entered } = read.paper;
	return {
		...{ id: scan.id, title: scan.title, code: scan.code, round },
		state: takesAnswers ? running!.state : null,
		groups: scan.groups.map(({ slug, title }) => ({ slug, title })),
		themes: levers.flatMap((lever) =>
			lever.themes.map(({ slug, title }) => ({ slug, title, lever: lever.title }))
		),
		entered: entered.map((number) => formNumber(scan.code, round, number))
	};
};

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const form = await request.formData();
		const fields = fieldsOf(form);
		const read = typedForm(form);
		if (!read.ok) return refused(read, fields);
		const choices = typedChoices(form);
		const done = await enterPaper(locals.app, locals.viewer, params.id, read.paper, choices);
		if (!done.ok) return refused(done, fields);
		// Sent once more with the choices; kept on the page only while there is something to choose.
		const { ok: _ok, ...entered } = done;
		return { entered, values: done.state === 'differs' ? fields : null };
	},
	withdraw: async ({ request, locals, params }) => {
		const form = await request.formData();
		const number = typed(form, 'form');
		const done = await withdrawPaper(locals.app, locals.viewer, params.id, number);
		if (!done.ok) return refused(done, null);
		return { withdrawn: done.form };
	}
};
