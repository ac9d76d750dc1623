import { error, redirect } from '@sveltejs/kit';
import {
	AGENDA_KINDS,
	AGENDA_MINUTES,
	AGENDA_TEXT_MAX,
	minuteFrom,
	minuteText,
	startsOf,
	STEP_MINUTES_MAX,
	totalMinutes,
	type Agenda,
	type AgendaStep
} from '#lib/domain/agenda.ts';
import { SHOWS } from '#lib/domain/meeting.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { changeAgenda, type AgendaChange } from '#lib/server/usecases/change-agenda.ts';
import { readScript } from '#lib/server/usecases/read-script.ts';
import { typed, typedAll } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readScript(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	return {
		kinds: AGENDA_KINDS,
		agenda: read.agenda && toShow(read.agenda),
		maxLength: AGENDA_TEXT_MAX,
		maxMinutes: STEP_MINUTES_MAX
	};
};

/** The script with its times and sums, part by part. */
function toShow(agenda: Agenda) {
	const starts = startsOf(agenda);
	const steps = agenda.steps.map((step, at) => {
		const from = starts[at] ?? null;
		// What makes it the same step when it moves: its name, and which one of that name it is.
		const alike = agenda.steps.slice(0, at).filter(({ title }) => title === step.title).length;
		const key = `${alike} ${step.title}`;
		return { ...step, at, key, from: from === null ? null : minuteText(from) };
	});
	const total = totalMinutes(agenda);
	return {
		...{ kind: agenda.kind, total, over: total - AGENDA_MINUTES[agenda.kind] },
		last: steps.length - 1,
		parts: agenda.parts.map(({ title, startsAt }, part) => {
			const minutes = totalMinutes(agenda, part);
			return {
				...{ title, minutes, steps: steps.filter((step) => step.part === part) },
				startsAt: startsAt === null ? '' : minuteText(startsAt),
				ends: startsAt === null ? null : minuteText((startsAt + minutes) % 1440)
			};
		})
	};
}

/** What was typed, and in which part of the page, so that a refusal comes back there. */
interface Values {
	readonly where: 'choose' | 'start' | 'list' | 'edit' | 'add';
	/** Which step, or to which part one is added; −1: none. */
	readonly at: number;
	readonly starts: readonly string[];
	readonly step: Omit<AgendaStep, 'minutes'> & { readonly minutes: string };
}

const NO_STEP: Values['step'] = {
	...{ part: 0, title: '', purpose: '', say: '', minutes: '', screen: null }
};
const NOTHING = { starts: [], step: NO_STEP } as const;

function stepIn(form: FormData): Values['step'] {
	const screen = SHOWS.find((shows) => shows === typed(form, 'screen')) ?? null;
	const words = { title: typed(form, 'title'), purpose: typed(form, 'purpose') };
	const part = wholeNumber(typed(form, 'part'));
	return { ...words, say: typed(form, 'say'), minutes: typed(form, 'minutes'), part, screen };
}

function toStep(step: Values['step']): AgendaStep {
	return { ...step, minutes: wholeNumber(step.minutes) };
}

/** @returns NaN for what is no whole number */
function wholeNumber(text: string): number {
	return /^\d{1,5}$/.test(text) ? Number(text) : NaN;
}

async function change(
	{ locals, params }: { locals: App.Locals; params: { id: string } },
	change: AgendaChange,
	values: Values,
	anchor: string
) {
	const done = await changeAgenda(locals.app, locals.viewer, params.id, change);
	if (!done.ok) return refused(done, values);
	// What was removed stands on the page that answers, to be put back.
	if (done.removed && change.kind === 'remove')
		return { removed: { ...done.removed, at: change.step.at } };
	redirect(303, `/scans/${params.id}/script${anchor}`);
}

export const actions: Actions = {
	choose: async (event) => {
		const form = await event.request.formData();
		const agenda = AGENDA_KINDS.find((kind) => kind === typed(form, 'kind')) ?? AGENDA_KINDS[1];
		const { language } = event.locals;
		const values: Values = { ...NOTHING, where: 'choose', at: -1 };
		return change(event, { kind: 'choose', agenda, language }, values, '');
	},
	start: async (event) => {
		const starts = typedAll(await event.request.formData(), 'starts').map((text) => text.trim());
		const values: Values = { ...NOTHING, where: 'start', at: -1, starts };
		const startsAt = starts.map((text) => (text === '' ? null : minuteFrom(text)));
		const wrong = startsAt.findIndex((at, i) => at === null && starts[i] !== '');
		if (wrong !== -1) return refused(refuse('start-invalid'), { ...values, at: wrong });
		return change(event, { kind: 'start', startsAt }, values, '#parts');
	},
	/** The one button that was pressed in the list: 'up', 'down' or 'remove', with place and name. */
	list: async (event) => {
		const [name = '', value = ''] = [...(await event.request.formData())][0] ?? [];
		const [, place = '', seen = ''] = /^(\d+) ([^]*)$/.exec(String(value)) ?? [];
		const step = { at: wholeNumber(place), seen };
		const values: Values = { ...NOTHING, where: 'list', at: step.at };
		if (name === 'remove') return change(event, { kind: 'remove', step }, values, '');
		const by = name === 'up' ? -1 : 1;
		return change(event, { kind: 'move', step, by }, values, '#parts');
	},
	edit: async (event) => {
		const form = await event.request.formData();
		const step = { at: wholeNumber(typed(form, 'at')), seen: typed(form, 'seen') };
		const values: Values = { ...NOTHING, where: 'edit', at: step.at, step: stepIn(form) };
		const words = toStep(values.step);
		return change(event, { kind: 'edit', step, words }, values, `#step-${step.at}`);
	},
	add: async (event) => {
		const step = stepIn(await event.request.formData());
		const values: Values = { ...NOTHING, where: 'add', at: step.part, step };
		return change(event, { kind: 'add', step: toStep(step) }, values, `#add-${step.part}`);
	},
	restore: async (event) => {
		const form = await event.request.formData();
		const step = stepIn(form);
		const at = wholeNumber(typed(form, 'at'));
		const values: Values = { ...NOTHING, where: 'list', at: -1, step };
		return change(event, { kind: 'restore', step: toStep(step), at }, values, `#step-${at}`);
	}
};
