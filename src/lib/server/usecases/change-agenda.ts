import {
	AGENDA_STEPS_MAX,
	AGENDA_TEXT_MAX,
	STEP_MINUTES_MAX,
	withMoved,
	withStep,
	withStepAt,
	type Agenda,
	type AgendaKind,
	type AgendaStep
} from '../../domain/agenda.ts';
import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { proposedAgenda } from '../../i18n/agenda-words.ts';
import type { App } from '../app.ts';
import { changeAgendaOf } from '../store/agendas.ts';
import { enter, type Viewer } from './access.ts';
import { newScreenKey } from './secrets.ts';

/** A step by its place, from 0, with the name that it had there when the page was made. */
export interface StepAt {
	readonly at: number;
	readonly seen: string;
}

/** One step in making the script. */
export type AgendaChange =
	/** Takes a proposal in this language, in place of what was there. */
	| { readonly kind: 'choose'; readonly agenda: AgendaKind; readonly language: Language }
	| { readonly kind: 'edit'; readonly step: StepAt; readonly words: Omit<AgendaStep, 'part'> }
	/** At the end of its part. */
	| { readonly kind: 'add'; readonly step: AgendaStep }
	/** One that was removed, where it stood. */
	| { readonly kind: 'restore'; readonly step: AgendaStep; readonly at: number }
	| { readonly kind: 'move'; readonly step: StepAt; readonly by: -1 | 1 }
	| { readonly kind: 'remove'; readonly step: StepAt }
	/** When each part begins, in minutes after midnight. */
	| { readonly kind: 'start'; readonly startsAt: readonly (number | null)[] };

type Changed = Outcome<{ agenda: Agenda; removed?: AgendaStep }>;

/**
 * One change to the script of a meeting, at any time: no figure depends on it.
 * @returns the script as it is now, and the step that was removed; 'agenda-changed' when the step
 * stands somewhere else by now
 */
export async function changeAgenda(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: AgendaChange
): Promise<Changed> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	return changeAgendaOf(app.db, scanId, newScreenKey(app), (before): Changed => {
		if (change.kind === 'choose')
			return { ok: true, agenda: proposedAgenda(change.agenda, change.language) };
		return before ? changedBy(before, change) : refuse('agenda-changed');
	});
}

function changedBy(before: Agenda, change: Exclude<AgendaChange, { kind: 'choose' }>): Changed {
	switch (change.kind) {
		case 'start': {
			if (change.startsAt.length !== before.parts.length) return refuse('agenda-changed');
			const parts = before.parts.map((part, i) => ({ ...part, startsAt: change.startsAt[i]! }));
			return { ok: true, agenda: { ...before, parts } };
		}
		case 'add':
		case 'restore': {
			const { step } = change;
			const strange = change.kind === 'restore' && !Number.isInteger(change.at);
			if (strange || !before.parts[step.part]) return refuse('agenda-changed');
			if (before.steps.length >= AGENDA_STEPS_MAX)
				return refuse('agenda-too-long', { max: AGENDA_STEPS_MAX });
			const agenda =
				change.kind === 'add' ? withStep(before, step) : withStepAt(before, step, change.at);
			return wrongStep(step) ?? { ok: true, agenda };
		}
		default:
			return changedAt(before, change);
	}
}

function changedAt(
	before: Agenda,
	change: Extract<AgendaChange, { kind: 'edit' | 'move' | 'remove' }>
): Changed {
	const { at, seen } = change.step;
	const step = before.steps[at];
	if (step?.title !== seen) return refuse('agenda-changed');
	if (change.kind === 'move') return { ok: true, agenda: withMoved(before, at, change.by) };
	if (change.kind === 'remove')
		return { ok: true, agenda: { ...before, steps: before.steps.toSpliced(at, 1) }, removed: step };
	const words = { ...change.words, part: step.part };
	return (
		wrongStep(words) ?? { ok: true, agenda: { ...before, steps: before.steps.with(at, words) } }
	);
}

function wrongStep(step: AgendaStep): Refusal | null {
	if (step.title.trim() === '') return refuse('title-missing');
	for (const part of ['title', 'purpose', 'say'] as const)
		if (step[part].length > AGENDA_TEXT_MAX[part])
			return refuse('text-too-long', { max: AGENDA_TEXT_MAX[part] });
	const { minutes } = step;
	const isTime = Number.isInteger(minutes) && minutes >= 0 && minutes <= STEP_MINUTES_MAX;
	return isTime ? null : refuse('step-minutes-invalid', { max: STEP_MINUTES_MAX });
}
