import { error, redirect } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import {
	endRehearsal,
	readRehearsal,
	REHEARSAL_PEOPLE,
	rehearseScan
} from '#lib/server/usecases/rehearse-scan.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { thisHouse } from './this-house.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ depends, locals, params }) => {
	depends('peddel:rehearsal');
	const read = await readRehearsal(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	return { ...read.view, limits: REHEARSAL_PEOPLE };
};

export const actions: Actions = {
	start: async (event) => {
		const { locals, params, request } = event;
		const form = await request.formData();
		const values = { people: typed(form, 'people'), leaveOpen: form.has('leave_open') };
		const started = await rehearseScan(locals.app, locals.viewer, params.id, {
			people: /^\d+$/.test(values.people) ? Number(values.people) : 0,
			leaveOpen: values.leaveOpen,
			house: thisHouse(event)
		});
		if (!started.ok) return refused(started, values);
		// Nobody waits for it: what went wrong has to be seen all the same.
		started.finished.catch((problem: unknown) => console.error(problem));
		redirect(303, `/scans/${params.id}/rehearsal`);
	},
	remove: async ({ locals, params }) => {
		const ended = await endRehearsal(locals.app, locals.viewer, params.id);
		// Somebody threw it away already: that is what was asked.
		if (!ended.ok && ended.reason !== 'rehearsal-none')
			return refused(ended, { people: '', leaveOpen: false });
		redirect(303, `/scans/${params.id}/rehearsal`);
	}
};
