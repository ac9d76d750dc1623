import { redirect } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import { TEXT_MAX_LENGTH, TITLE_MAX_LENGTH, type Preconditions } from '#lib/domain/scan.ts';
import { changeAbout } from '#lib/server/usecases/change-scan.ts';
import { typed, typedIn, typedLanguages } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { viewOr404 } from '../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	const { title, purpose, use, decision, preconditions, roles, contact } = scan;
	const { retentionMonths, languages } = scan;
	return {
		about: {
			...{ title, purpose, use, decision, preconditions, roles, contact, languages },
			retention: String(retentionMonths)
		},
		answered,
		saved: url.searchParams.has('saved'),
		titleMaxLength: TITLE_MAX_LENGTH,
		textMaxLength: TEXT_MAX_LENGTH
	};
};

function preconditionsIn(form: FormData, languages?: readonly Language[]): Preconditions {
	return {
		legal: typedIn(form, 'legal', languages),
		financial: typedIn(form, 'financial', languages),
		ecological: typedIn(form, 'ecological', languages)
	};
}

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const languages = typedLanguages(form);
		const values = {
			title: typed(form, 'title'),
			purpose: typedIn(form, 'purpose'),
			use: typedIn(form, 'use'),
			decision: typedIn(form, 'decision'),
			preconditions: preconditionsIn(form),
			roles: typedIn(form, 'roles'),
			contact: typed(form, 'contact'),
			retention: typed(form, 'retention'),
			languages
		};
		const done = await changeAbout(locals.app, locals.viewer, params.id, {
			title: values.title,
			contact: values.contact,
			languages,
			// Texts in a language that was switched off go: the page says so.
			purpose: typedIn(form, 'purpose', languages),
			use: typedIn(form, 'use', languages),
			decision: typedIn(form, 'decision', languages),
			preconditions: preconditionsIn(form, languages),
			roles: typedIn(form, 'roles', languages),
			retentionMonths: values.retention === '' ? NaN : Number(values.retention)
		});
		if (!done.ok) return refused(done, values);
		redirect(303, `/scans/${params.id}/about?saved=1`);
	}
};
