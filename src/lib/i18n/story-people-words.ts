import { textFor } from '../domain/language.ts';
import type { Weights } from '../domain/scan.ts';
import type { Block } from '../domain/story-document.ts';
import type { Fact } from '../domain/story.ts';
import { paragraph } from '../domain/story-document.ts';
import { honestLine, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { CLASS_WORDS, figure } from './result-words.ts';
import type { Sayings } from './story-sentences.ts';
import { sentences, typed, type StoryWords } from './story-words.ts';

type Message = (inputs: object, options: StoryWords['at']) => string;

const ownWords =
	(lead: Message) =>
	({ text }: Fact<'why:purpose'>['fact'], { locale, at }: StoryWords): readonly Block[] =>
		typed(textFor(text, locale).text, lead({}, at));

/** Why it was done, who took part, and how it was computed. */
export const PEOPLE = {
	'why:purpose': ownWords(m.story_why_purpose),
	'why:use': ownWords(m.story_why_use),
	'why:decision': ownWords(m.story_why_decision),
	'why:roles': ownWords(m.story_why_roles),
	'who:people': ({ total, people, groups }, words) => {
		const said = [paragraph(howMany(total, people, groups.length, words))];
		if (groups.length < 2) return said;
		const rows = groups.map((one) => [words.group(one.group), words.number(one.people)]);
		const head = [m.story_groups_group({}, words.at), m.story_groups_people({}, words.at)];
		const caption = m.story_groups_caption({}, words.at);
		return [...said, { kind: 'table', caption, head, rows }];
	},
	'who:missing': ({ groups }, words) => {
		const message = groups.length === 1 ? m.story_missing_group : m.story_missing_groups;
		// Names of groups have commas and "and" in them.
		const named = groups.map((group) => words.group(group)).join('; ');
		return [paragraph(message({ groups: named }, words.at))];
	},
	'who:few': (_, { at }) => [paragraph(m.story_too_few({}, at))],
	'who:sides': ({ sides }, words) => {
		const message = sides.length === 1 ? m.story_sides_one : m.story_sides;
		const named = sides.map((units) => words.side(units)).join('; ');
		return [paragraph(message({ sides: named }, words.at))];
	},
	'who:open': (_, { at }) => [paragraph(m.story_open({}, at))],
	'who:rounds': ({ round, asked, carried }, words) => {
		const message = asked === 1 ? m.story_rounds_one : m.story_rounds;
		const counted = { asked: words.themes(asked), carried: words.themes(carried) };
		return [paragraph(message({ round, ...counted }, words.at))];
	},
	'how:score': ({ version, weights }, words) => [
		paragraph(m.story_how_sides({}, words.at)),
		sentences(m.story_how_method({ version }, words.at), weighed(weights, words))
	],
	'how:disclosure': ({ k }, { at }) => [
		sentences(k === 1 ? m.result_k_open({}, at) : m.result_k({ k }, at), m.story_how_few({}, at))
	],
	'how:themes': ({ rows }, words) => {
		const { at, locale } = words;
		const head = [
			...[m.result_col_theme({}, at), m.result_col_rank({}, at), m.result_col_class({}, at)],
			...[m.question_impact_short({}, at), m.question_feasibility_short({}, at)],
			m.question_effort_short({}, at)
		];
		const cells = rows.map((row) => {
			const title = words.title(row.title);
			return [
				row.enabling ? m.story_how_condition({ title }, at) : title,
				figure(row.rank, locale, 0),
				CLASS_WORDS[row.class]({}, at),
				...[row.impact, row.feasibility, row.effort].map((mean) => figure(mean, locale))
			];
		});
		const caption = m.story_how_table_caption({}, at);
		return [{ kind: 'table', caption, head, rows: cells }];
	},
	'how:kept': ({ months, checksum, contact }, { at }) => [
		sentences(
			months === 1 ? m.story_how_kept_one({}, at) : m.story_how_kept({ months }, at),
			m.story_how_checksum({ checksum }, at)
		),
		...(contact === '' ? [] : [paragraph(m.story_how_contact({ contact }, at))])
	],
	'how:honest': ({ participants, mode, releasedAtMs }, { locale }) => [
		paragraph(
			honestLine({ participants: { ...participants, byGroup: {} }, mode }, releasedAtMs, locale)
		)
	]
} satisfies Partial<Sayings<Fact['kind']>>;

function howMany(total: number, people: number, groups: number, words: StoryWords): string {
	const number = words.number(total);
	if (total === 0) return m.story_participants_none({}, words.at);
	if (people > total)
		return m.story_participants_tables({ total: number, people: words.number(people) }, words.at);
	if (total === 1) return m.story_participants_one({}, words.at);
	if (groups === 1) return m.story_participants_one_group({ total: number }, words.at);
	return m.story_participants({ total: number, groups: words.number(groups) }, words.at);
}

/** How much each part counts, in fewer words than the results page has for it. */
function weighed({ impact, feasibility, room }: Weights, words: StoryWords): string {
	const { at, locale } = words;
	const parts = [
		[m.result_part_impact, impact],
		[m.result_part_feasibility, feasibility],
		[m.result_part_room, room]
	] as const;
	const said = parts.map(([part, weight]) => {
		const count = numberText(weight, locale, Number.isInteger(weight) ? 0 : 1);
		const few = [m.story_weight_none, m.story_weight_one, m.story_weight_two][weight];
		return (few ?? m.story_weight_times)({ part: part({}, at), count }, at);
	});
	return m.story_weights({ parts: words.list(said) }, at);
}
