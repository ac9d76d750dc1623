import { CONTRIBUTION_KINDS, type ContributionKind } from '#lib/domain/contribution.ts';
import { textFor, type Language } from '#lib/domain/language.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { App } from '#lib/server/app.ts';
import { readExploreInHall, type ExploreInHall } from '#lib/server/usecases/read-explore.ts';

/** A text with what the writer called it. */
interface Text {
	readonly kind: ContributionKind;
	readonly text: string;
}

/** What is on the screen at one step. */
export type ExploreSlide =
	| { readonly shows: 'question' }
	| {
			readonly shows: 'overview';
			readonly clusters: readonly {
				readonly title: string;
				readonly count: number;
				/** Title of the theme that was made of it. */
				readonly theme: string | null;
			}[];
	  }
	| {
			readonly shows: 'cluster';
			readonly title: string;
			readonly count: number;
			/** The theme that was made of it and what was done with it come after its texts. */
			readonly theme: string | null;
			readonly reply: string;
			/** None where these are. */
			readonly texts: readonly Text[];
			/** Which part of its texts, from 1, of how many. */
			readonly part: number;
			readonly of: number;
	  };

/** What plays here, as the screen shows it: nothing that the facilitator did not read. */
export interface ExploreOnScreen {
	readonly isOpen: boolean;
	/** In the order of the kinds, without what is hidden. */
	readonly counts: readonly { readonly kind: ContributionKind; readonly count: number }[];
	readonly slides: readonly ExploreSlide[];
	/** One for each slide, for the remote control. */
	readonly steps: readonly { readonly id: string; readonly title: string }[];
}

const CLUSTERS_PER_SLIDE = 6;
// On a small projector, in letters of 28 pixels, beneath a title of two lines; two texts in a row.
const LINES_PER_SLIDE = 11;
const LETTERS_PER_LINE = 36;
/** Its kind, and what is around it, in lines. */
const LINES_AROUND_TEXT = 2.3;

/** @throws when there is no such scan: its screen was found before */
export async function exploreOnScreen(
	app: App,
	scanId: string,
	language: Language
): Promise<ExploreOnScreen> {
	const read = await readExploreInHall(app, scanId);
	if (!read.ok) throw new Error(`no scan ${scanId}`);
	const { state, counts, clusters, scan } = read.view;
	const themeOf = ({ theme }: ExploreInHall['clusters'][number]) =>
		theme && textFor(theme.title, language, scan.languages[0]).text;
	const overviews = chunks(clusters, (part) => part.length, CLUSTERS_PER_SLIDE).map((part) => ({
		shows: 'overview' as const,
		clusters: part.map((one) => ({
			...{ title: one.cluster, count: one.contributions.length, theme: themeOf(one) }
		}))
	}));
	const each = clusters.flatMap((one) => {
		const theme = themeOf(one);
		const texts = chunks(one.contributions, linesOf, LINES_PER_SLIDE);
		const parts = theme || one.reply ? [...texts, []] : texts;
		return parts.map((part, i) => ({
			...{ shows: 'cluster' as const, title: one.cluster, count: one.contributions.length },
			...(part.length === 0 ? { theme, reply: one.reply } : { theme: null, reply: '' }),
			...{ texts: part, part: i + 1, of: parts.length }
		}));
	});
	const slides: readonly ExploreSlide[] = [{ shows: 'question' }, ...overviews, ...each];
	return {
		isOpen: state === 'open',
		counts: CONTRIBUTION_KINDS.map((kind) => ({ kind, count: counts[kind] })),
		slides,
		steps: slides.map((slide, i) => ({ id: String(i), title: titleOf(slide, language) }))
	};
}

function titleOf(slide: ExploreSlide, locale: Language): string {
	if (slide.shows === 'question') return m.explore_title({}, { locale });
	if (slide.shows === 'overview') return m.explore_screen_overview({}, { locale });
	const { title, part, of } = slide;
	return of === 1 ? title : `${title} (${m.explore_screen_part({ part, of }, { locale })})`;
}

/** How high texts stand, two in a row. */
function linesOf(texts: readonly Text[]): number {
	const each = texts.map(({ text }) => Math.ceil(text.length / LETTERS_PER_LINE));
	const rows = each
		.filter((_, i) => i % 2 === 0)
		.map((left, i) => Math.max(left, each[2 * i + 1] ?? 0));
	return rows.reduce((sum, lines) => sum + lines + LINES_AROUND_TEXT, 0);
}

/** In order, so many in each that they fit; one that is too large by itself stands alone. */
function chunks<T>(
	all: readonly T[],
	sizeOf: (part: readonly T[]) => number,
	room: number
): readonly (readonly T[])[] {
	const made: T[][] = [];
	for (const one of all) {
		const last = made.at(-1);
		if (last && sizeOf([...last, one]) <= room) last.push(one);
		else made.push([one]);
	}
	return made;
}
