import { textFor, type Language } from '../domain/language.ts';
import type { HighlightKind } from '../domain/meeting.ts';
import type { OpportunityClass, PoolResult, ReleaseTheme } from '../domain/release-shape.ts';
import {
	lowestFirst,
	type Dividing,
	type TalkFact,
	type TalkPart,
	type TalkSection
} from '../domain/talk.ts';
import { NEED_WORDS } from './beside-words.ts';
import { listText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { CLASS_WORDS, figure, QUESTION_WORDS, sideName } from './result-words.ts';
import type { Names } from './story-sentences.ts';
import { whySentence } from './why-sentence.ts';

/** A part of the talk as people read it. */
export interface ToldSection {
	readonly part: TalkPart;
	readonly title: string;
	/** What its themes have in common, in a line. */
	readonly text: string;
	readonly items: readonly ToldItem[];
	/** How many more belong here, in a sentence; null for none. */
	readonly more: string | null;
}

export interface ToldTheme {
	readonly id: string;
	readonly title: string;
	/** For the `lang` attribute; only when it differs from the page's. */
	readonly lang?: Language;
	readonly class: OpportunityClass;
	readonly classWord: string;
	readonly enabling: boolean;
}

export interface ToldItem extends ToldTheme {
	/** Why it stands here. */
	readonly sentences: readonly string[];
	/** Sides beside each other, per question on which they lie far apart. */
	readonly sides: readonly ToldSides[];
	/** What it yields and how feasible it is; what is not known is left out. */
	readonly means: readonly ToldMean[];
}

interface ToldMean {
	readonly question: string;
	readonly mean: string;
	/** Question and mean in words. */
	readonly words: string;
	/** Where it lies between 1 and 5, in percents. */
	readonly at: number;
}

/** The sides of the table on one question, lowest first. */
export interface ToldSides {
	readonly question: string;
	readonly rows: readonly ToldSide[];
}

interface ToldSide {
	readonly side: string;
	readonly mean: string;
	/** Side and mean in words. */
	readonly words: string;
	/** Where it lies between 1 and 5, in percents. */
	readonly at: number;
}

const PARTS = {
	shared: [m.talk_part_shared, m.talk_part_shared_text],
	start: [m.talk_part_start, m.talk_part_start_text],
	hard: [m.talk_part_hard, m.talk_part_hard_text],
	running: [m.talk_part_running, m.talk_part_running_text],
	differ: [m.talk_part_differ, m.talk_part_differ_text],
	minority: [m.talk_part_minority, m.talk_part_minority_text],
	'find-out': [m.talk_part_find_out, m.talk_part_find_out_text],
	surprise: [m.talk_part_surprise, m.talk_part_surprise_text]
} as const satisfies Readonly<Record<TalkPart, unknown>>;

/** The words of what a meeting leaves with. */
export const HIGHLIGHT_WORDS = {
	start: m.talk_kind_start,
	talk: m.talk_kind_talk,
	question: m.talk_kind_question
} as const satisfies Readonly<Record<HighlightKind, unknown>>;

/** @returns every part, in the order of the talk */
export function talkInWords(
	sections: readonly TalkSection[],
	names: Names,
	locale: Language
): readonly ToldSection[] {
	return sections.map(({ part, items, more }) => ({
		part,
		title: PARTS[part][0]({}, { locale }),
		text: PARTS[part][1]({}, { locale }),
		items: items.map(({ theme, why }) => ({
			...themeInWords(theme, locale),
			sentences: why.map((fact) => factSentence(fact, names, locale)),
			sides: why.flatMap((fact) =>
				fact.kind === 'gap' ? [sidesInWords(fact.question, fact.sides, names, locale)] : []
			),
			means: meansOf(theme, locale)
		})),
		more: moreWords(more, locale)
	}));
}

/** How many themes more there are, in a sentence; null for none. */
export function moreWords(count: number, locale: Language): string | null {
	if (count === 0) return null;
	return count === 1 ? m.talk_more_one({}, { locale }) : m.talk_more({ count }, { locale });
}

export function themeInWords(
	{ id, title, opportunity, enabling }: ReleaseTheme,
	locale: Language
): ToldTheme {
	const { text, language } = textFor(title, locale);
	return {
		...{ id, title: text, enabling, class: opportunity.class },
		...(language !== locale && { lang: language }),
		classWord: CLASS_WORDS[opportunity.class]({}, { locale })
	};
}

function meansOf({ questions }: ReleaseTheme, locale: Language): readonly ToldMean[] {
	return (['impact', 'feasibility'] as const).flatMap((name) => {
		const { balancedMean } = questions[name];
		if (balancedMean === null) return [];
		const question = QUESTION_WORDS[name]({}, { locale });
		const mean = figure(balancedMean, locale);
		const words = m.talk_mean_of({ question, mean }, { locale });
		return [{ question, mean, words, at: placeBetween(balancedMean) }];
	});
}

/** Where a mean lies between 1 and 5, in percents; a tenth is as fine as one can see. */
function placeBetween(mean: number): number {
	return Math.round(((mean - 1) / 4) * 1000) / 10;
}

/** How the sides see a theme; nothing where it is not known, or all are shown together. */
export function viewsOf(
	{ questions }: ReleaseTheme,
	names: Names,
	locale: Language
): readonly ToldSides[] {
	return (['impact', 'feasibility'] as const).flatMap((question) => {
		const pools = questions[question].pools ?? [];
		return pools.length < 2 ? [] : [sidesInWords(question, lowestFirst(pools), names, locale)];
	});
}

function sidesInWords(
	question: Dividing,
	pools: readonly PoolResult[],
	names: Names,
	locale: Language
): ToldSides {
	return {
		question: QUESTION_WORDS[question]({}, { locale }),
		rows: pools.map(({ units, mean }) => {
			const side = sideName(units, names, locale);
			const shown = figure(mean, locale);
			const words = m.talk_side_mean({ side, mean: shown }, { locale });
			return { side, mean: shown, words, at: placeBetween(mean) };
		})
	};
}

function factSentence(fact: TalkFact, names: Names, locale: Language): string {
	const at = { locale };
	const number = (value: number) => figure(value, locale);
	const asked = (question: Dividing | 'impact') => QUESTION_WORDS[question]({}, at);
	switch (fact.kind) {
		case 'agreed':
			return m.talk_fact_agreed({ question: asked('impact'), mean: number(fact.impact) }, at);
		case 'placed':
			return whySentence(fact, locale);
		case 'needs': {
			const needs = fact.needs.map(({ need, people }) =>
				m.talk_fact_need({ need: NEED_WORDS[need]({}, at), people }, at)
			);
			return m.talk_fact_needs({ people: fact.people, needs: listText(needs, locale) }, at);
		}
		case 'gap': {
			const [low, high] = [fact.sides[0]!, fact.sides.at(-1)!];
			return m.talk_fact_gap(
				{
					question: asked(fact.question),
					low: sideName(low.units, names, locale),
					lowMean: number(low.mean),
					high: sideName(high.units, names, locale),
					highMean: number(high.mean)
				},
				at
			);
		}
		case 'camps':
			return m.talk_fact_camps(
				{ question: asked(fact.question), low: fact.low, high: fact.high },
				at
			);
		case 'spread':
			return m.talk_fact_spread({ question: asked(fact.question) }, at);
		case 'side-apart':
			return m.talk_fact_side_apart(
				{
					question: asked(fact.question),
					side: sideName(fact.side.units, names, locale),
					mean: number(fact.side.mean),
					all: number(fact.mean)
				},
				at
			);
		case 'camp-apart': {
			const said = { question: asked(fact.question), people: fact.people, of: fact.of };
			return fact.isLow ? m.talk_fact_camp_low(said, at) : m.talk_fact_camp_high(said, at);
		}
		case 'knowledge':
			return m.talk_fact_knowledge({ mean: number(fact.need) }, at);
		case 'unsure':
			return m.talk_fact_unsure({ people: fact.dontKnow, of: fact.of }, at);
		case 'idle':
			return m.talk_fact_idle({ impact: number(fact.impact), effort: number(fact.effort) }, at);
	}
}
