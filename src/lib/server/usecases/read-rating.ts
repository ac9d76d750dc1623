import type { Language, LocalText } from '../../domain/language.ts';
import { QUESTIONS, type ThemeAnswers } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { asks, takesAnswers } from '../../domain/round.ts';
import type { Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { answersOfPerson } from '../store/answers.ts';
import { findParticipant } from '../store/participants.ts';
import { findWholeScan } from '../store/scans.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/** A theme as the person rating sees it in their list. */
export interface RatingStep {
	readonly slug: string;
	readonly lever: LocalText;
	readonly theme: Theme;
	/** Questions of this theme with an answer, 0 … 4. */
	readonly answered: number;
}

/** All that one person needs to rate and to look back. */
export interface RatingView {
	readonly title: string;
	readonly contact: string;
	readonly languages: readonly Language[];
	readonly round: number;
	readonly takesAnswers: boolean;
	readonly steps: readonly RatingStep[];
	readonly said: Readonly<Record<string, ThemeAnswers>>;
	readonly lastTheme: string | null;
}

/**
 * The themes that the running round asks, with what this person said of them in it.
 * @param code as in the address, upper case
 * @param secret from the cookie
 * @returns refused for somebody who has not joined, or when no round is running
 */
export async function readRating(
	app: App,
	code: string,
	secret: string | null
): Promise<Outcome<{ view: RatingView }>> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	if (!known.round) return refuse('round-closed');
	const scan = (await findWholeScan(app.db, known.scanId))!;
	const { round } = known;
	const said = await answersOfPerson(app.db, round.id, known.id);
	const steps = scan.levers.flatMap((lever) =>
		lever.themes
			.filter((theme) => asks(round, theme))
			.map((theme) => ({
				slug: theme.slug,
				lever: lever.title,
				theme,
				answered: QUESTIONS.filter((question) => said[theme.slug]?.answers[question]).length
			}))
	);
	return {
		ok: true,
		view: {
			title: scan.title,
			contact: scan.contact,
			languages: scan.languages,
			round: round.number,
			takesAnswers: takesAnswers(round, app.now()),
			steps,
			said,
			lastTheme: known.lastThemeSlug
		}
	};
}
