import {
	FINDING_MAX_LENGTH,
	isDay,
	isEmptyFinding,
	KNOWLEDGE_KINDS,
	type Finding
} from '../../domain/knowledge.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { saveFinding } from '../store/findings.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Writes down what has to be found out about a theme, who does, and by when; at any time, since no
 * figure depends on it. With everything left empty it is taken off the agenda.
 */
export async function changeFinding(
	app: App,
	viewer: Viewer,
	scanId: string,
	theme: string,
	typed: Finding
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const made: Finding = {
		kinds: KNOWLEDGE_KINDS.filter((kind) => typed.kinds.includes(kind)),
		question: typed.question.trim(),
		who: typed.who.trim(),
		due: typed.due
	};
	const wrong = wrongIn(made);
	if (wrong) return wrong;
	const isThere = await saveFinding(app.db, scanId, theme, isEmptyFinding(made) ? null : made);
	return isThere ? { ok: true } : refuse('theme-unknown');
}

function wrongIn(made: Finding): Refusal | null {
	for (const part of ['question', 'who'] as const)
		if (made[part].length > FINDING_MAX_LENGTH[part])
			return refuse('text-too-long', { max: FINDING_MAX_LENGTH[part] });
	return made.due !== null && !isDay(made.due) ? refuse('day-invalid') : null;
}
