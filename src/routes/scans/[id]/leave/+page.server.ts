import { error, type RequestEvent } from '@sveltejs/kit';
import { PROGRESS } from '#lib/domain/goal.ts';
import {
	FIRST_STEP_MONTHS,
	isFarOff,
	LEAVE_MAX_LENGTH,
	monthsAfter,
	proposedHighlights
} from '#lib/domain/leave.ts';
import { textFor } from '#lib/domain/language.ts';
import { HIGHLIGHT_KINDS, HIGHLIGHTS_MAX } from '#lib/domain/meeting.ts';
import { isoDay } from '#lib/i18n/iso-day.ts';
import { commitmentInWords, highlightInWords, titlesOf } from '#lib/i18n/leave-words.ts';
import { honestLine } from '#lib/i18n/numbers-and-lists.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { HIGHLIGHT_WORDS } from '#lib/i18n/talk-words.ts';
import {
	changeAfter,
	putCommitment,
	putHighlight,
	returnCommitment,
	takeCommitment,
	takeHighlight
} from '#lib/server/usecases/change-leave.ts';
import { changeScreen } from '#lib/server/usecases/change-screen.ts';
import { readTalk } from '#lib/server/usecases/read-talk.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { app, viewer, language } = locals;
	const read = await readTalk(app, viewer, params.id);
	if (!read.ok) {
		if (read.reason === 'nothing-released') return { leave: null };
		error(404, refusalSentence(read));
	}
	const { release, releasedAtMs, sections, findings, highlights, commitments } = read.view;
	const titles = titlesOf(release.themes);
	const proposed = proposedHighlights(sections, findings, highlights);
	const today = isoDay(app.now());
	return {
		leave: {
			honest: honestLine(release, releasedAtMs, language),
			tooFew: release.themes.length === 0,
			shared: read.view.shared,
			isShown: read.view.screen.shows === 'leave' && !read.view.screen.black,
			lists: HIGHLIGHT_KINDS.map((kind) => ({
				...{ kind, title: HIGHLIGHT_WORDS[kind](), max: HIGHLIGHTS_MAX[kind] },
				lines: highlights
					.filter((one) => one.kind === kind)
					.map((one) => ({ id: one.id, text: highlightInWords(one, titles, language) })),
				proposed: proposed[kind].map(({ theme, text }) => ({
					...{ theme: theme.id, text },
					title: textFor(theme.title, language).text
				}))
			})),
			commitments: commitments.map((one) => ({
				...{ values: one, told: commitmentInWords(one, language) },
				isFar: isFarOff(one.due, today)
			})),
			themes: release.themes.map(({ id, title }) => ({ id, ...textFor(title, language) })),
			dueBefore: monthsAfter(today, FIRST_STEP_MONTHS),
			after: read.view.after,
			maxLength: LEAVE_MAX_LENGTH
		}
	};
};

type Event = RequestEvent<{ id: string }>;
type Form = 'highlight' | 'commitment' | 'after';

/** What was typed, by the names of the fields. */
function valuesOf(form: FormData) {
	const of = (name: string) => typed(form, name);
	return {
		...{ id: of('id'), kind: of('kind'), theme: of('theme'), text: of('text') },
		...{ what: of('what'), who: of('who'), firstStep: of('firstStep') },
		...{ due: of('due'), sign: of('sign'), after: of('after') },
		...{ state: of('state'), why: of('why'), since: of('since') },
		...{ nextLook: of('nextLook'), position: of('position') }
	};
}
type Values = ReturnType<typeof valuesOf>;

const orNull = (text: string) => (text === '' ? null : text);
/** No row has the number 0: what is no number is not there. */
const numberIn = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : 0);

/** A refusal with the form that it is about. */
function wrongIn(about: Form, refusal: Parameters<typeof refused>[0], values: Values) {
	return refused(refusal, { ...values, about });
}

export const actions = {
	/** Puts a start, a conversation or a question on the page, also one that was taken off. */
	put: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const kind = HIGHLIGHT_KINDS.find((one) => one === values.kind) ?? 'start';
		const made = { kind, theme: orNull(values.theme), text: values.text };
		const done = await putHighlight(locals.app, locals.viewer, params.id, made);
		return done.ok ? { saved: kind } : wrongIn('highlight', done, values);
	},
	take: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const { app, viewer } = locals;
		const done = await takeHighlight(app, viewer, params.id, numberIn(values.id));
		if (!done.ok) return wrongIn('highlight', done, values);
		return { taken: done.was };
	},
	agree: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const { what, who, firstStep, sign } = values;
		const made = {
			...{ what, who, firstStep, sign },
			...{ theme: orNull(values.theme), due: orNull(values.due) }
		};
		const id = values.id === '' ? null : numberIn(values.id);
		const done = await putCommitment(locals.app, locals.viewer, params.id, id, made);
		return done.ok ? { saved: 'commitment' as const } : wrongIn('commitment', done, values);
	},
	drop: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const { app, viewer } = locals;
		const done = await takeCommitment(app, viewer, params.id, numberIn(values.id));
		if (!done.ok) return wrongIn('commitment', done, values);
		return { dropped: done.was };
	},
	/** Puts an agreement back, as far as it was. */
	back: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const state = PROGRESS.find((one) => one === values.state) ?? 'open';
		const done = await returnCommitment(locals.app, locals.viewer, params.id, {
			...{ ...values, state, theme: orNull(values.theme), position: numberIn(values.position) },
			...{ due: orNull(values.due), since: orNull(values.since) },
			nextLook: orNull(values.nextLook)
		});
		return done.ok ? { saved: 'commitment' as const } : wrongIn('commitment', done, values);
	},
	after: async ({ request, locals, params }: Event) => {
		const values = valuesOf(await request.formData());
		const done = await changeAfter(locals.app, locals.viewer, params.id, values.after);
		return done.ok ? { saved: 'after' as const } : wrongIn('after', done, values);
	},
	show: async ({ locals, params }: Event) => {
		const show = { kind: 'show', shows: 'leave', step: 0 } as const;
		const done = await changeScreen(locals.app, locals.viewer, params.id, show);
		return done.ok
			? { saved: 'screen' as const }
			: wrongIn('after', done, valuesOf(new FormData()));
	}
} satisfies Actions;
