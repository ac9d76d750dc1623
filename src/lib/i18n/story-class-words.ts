import type { Band } from '../domain/bands.ts';
import type { Block } from '../domain/story-document.ts';
import { paragraph } from '../domain/story-document.ts';
import type { Fact } from '../domain/story.ts';
import type { Quote, ThemeSaid } from '../domain/story-classes.ts';
import { NEED_WORDS } from './beside-words.ts';
import { m } from './paraglide/messages.js';
import type { Sayings } from './story-sentences.ts';
import { about, sentences, typed, type StoryWords } from './story-words.ts';
import { EFFORT, FEASIBILITY, IMPACT } from './why-sentence.ts';

type Message = (inputs: object, options: StoryWords['at']) => string;
type Named = Fact<'start:band'>['fact'];

/** So many needs are named; those that few people named are in the figures. */
const NEEDS_TOLD = 3;

/** The two words of a label such as '4-3'. */
const bandsOf = (label: string) => label.split('-').map(Number) as [Band, Band];

const naming =
	(lead: Message) =>
	({ titles }: Named, words: StoryWords): readonly Block[] =>
		words.naming(lead({}, words.at), titles);

/** How many measures are of a class, by number: none, one, all, several. */
const COUNTS = {
	start: [m.story_start_none, m.story_start_one, m.story_start_count],
	'long-haul': [m.story_long_haul_none, m.story_long_haul_one, m.story_long_haul_count],
	sustain: [m.story_sustain_none, m.story_sustain_one, m.story_sustain_count]
} as const;

function counted(
	{ class: name, count, of }: Fact<'start:count'>['fact'],
	words: StoryWords
): string {
	const { at } = words;
	const numbers = { count: words.number(count), of: words.number(of) };
	if (name === 'start' || name === 'long-haul' || name === 'sustain') {
		if (name === 'start' && count === of && of > 1) return m.story_start_all(numbers, at);
		return COUNTS[name][Math.min(count, 2)]!(numbers, at);
	}
	if (count === of && of > 1) return m.story_later_all(numbers, at);
	return count === 1 ? m.story_later_one(numbers, at) : m.story_later(numbers, at);
}

function themeSaid({ title, conclusion, quotes }: ThemeSaid, words: StoryWords) {
	const concluded = conclusion === '' ? '' : m.story_conclusion({ text: conclusion }, words.at);
	return [about(words.title(title), concluded, ...quotes.map((one) => quoted(one, words)))];
}

/** What it takes: over all in a sentence, and per theme in a table. */
function needed({ rows, needs }: Fact<'long-haul:needs'>['fact'], words: StoryWords) {
	const { at } = words;
	const named = (all: typeof needs) =>
		words.list(
			all
				.slice(0, NEEDS_TOLD)
				.map(({ need, times }) =>
					m.story_need_times({ need: NEED_WORDS[need]({}, at), times: words.number(times) }, at)
				)
		);
	if (needs.length === 0) return [];
	const lead = paragraph(m.story_needs({ needs: named(needs) }, at));
	if (rows.length === 1) return [about(words.title(rows[0]!.title)), lead];
	const head = [
		...[m.result_col_theme({}, at), m.story_needs_people({}, at)],
		m.story_needs_most({}, at)
	];
	const cells = rows.map((row) => [
		...[words.title(row.title), words.number(row.people)],
		named(row.needs)
	]);
	return [
		lead,
		{ kind: 'table' as const, caption: m.story_needs_caption({}, at), head, rows: cells }
	];
}

function quoted({ text, unit, people }: Quote, words: StoryWords): string {
	if (people > 1) return m.story_quote_people({ people: words.number(people), text }, words.at);
	return unit === null
		? m.story_quote({ text }, words.at)
		: m.story_quote_side({ side: words.side([unit]), text }, words.at);
}

const restraint =
	(lead: Message) =>
	({ text }: Fact<'conditions:legal'>['fact'], words: StoryWords): readonly Block[] =>
		typed(words.title(text), lead({}, words.at));

const CONDITION_LEADS: Readonly<Record<string, Message>> = {
	start: m.story_condition_start,
	'long-haul': m.story_condition_long_haul,
	sustain: m.story_condition_sustain,
	later: m.story_condition_later,
	'too-few': m.story_too_few_answers
};

/** What is said of themes by their class. */
export const CLASSES_SAID = {
	'start:count': (fact, words) => [
		sentences(counted(fact, words), fact.count > 0 ? m.story_start_what({}, words.at) : '')
	],
	'start:band': ({ label, titles }, words) => {
		const [impact, feasibility] = bandsOf(label);
		const said = {
			impact: IMPACT[impact]({}, words.at),
			feasibility: FEASIBILITY[feasibility]({}, words.at)
		};
		return words.naming(m.story_start_band(said, words.at), titles);
	},
	'start:idle': naming(m.story_idle),
	'start:doubt': naming(m.story_doubt),
	'start:theme': themeSaid,
	'long-haul:count': (fact, words) => [paragraph(counted(fact, words))],
	'long-haul:band': ({ label, titles }, words) => {
		const [impact, feasibility] = bandsOf(label);
		const said = {
			impact: IMPACT[impact]({}, words.at),
			feasibility: FEASIBILITY[feasibility]({}, words.at)
		};
		return words.naming(m.story_long_haul_band(said, words.at), titles);
	},
	'long-haul:idle': naming(m.story_idle),
	'long-haul:doubt': naming(m.story_doubt),
	'long-haul:needs': needed,
	'long-haul:theme': themeSaid,
	'sustain:count': (fact, words) => [paragraph(counted(fact, words))],
	'sustain:band': ({ label, titles }, words) => {
		const [impact, effort] = bandsOf(label);
		// That much is done is said of all of them; of some it is very much.
		const message = effort > 3 ? m.story_sustain_band_most : m.story_sustain_band;
		const said = { impact: IMPACT[impact]({}, words.at), effort: EFFORT[effort]({}, words.at) };
		return words.naming(message(said, words.at), titles);
	},
	'sustain:theme': themeSaid,
	'later:count': (fact, words) => [paragraph(counted(fact, words))],
	'later:band': ({ label, titles }, words) => {
		const impact = IMPACT[Number(label) as Band]({}, words.at);
		return words.naming(m.story_later_band({ impact }, words.at), titles);
	},
	'later:too-few': naming(m.story_too_few_answers),
	'later:theme': themeSaid,
	'conditions:class': ({ label, titles }, words) =>
		words.naming(CONDITION_LEADS[label]!({}, words.at), titles),
	'conditions:needs': needed,
	'conditions:theme': themeSaid,
	'conditions:legal': restraint(m.story_bound_legal),
	'conditions:financial': restraint(m.story_bound_financial),
	'conditions:ecological': restraint(m.story_bound_ecological)
} satisfies Partial<Sayings<Fact['kind']>>;
