import { error, redirect } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import { LANDSCAPE_QUESTIONS } from '#lib/domain/story-edit.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPartToEdit } from '#lib/server/usecases/read-story-draft.ts';
import { viewOr404 } from '../../../view-or-404.ts';
import { languageFrom } from '../../language-from.ts';
import { partFrom } from '../../part-from.ts';
import type { PageServerLoad } from './$types';

const QUESTION_WORDS = {
	soil: [m.storyedit_q_soil, m.storyedit_q_soil_hint],
	water: [m.storyedit_q_water, m.storyedit_q_water_hint],
	history: [m.storyedit_q_history, m.storyedit_q_history_hint],
	types: [m.storyedit_q_types, m.storyedit_q_types_hint],
	wrong: [m.storyedit_q_wrong, m.storyedit_q_wrong_hint],
	state: [m.storyedit_q_state, m.storyedit_q_state_hint]
} as const;

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const part = partFrom(params.part);
	if (!part) error(404, m.error_not_found());
	const { scan } = await viewOr404(locals, params.id);
	const language = languageFrom(url, scan.languages, locals.language);
	const { app, viewer } = locals;
	const read = await readPartToEdit(app, viewer, params.id, { part, language });
	if (!read.ok) {
		if (read.reason === 'nothing-released') redirect(303, `/scans/${params.id}/story`);
		error(404, refusalSentence(read));
	}
	return {
		part,
		locale: language,
		...read.edited,
		languages: scan.languages,
		questions: part === 'landscape' ? questions(language) : []
	};
};

/** What is asked, its heading in the language of the story and its hint in the reader's. */
function questions(locale: Language) {
	return LANDSCAPE_QUESTIONS.map((question) => {
		const [heading, hint] = QUESTION_WORDS[question];
		return { question, heading: heading({}, { locale }), hint: hint() };
	});
}
