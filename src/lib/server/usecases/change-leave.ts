import { stateFrom } from '../../domain/goal.ts';
import { isDay } from '../../domain/knowledge.ts';
import { LEAVE_MAX_LENGTH, type Commitment, type Highlight } from '../../domain/leave.ts';
import { HIGHLIGHTS_MAX } from '../../domain/meeting.ts';
import type { Removed } from '../../domain/progress.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { putBackCommitment, removeCommitment, saveCommitment } from '../store/commitments.ts';
import { addHighlight, removeHighlight } from '../store/highlights.ts';
import { changeMeeting } from '../store/meetings.ts';
import { enter, type Viewer } from './access.ts';
import { newScreenKey } from './secrets.ts';

/** Puts a start, a conversation or a question on the page before people leave. */
export async function putHighlight(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: Highlight
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made = { ...typed, text: typed.text.trim() };
	if (made.text === '' && made.theme === null) return refuse('highlight-empty');
	if (made.text.length > LEAVE_MAX_LENGTH.highlight)
		return refuse('text-too-long', { max: LEAVE_MAX_LENGTH.highlight });
	const added = await addHighlight(app.db, scanId, made);
	if (added === 'full') return refuse('highlights-full', { max: HIGHLIGHTS_MAX[made.kind] });
	if (added === 'theme-unknown') return refuse('theme-unknown');
	app.live.touch(scanId);
	return { ok: true };
}

/** Takes one off again. @returns what it was, to put it back; null when it was gone already */
export async function takeHighlight(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: number
): Promise<Outcome<{ was: Highlight | null }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const was = await removeHighlight(app.db, scanId, id);
	app.live.touch(scanId);
	return { ok: true, was };
}

/**
 * Writes down an agreement.
 * @param id null: a new one
 */
export async function putCommitment(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: number | null,
	typed: Commitment
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made = trimmed(typed);
	const wrong = wrongIn(made);
	if (wrong) return wrong;
	return outcomeOf(app, scanId, await saveCommitment(app.db, scanId, id, made));
}

function outcomeOf(
	app: App,
	scanId: string,
	saved: Awaited<ReturnType<typeof saveCommitment>>
): Outcome {
	if (saved === 'full') return refuse('commitments-full');
	if (saved === 'gone') return refuse('commitment-gone');
	if (saved === 'theme-unknown') return refuse('theme-unknown');
	app.live.touch(scanId);
	return { ok: true };
}

function trimmed({ theme, due, ...texts }: Commitment): Commitment {
	return {
		...{ theme, due, what: texts.what.trim(), who: texts.who.trim() },
		...{ firstStep: texts.firstStep.trim(), sign: texts.sign.trim() }
	};
}

function wrongIn(made: Commitment): Refusal | null {
	if (made.what === '' || made.who === '') return refuse('commitment-incomplete');
	for (const part of ['what', 'who', 'firstStep', 'sign'] as const)
		if (made[part].length > LEAVE_MAX_LENGTH[part])
			return refuse('text-too-long', { max: LEAVE_MAX_LENGTH[part] });
	return made.due !== null && !isDay(made.due) ? refuse('day-invalid') : null;
}

/** Takes an agreement away. @returns what it was, to put it back; null when it was gone already */
export async function takeCommitment(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: number
): Promise<Outcome<{ was: Removed<Commitment> | null }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const was = await removeCommitment(app.db, scanId, id);
	app.live.touch(scanId);
	return { ok: true, was };
}

/** Puts back what `takeCommitment` took away, as far as it was. */
export async function returnCommitment(
	app: App,
	viewer: Viewer,
	scanId: string,
	was: Removed<Commitment>
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made = trimmed(was);
	const wrong = wrongIn(made);
	if (wrong) return wrong;
	const stands = stateFrom({ ...was, nextLook: was.nextLook ?? '' });
	if (!stands.ok) return stands;
	if (was.since !== null && !isDay(was.since)) return refuse('day-invalid');
	const back = { ...made, ...stands.stands, since: was.since, position: was.position };
	return outcomeOf(app, scanId, await putBackCommitment(app.db, scanId, back));
}

/** Tells what was done with what people brought in; '' takes it away. */
export async function changeAfter(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: string
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const after = typed.trim();
	if (after.length > LEAVE_MAX_LENGTH.after)
		return refuse('text-too-long', { max: LEAVE_MAX_LENGTH.after });
	await changeMeeting(app.db, scanId, newScreenKey(app), { after });
	return { ok: true };
}

/** Lets participants see the released result on their own device, or not any more. */
export async function shareResult(
	app: App,
	viewer: Viewer,
	scanId: string,
	shared: boolean
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	await changeMeeting(app.db, scanId, newScreenKey(app), { shared });
	app.live.touch(scanId);
	return { ok: true };
}
