import type { Language } from '#lib/domain/language.ts';
import type { TalkPart } from '#lib/domain/talk.ts';
import { honestLine } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import {
	moreWords,
	themeInWords,
	viewsOf,
	type ToldItem,
	type ToldSides,
	type ToldTheme
} from '#lib/i18n/talk-words.ts';
import { whySentence } from '#lib/i18n/why-sentence.ts';
import type { App } from '#lib/server/app.ts';
import type { ReleasedTalk } from '#lib/server/usecases/released-talk.ts';
import { readTalkOnScreen } from '#lib/server/usecases/read-talk.ts';

/** The newest release, step by step. */
export interface ResultOnScreen {
	readonly steps: readonly ResultStep[];
	/** Says with how many people and when, and what it is not. */
	readonly honest: string;
	/** Word for a theme that is a condition. */
	readonly condition: string;
	/** What both ends of the scale mean. */
	readonly scale: string;
}

interface StepHead {
	/** 'few', 'part:start', 'theme:sloten' … */
	readonly id: string;
	readonly title: string;
	readonly text: string;
}

/** One screen: a part of the talk, or one theme that the meeting talks about. */
export type ResultStep = StepHead &
	(
		| { readonly kind: 'few' }
		| {
				readonly kind: 'part';
				readonly items: readonly ToldItem[];
				readonly more: string | null;
				/** All are of one class, which the title says. */
				readonly ofOneClass: boolean;
		  }
		| {
				readonly kind: 'theme';
				readonly theme: ToldTheme;
				readonly views: readonly ToldSides[];
				/** The conclusion of the meeting; '' for none yet. */
				readonly conclusion: string;
				readonly conclusionWord: string;
		  }
	);

/**
 * First the parts that have something to say, then the themes that the meeting picked.
 * @returns null while nothing is released
 */
export async function resultOnScreen(
	app: App,
	scanId: string,
	locale: Language
): Promise<ResultOnScreen | null> {
	const { talk, talks } = await readTalkOnScreen(app, scanId);
	if (!talk) return null;
	const { release, releasedAtMs } = talk;
	const at = { locale };
	const picked = talks.filter((one) => one.picked && !one.parked);
	const steps: readonly ResultStep[] =
		release.themes.length === 0
			? [
					{
						id: 'few',
						kind: 'few',
						title: m.talk_result_title({}, at),
						text: m.talk_result_few({}, at)
					}
				]
			: [
					...partSteps(talk, locale),
					...picked.flatMap(({ theme, conclusion }) => themeSteps(talk, theme, conclusion, locale))
				];
	return {
		steps,
		honest: honestLine(release, releasedAtMs, locale),
		condition: m.talk_condition({}, at),
		scale: m.talk_from_to({}, at)
	};
}

/** So many themes of a part fit on a screen that is read from the back row; with more to say of each, fewer. */
const ON_A_SCREEN = 6;
const ON_A_SCREEN_LONG = 4;
const OF_ONE_CLASS: readonly TalkPart[] = ['start', 'hard', 'running'];

function partSteps(talk: ReleasedTalk, locale: Language): readonly ResultStep[] {
	return talk
		.told(locale)
		.map((section, i) => ({ ...section, unsaid: talk.sections[i]!.more }))
		.filter(({ items }) => items.length > 0)
		.map(({ part, title, text, items, unsaid }) => {
			const isLong = items.some(({ sentences, sides }) => sentences.length + sides.length > 1);
			const shown = items.slice(0, isLong ? ON_A_SCREEN_LONG : ON_A_SCREEN);
			const more = moreWords(unsaid + items.length - shown.length, locale);
			const ofOneClass = OF_ONE_CLASS.includes(part);
			return { id: `part:${part}`, kind: 'part', title, text, items: shown, more, ofOneClass };
		});
}

/** None for a theme that is not in the release. */
function themeSteps(
	{ release, names }: ReleasedTalk,
	id: string,
	conclusion: string,
	locale: Language
): readonly ResultStep[] {
	const theme = release.themes.find((one) => one.id === id);
	if (!theme) return [];
	const { impact, feasibility, effort } = theme.questions;
	const told = themeInWords(theme, locale);
	const means = {
		impact: impact.balancedMean,
		feasibility: feasibility.balancedMean,
		effort: effort.balancedMean
	};
	return [
		{
			...{ id: `theme:${id}`, kind: 'theme', title: told.title, theme: told, conclusion },
			text: whySentence(means, locale),
			views: viewsOf(theme, names, locale),
			conclusionWord: m.talk_conclusion_meeting({}, { locale })
		}
	];
}
