import { CONCLUSION_MAX_LENGTH, type Talk } from '../../domain/talk.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { saveTalk } from '../store/talks.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Puts a theme on the list to talk about, leaves it for another time, or writes down in one line
 * what the meeting concluded; seen on the screen at once.
 * @param change what is not named stays
 */
export async function changeTalk(
	app: App,
	viewer: Viewer,
	scanId: string,
	theme: string,
	change: Partial<Talk>
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	// One line: what is typed or pasted over more of them is still one.
	const conclusion = change.conclusion?.replace(/\s+/g, ' ').trim();
	if (conclusion !== undefined && conclusion.length > CONCLUSION_MAX_LENGTH)
		return refuse('text-too-long', { max: CONCLUSION_MAX_LENGTH });
	const made = conclusion === undefined ? change : { ...change, conclusion };
	if ((await saveTalk(app.db, scanId, theme, made)) === null) return refuse('theme-unknown');
	app.live.touch(scanId);
	return { ok: true };
}
