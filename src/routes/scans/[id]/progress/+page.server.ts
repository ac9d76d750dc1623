import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { GOAL_MAX_LENGTH, GOAL_YEARS, PROGRESS } from '#lib/domain/goal.ts';
import { textFor } from '#lib/domain/language.ts';
import { FOLLOWED_KINDS, waitingFirst } from '#lib/domain/progress.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import {
	isoDayText,
	itemInWords,
	PROGRESS_WORDS,
	progressInWords
} from '#lib/i18n/progress-words.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { putGoal, returnGoal, takeGoal } from '#lib/server/usecases/change-goals.ts';
import { followProgress } from '#lib/server/usecases/follow-progress.ts';
import { followUpScan } from '#lib/server/usecases/follow-up-scan.ts';
import { readProgress } from '#lib/server/usecases/read-progress.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { app, viewer, language } = locals;
	const read = await readProgress(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { items, themes, today, choice, slug, hasRelease, followUps, isRehearsal } = read.view;
	const told = waitingFirst(items, today).map((item) => ({
		...itemInWords(item, themes, today, language),
		/** As they stand in the forms. */
		values: item
	}));
	return {
		progress: {
			summary: progressInWords(items, today, language),
			date: isoDayText(today, language),
			waiting: told.filter(({ waiting }) => waiting.length > 0),
			goals: told.filter(({ kind }) => kind === 'goal'),
			commitments: told.filter(({ kind }) => kind === 'commitment'),
			states: PROGRESS.map((state) => ({ state, text: PROGRESS_WORDS[state]() })),
			themes: choice.map((id) => ({ id, ...textFor(themes.get(id)!, language) })),
			...{ slug, hasRelease, followUps, isRehearsal },
			maxLength: GOAL_MAX_LENGTH,
			years: GOAL_YEARS
		}
	};
};

type Event = RequestEvent<{ id: string }>;

/** What was typed, by the names of the fields. */
function valuesOf(form: FormData) {
	const of = (name: string) => typed(form, name);
	return {
		...{ id: of('id'), kind: of('kind'), theme: of('theme'), what: of('what') },
		...{ indicator: of('indicator'), start: of('start'), startYear: of('startYear') },
		...{ target: of('target'), targetYear: of('targetYear'), now: of('now') },
		...{ state: of('state'), why: of('why'), nextLook: of('nextLook') },
		...{ since: of('since'), position: of('position') }
	};
}
export type Values = ReturnType<typeof valuesOf>;

const orNull = (text: string) => (text === '' ? null : text);
/** No row has the number 0: what is no number is not there. */
const numberIn = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

/** A refusal with the form and the field that it is about. */
function wrongIn(about: 'goal' | 'follow' | 'next', refusal: Refusal, values: Values) {
	return refused(refusal, { ...values, about, at: String(refusal.details?.at ?? '') });
}

export const actions = {
	goal: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const made = { ...values, theme: orNull(values.theme) };
		const id = values.id === '' ? null : numberIn(values.id);
		const done = await putGoal(locals.app, locals.viewer, params.id, id, made);
		return done.ok
			? { saved: id === null ? 'goals' : `goal-${id}` }
			: wrongIn('goal', done, values);
	},
	take: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const { app, viewer } = locals;
		const done = await takeGoal(app, viewer, params.id, numberIn(values.id));
		return done.ok ? { taken: done.was } : wrongIn('goal', done, values);
	},
	back: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const yearOf = (text: string) => (text === '' ? null : numberIn(text));
		const state = PROGRESS.find((one) => one === values.state) ?? 'open';
		const done = await returnGoal(locals.app, locals.viewer, params.id, {
			...{ ...values, state, theme: orNull(values.theme), position: numberIn(values.position) },
			...{ startYear: yearOf(values.startYear), targetYear: yearOf(values.targetYear) },
			...{ since: orNull(values.since), nextLook: orNull(values.nextLook) }
		});
		return done.ok ? { saved: 'goals' } : wrongIn('goal', done, values);
	},
	/** How far something is. */
	follow: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const kind = FOLLOWED_KINDS.find((one) => one === values.kind) ?? 'goal';
		const made = { ...values, kind, id: numberIn(values.id) };
		const done = await followProgress(locals.app, locals.viewer, params.id, made);
		return done.ok ? { saved: `${kind}-${made.id}` } : wrongIn('follow', done, values);
	},
	/** A scan that follows this one. */
	next: async ({ locals, params }: Event) => {
		const done = await followUpScan(locals.app, locals.viewer, params.id);
		if (!done.ok) return wrongIn('next', done, valuesOf(new FormData()));
		redirect(303, `/scans/${done.id}?made=1`);
	}
} satisfies Actions;
