import { error } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import { littleRecognised } from '#lib/domain/recognition.ts';
import { dayText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { recognitionRows, recognitionSentence } from '#lib/i18n/recognition-words.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { partHeading } from '#lib/i18n/story-headings.ts';
import { askRecognition } from '#lib/server/usecases/ask-recognition.ts';
import { closeRecognition } from '#lib/server/usecases/close-recognition.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { readSharing, type SharedDraft } from '#lib/server/usecases/read-recognition.ts';
import { refused } from '../../../refused.ts';
import { joinAddress } from '../../room/join-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const read = await readSharing(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { code, hasStory, draft, earlier } = read.view;
	return {
		hasStory,
		draft: draft && shown(draft, language),
		next: (draft?.number ?? 0) + 1,
		earlier: earlier.map(({ number, madeAtMs }) =>
			m.storyshare_earlier_of({ number, date: dayText(madeAtMs, language) })
		),
		address: `${joinAddress(app.settings, url).address}/s/${code}/story`
	};
};

function shown({ told, ...draft }: SharedDraft, language: Language) {
	const names = told && namesOf({ release: { breakdown: told.breakdown }, groups: told.groups });
	const { number, asking, people, madeAtMs, documents, remarks } = draft;
	const document = documents[language] ?? Object.values(documents)[0]!;
	return {
		...{ number, asking, people, day: dayText(madeAtMs, language) },
		parts:
			names &&
			told.parts.map((said) => ({
				part: said.part,
				heading: partHeading(said.part, language),
				rows: recognitionRows(said, names, language),
				little: littleRecognised(said) !== null,
				sentence: recognitionSentence(said, madeAtMs, names, language),
				remarks: remarks.filter(({ part }) => part === said.part).map(({ text }) => text)
			})),
		count: document.parts.length
	};
}

export const actions: Actions = {
	ask: async ({ params, locals }) => {
		const done = await askRecognition(locals.app, locals.viewer, params.id);
		return done.ok ? { done: 'asked' as const } : refused(done, {});
	},
	close: async ({ params, locals }) => {
		const done = await closeRecognition(locals.app, locals.viewer, params.id);
		return done.ok ? { done: 'closed' as const } : refused(done, {});
	}
};
