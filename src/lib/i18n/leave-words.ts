import type { Commitment, Highlight } from '../domain/leave.ts';
import { textFor, type Language } from '../domain/language.ts';
import { HIGHLIGHT_KINDS, type HighlightKind } from '../domain/meeting.ts';
import type { ReleaseTheme } from '../domain/release-shape.ts';
import { dayText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { HIGHLIGHT_WORDS } from './talk-words.ts';

/** What a meeting leaves with, as people read it. */
export interface ToldLeave {
	/** Kinds of which there is something. */
	readonly lists: readonly {
		readonly kind: HighlightKind;
		readonly title: string;
		readonly lines: readonly string[];
	}[];
	readonly commitments: {
		readonly title: string;
		readonly lines: readonly ToldCommitment[];
	};
}

export interface ToldCommitment {
	readonly what: string;
	readonly who: string;
	/** First step with its day, how one will see it; what is not said is left out. */
	readonly more: readonly string[];
}

type Titles = ReadonlyMap<string, ReleaseTheme['title']>;

/** Title of each theme of a release by its id. */
export function titlesOf(themes: readonly ReleaseTheme[]): Titles {
	return new Map(themes.map(({ id, title }) => [id, title]));
}

export function leaveInWords(
	{
		highlights,
		commitments
	}: { readonly highlights: readonly Highlight[]; readonly commitments: readonly Commitment[] },
	titles: Titles,
	locale: Language
): ToldLeave {
	return {
		lists: HIGHLIGHT_KINDS.map((kind) => ({
			kind,
			title: HIGHLIGHT_WORDS[kind]({}, { locale }),
			lines: highlights
				.filter((one) => one.kind === kind)
				.map((one) => highlightInWords(one, titles, locale))
		})).filter(({ lines }) => lines.length > 0),
		commitments: {
			title: m.talk_commitments({}, { locale }),
			lines: commitments.map((one) => commitmentInWords(one, locale))
		}
	};
}

/** The words of the meeting, and the theme that they are about. */
export function highlightInWords(
	{ theme, text }: Highlight,
	titles: Titles,
	locale: Language
): string {
	const local = theme === null ? undefined : titles.get(theme);
	const title = local ? textFor(local, locale).text : (theme ?? '');
	if (title === '' || text === '') return title || text;
	return `${title}: ${text}`;
}

export function commitmentInWords(
	{ what, who, firstStep, due, sign }: Commitment,
	locale: Language
): ToldCommitment {
	const at = { locale };
	const date = due === null ? null : dayText(Date.parse(`${due}T12:00:00Z`), locale);
	const step = firstStep && m.talk_line_first({ step: firstStep }, at);
	const by = date && m.talk_line_due({ date }, at);
	return {
		...{ what, who },
		more: [
			step && by ? `${step} (${by})` : step || by,
			sign && m.talk_line_sign({ sign }, at)
		].filter((line): line is string => Boolean(line))
	};
}
