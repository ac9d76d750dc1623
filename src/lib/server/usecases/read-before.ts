import type { PoolResult, Release } from '../../domain/release-shape.ts';
import { byQuestion, QUESTIONS, type Question, type ThemeAnswers } from '../../domain/rating.ts';
import type { Round } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { answersOfPerson } from '../store/answers.ts';
import { releasesOf, roundsOf } from '../store/rounds.ts';
import { figuresSoFar } from './earlier-releases.ts';

/** What was said of a theme before, as it stands beside the card of a next round. */
export interface Before {
	/** The round of the figures. */
	readonly round: number;
	/** What this person said the last time they were asked; null where they said nothing. */
	readonly own: ThemeAnswers['answers'] | null;
	/** The sides of the table, as released; none where that says nothing. */
	readonly sides: Readonly<Record<Question, readonly PoolResult[]>>;
}

/**
 * What was released of the themes of a scan before this round, with this person's own answers: from
 * the newest release with figures, and by theme the last round in which the person answered it.
 * @returns by slug; null in a first round, and while no release has figures
 */
export async function readBefore(
	app: App,
	scanId: string,
	round: Pick<Round, 'number'>,
	participantId: number
): Promise<Readonly<Record<string, Before>> | null> {
	if (round.number === 1) return null;
	const last = await newestFigures(app, scanId);
	if (!last) return null;
	const said: Record<string, ThemeAnswers['answers']> = {};
	for (const { id, number } of await roundsOf(app.db, scanId)) {
		if (number >= round.number) continue;
		const then = await answersOfPerson(app.db, id, participantId);
		for (const [theme, { answers }] of Object.entries(then))
			if (QUESTIONS.some((question) => answers[question])) said[theme] = answers;
	}
	return Object.fromEntries(
		last.themes.map(({ id, carriedFrom, questions }) => [
			id,
			{
				round: carriedFrom ?? last.round,
				own: said[id] ?? null,
				sides: byQuestion((question) => questions[question].pools ?? [])
			}
		])
	);
}

/** Releases never change: everybody who rates reads the same, so that it is parsed once. */
const kept = new Map<string, Release>();
const KEPT_MAX = 20;

async function newestFigures(app: App, scanId: string): Promise<Release | null> {
	const stored = await releasesOf(app.db, scanId);
	const key = stored.map(({ checksum }) => checksum).join(' ');
	const known = kept.get(key);
	if (known) return known;
	const last = figuresSoFar(stored).at(-1);
	if (!last) return null;
	if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value!);
	kept.set(key, last);
	return last;
}
