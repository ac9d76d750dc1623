import { goalFrom, stateFrom, type GoalText, type TypedGoal } from '../../domain/goal.ts';
import { isDay } from '../../domain/knowledge.ts';
import type { Removed } from '../../domain/progress.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { putBackGoal, removeGoal, saveGoal, type Saved } from '../store/goals.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Writes down what the area wants to reach; how far it is stays.
 * @param id null: a new one
 */
export async function putGoal(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: number | null,
	typed: TypedGoal
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made = goalFrom(typed);
	return made.ok ? outcomeOf(await saveGoal(app.db, scanId, id, made.goal)) : made;
}

/** Takes a goal away. @returns what it was, to put it back; null when it was gone already */
export async function takeGoal(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: number
): Promise<Outcome<{ was: Removed<GoalText> | null }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	return { ok: true, was: await removeGoal(app.db, scanId, id) };
}

/** Puts back what `takeGoal` took away, as far as it was. */
export async function returnGoal(
	app: App,
	viewer: Viewer,
	scanId: string,
	was: Removed<GoalText>
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const { since, position } = was;
	// It comes back from a page: whatever is in it is looked at again.
	const years = { startYear: yearText(was.startYear), targetYear: yearText(was.targetYear) };
	const made = goalFrom({ ...was, ...years });
	if (!made.ok) return made;
	const stands = stateFrom({ ...was, nextLook: was.nextLook ?? '' });
	if (!stands.ok) return stands;
	if (since !== null && !isDay(since)) return refuse('day-invalid');
	const back = { ...made.goal, ...stands.stands, since, position };
	return outcomeOf(await putBackGoal(app.db, scanId, back));
}

const yearText = (year: number | null) => (year === null ? '' : String(year));

function outcomeOf(saved: Saved): Outcome {
	if (saved === 'saved') return { ok: true };
	if (saved === 'full') return refuse('goals-full');
	return refuse(saved === 'gone' ? 'goal-gone' : 'theme-unknown');
}
