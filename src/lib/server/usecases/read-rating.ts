import type { Group } from '../../domain/group.ts';
import type { Language, LocalText } from '../../domain/language.ts';
import { rotated } from '../../domain/rating-order.ts';
import { QUESTIONS, type ThemeAnswers } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { asks, takesAnswers, type Round } from '../../domain/round.ts';
import type { Breakdown } from '../../domain/scan.ts';
import type { SubArea } from '../../domain/sub-area.ts';
import type { Lever, Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { answersOfPerson } from '../store/answers.ts';
import { findParticipant } from '../store/participants.ts';
import { findWholeScan } from '../store/scans.ts';
import { may } from './access.ts';
import { readBefore, type Before } from './read-before.ts';
import { hashSecret } from './secrets.ts';

/** A theme as the person rating sees it in their list. */
export interface RatingStep {
	readonly slug: string;
	readonly lever: LocalText;
	/** What the lever is about. */
	readonly about: LocalText;
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
	readonly way: Round['way'];
	/** What the hall chose, with people, most first; null until then, and where it does not choose. */
	readonly choice: {
		readonly people: number;
		readonly themes: readonly { readonly slug: string; readonly people: number }[];
	} | null;
	/** At which one can point, without their shapes. */
	readonly subAreas: readonly Pick<SubArea, 'slug' | 'title'>[];
	/** By lever, in the order of this person. */
	readonly steps: readonly RatingStep[];
	/** Of the scan: a theme names its executors by slug. */
	readonly groups: readonly Group[];
	readonly said: Readonly<Record<string, ThemeAnswers>>;
	/** By slug what was said before; null in a first round. */
	readonly before: Readonly<Record<string, Before>> | null;
	/** What counts as one side, for their names. */
	readonly breakdown: Breakdown;
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
	const asked = askedOf(scan.levers, round);
	const levers = round.sameOrder ? asked : rotated(asked, known.id);
	const steps = levers.flatMap((lever) =>
		lever.themes.map((theme) => ({
			slug: theme.slug,
			lever: lever.title,
			about: lever.summary,
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
			way: round.way,
			choice: round.choice && {
				people: round.choice.people,
				// What was counted of the other themes is nobody's business.
				themes: round.choice.themes.map((slug) => ({ slug, people: round.choice!.counts[slug]! }))
			},
			subAreas: scan.subAreas.map(({ slug, title }) => ({ slug, title })),
			steps,
			groups: scan.groups,
			said,
			before: await readBefore(app, scan.id, round, known.id),
			breakdown: scan.breakdown,
			lastTheme: known.lastThemeSlug
		}
	};
}

/** The levers with the themes that are asked; without one, a lever would only shift the others. */
function askedOf(levers: readonly Lever[], round: Round): readonly Lever[] {
	return levers
		.map((lever) => ({ ...lever, themes: lever.themes.filter((theme) => asks(round, theme)) }))
		.filter(({ themes }) => themes.length > 0);
}
