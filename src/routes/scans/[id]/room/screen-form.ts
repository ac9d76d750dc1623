import { SHOWS } from '#lib/domain/meeting.ts';
import { GRACE_MAX_SECONDS } from '#lib/domain/round.ts';
import type { ScreenChange } from '#lib/server/usecases/change-screen.ts';
import { typed } from '../../form-values.ts';

/** More than a result will ever have. */
const STEP_MAX = 999;

/** What the buttons for the screen ask; null for what no button of ours sends. */
export function showIn(form: FormData): ScreenChange | null {
	const shows = SHOWS.find((one) => one === form.get('shows'));
	const step = Number(typed(form, 'step') || 0);
	if (!shows || !Number.isInteger(step) || step < 0 || step > STEP_MAX) return null;
	return { kind: 'show', shows, step };
}

/** What the buttons for the time ask; NaN minutes for what is no number. */
export function timerIn(form: FormData): ScreenChange {
	const does = form.get('do');
	if (does === 'more') return { kind: 'more-time' };
	if (does === 'stop') return { kind: 'no-timer' };
	return { kind: 'timer', minutes: Number(typed(form, 'minutes') || NaN) };
}

/** A number of seconds from a choice; `usual` where the form has none that is possible. */
export function secondsIn(form: FormData, name: string, usual: number): number {
	const text = typed(form, name);
	const seconds = Number(text);
	const isPossible = Number.isInteger(seconds) && seconds >= 0 && seconds <= GRACE_MAX_SECONDS;
	return text !== '' && isPossible ? seconds : usual;
}
