import { plainText } from '../../domain/contribution.ts';
import { GOAL_MAX_LENGTH, stateFrom, type TypedState } from '../../domain/goal.ts';
import type { FollowedKind } from '../../domain/progress.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { isoDay } from '../../i18n/iso-day.ts';
import type { App } from '../app.ts';
import { saveStanding } from '../store/progress.ts';
import { enter, type Viewer } from './access.ts';

/** How something stands, as somebody typed it. */
export interface TypedStanding extends TypedState {
	readonly kind: FollowedKind;
	readonly id: number;
	/** The newest value of a goal; of an agreement it is not looked at. */
	readonly now: string;
}

/**
 * Writes down how far a goal or an agreement is, from today on, and when one looks again.
 * @returns refused with the name of the wrong field in `details.at`
 */
export async function followProgress(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: TypedStanding
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made = stateFrom(typed);
	if (!made.ok) return made;
	const now = plainText(typed.kind === 'goal' ? typed.now : '', GOAL_MAX_LENGTH.now);
	if (!now.ok) return refuse(now.reason, { ...now.details, at: 'now' });
	const stands = { ...made.stands, now: now.text };
	const isThere = await saveStanding(app.db, scanId, typed, stands, isoDay(app.now()));
	if (!isThere) return refuse(typed.kind === 'goal' ? 'goal-gone' : 'commitment-gone');
	return { ok: true };
}
