import { MIN_PARTICIPANTS } from '../../domain/aggregate.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { CHOICE_SIZE, choiceOf, type Choice } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { fixChoice, passedIn, runningRound } from '../store/rounds.ts';
import { enter, type Viewer } from './access.ts';

/**
 * The hall chooses: the themes that most people said play here, for all to rate first. Counted once,
 * and never again in this round: two counts would tell what somebody said in between.
 * @param size how many themes at most, 3 … 20
 * @returns refused with fewer than five people, and in a round in which the hall does not choose
 */
export async function chooseThemes(
	app: App,
	viewer: Viewer,
	scanId: string,
	size: number = CHOICE_SIZE.usual
): Promise<Outcome<{ choice: Choice }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const { least, most } = CHOICE_SIZE;
	if (!Number.isInteger(size) || size < least || size > most)
		return refuse('choice-size', { least: String(least), most: String(most) });
	const round = await runningRound(app.db, scanId);
	if (round?.state !== 'open') return refuse('no-round-open');
	if (round.way !== 'hall') return refuse('choice-elsewhere');
	if (round.choice) return refuse('choice-made');
	const tooFew = refuse('choice-too-few', { minimum: String(MIN_PARTICIPANTS) });
	if (passedIn(app.db, round.id) < MIN_PARTICIPANTS) return tooFew;
	const choice = await fixChoice(app.db, round.id, (played, people) =>
		// Somebody may have withdrawn since.
		people < MIN_PARTICIPANTS ? null : choiceOf(played, people, size)
	);
	if (!choice) return refuse('choice-made');
	app.live.touch(scanId);
	return { ok: true, choice };
}
