import { TIMER_MINUTES_MAX, type Shows } from '../../domain/meeting.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { changeMeeting, findMeeting, renewScreenKey, type Meeting } from '../store/meetings.ts';
import { enter, type Viewer } from './access.ts';
import { newScreenKey } from './secrets.ts';

/** What the facilitator does with the screen in the hall. */
export type ScreenChange =
	/** @param step which part, from 0 */
	| { readonly kind: 'show'; readonly shows: Shows; readonly step: number }
	| { readonly kind: 'black'; readonly black: boolean }
	/** Whole minutes from now, 1 … 180. */
	| { readonly kind: 'timer'; readonly minutes: number }
	/** A minute more; one minute where no timer runs. */
	| { readonly kind: 'more-time' }
	| { readonly kind: 'no-timer' }
	/** Makes its link, where it had none. */
	| { readonly kind: 'link' }
	/** A new link: the old one is dead at once. */
	| { readonly kind: 'new-link' };

const MINUTE_MS = 60_000;

/** Steers the screen in the hall; who looks at it follows within a second. */
export async function changeScreen(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: ScreenChange
): Promise<Outcome<{ screenKey: string }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (change.kind === 'timer') {
		const { minutes } = change;
		if (!Number.isInteger(minutes) || minutes < 1 || minutes > TIMER_MINUTES_MAX)
			return refuse('timer-invalid', { max: TIMER_MINUTES_MAX });
	}
	const newKey = newScreenKey(app);
	const before = await findMeeting(app.db, scanId);
	const { screenKey } =
		change.kind === 'new-link' && before
			? await renewScreenKey(app.db, scanId, newKey)
			: await changeMeeting(app.db, scanId, newKey, columnsOf(change, before, app.now()));
	app.live.touch(scanId);
	return { ok: true, screenKey };
}

function columnsOf(
	change: ScreenChange,
	before: Meeting | null,
	nowMs: number
): Partial<Omit<Meeting, 'screenKey'>> {
	switch (change.kind) {
		case 'show':
			// Something is shown because people have to see it.
			return { shows: change.shows, step: change.step, black: false };
		case 'black':
			return { black: change.black };
		case 'timer':
			return { timerEndsAtMs: nowMs + change.minutes * MINUTE_MS };
		case 'more-time':
			return { timerEndsAtMs: Math.max(nowMs, before?.timerEndsAtMs ?? nowMs) + MINUTE_MS };
		case 'no-timer':
			return { timerEndsAtMs: null };
		case 'link':
		case 'new-link':
			return {};
	}
}
