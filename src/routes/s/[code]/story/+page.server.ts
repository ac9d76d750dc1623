import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { STORY_PARTS } from '#lib/domain/story-document.ts';
import { RECOGNISED, RECOGNITION_REMARK_MAX } from '#lib/domain/story-shared.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { recognitionRows } from '#lib/i18n/recognition-words.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import {
	readDraftToRecognise,
	type DraftToRecognise
} from '#lib/server/usecases/read-recognition.ts';
import { readWelcome } from '#lib/server/usecases/read-welcome.ts';
import { recognise } from '#lib/server/usecases/recognise.ts';
import { languageFrom } from '../../../scans/[id]/story/language-from.ts';
import { seatAt } from '../seat.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, viewer, language } = event.locals;
	const { code, secret } = seatAt(event);
	const welcome = await readWelcome(app, viewer, code, secret);
	if (!welcome.ok) error(404, refusalSentence(welcome));
	const { title } = welcome.welcome.about;
	const read = await readDraftToRecognise(app, code, secret);
	const isKnown = read.ok;
	const draft = read.ok && read.draft ? shown(read.draft, event.url, language) : null;
	return { title, isKnown, draft };
};

function shown(draft: DraftToRecognise, url: URL, reader: Language) {
	const { number, asking, documents, own, told } = draft;
	const offered = Object.keys(documents) as Language[];
	const language = languageFrom(url, offered, reader);
	const document = documents[language]!;
	const names = told && namesOf({ release: { breakdown: told.breakdown }, groups: told.groups });
	return {
		...{ number, asking, document },
		languages: offered.map((code) => ({ code, name: languageName(code) })),
		own: Object.fromEntries(own.map(({ part, answer, remark }) => [part, { answer, remark }])),
		told:
			names &&
			Object.fromEntries(
				told.parts.map((said) => [said.part, recognitionRows(said, names, language)])
			),
		remarkMax: RECOGNITION_REMARK_MAX
	};
}

/** What was said on the form, part by part, as it was typed. */
function saidIn(form: FormData) {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	return STORY_PARTS.filter((part) => form.has(`remark-${part}`)).map((part) => ({
		part,
		answer: RECOGNISED.find((one) => one === text(`answer-${part}`)) ?? null,
		remark: text(`remark-${part}`)
	}));
}

const numberIn = (form: FormData) => Number(form.get('number')) || 0;

function refused(refusal: Refusal, said: ReturnType<typeof saidIn>) {
	const typed = Object.fromEntries(said.map(({ part, ...rest }) => [part, rest]));
	return fail(refusal.reason === 'recognition-closed' ? 409 : 400, {
		...{ message: refusalSentence(refusal), typed }
	});
}

export const actions: Actions = {
	save: async (event: RequestEvent<RouteParams>) => {
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		const said = saidIn(form);
		const saved = await recognise(event.locals.app, code, secret, numberIn(form), said);
		return saved.ok ? { done: 'saved' as const } : refused(saved, said);
	},
	takeBack: async (event: RequestEvent<RouteParams>) => {
		const { code, secret } = seatAt(event);
		const { app } = event.locals;
		const form = await event.request.formData();
		const read = await readDraftToRecognise(app, code, secret);
		if (!read.ok) return refused(read, []);
		const nothing = (read.draft?.own ?? []).map(({ part }) => ({
			...{ part, answer: null, remark: '' }
		}));
		const gone = await recognise(app, code, secret, numberIn(form), nothing);
		return gone.ok ? { done: 'taken-back' as const } : refused(gone, []);
	}
};
