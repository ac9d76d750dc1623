import { feasibilityBand, impactBand } from '../domain/bands.ts';
import { paragraph, type Block } from '../domain/story-document.ts';
import type { Fact } from '../domain/story.ts';
import type { Differing } from '../domain/story-together.ts';
import { m } from './paraglide/messages.js';
import type { Sayings } from './story-sentences.ts';
import { about, bullets, sentences, type StoryWords } from './story-words.ts';
import { FEASIBILITY, IMPACT } from './why-sentence.ts';

type Message = (inputs: object, options: StoryWords['at']) => string;

const chosen =
	(lead: Message) =>
	({ lines }: Fact<'start:chosen'>['fact'], words: StoryWords): readonly Block[] =>
		words.listing(
			lead({}, words.at),
			lines.map(({ title, text }) => {
				const named = title ? words.title(title) : '';
				return named === '' || text === ''
					? named || text
					: m.story_title_item({ title: named, value: text }, words.at);
			})
		);

const ON = {
	impact: {
		...{ sides: m.question_impact, spread: m.story_talk_spread_impact },
		...{ camps: m.story_talk_camps_impact, word: (mean: number) => IMPACT[impactBand(mean)] }
	},
	feasibility: {
		...{ sides: m.question_feasibility, spread: m.story_talk_spread_feasibility },
		camps: m.story_talk_camps_feasibility,
		word: (mean: number) => FEASIBILITY[feasibilityBand(mean)]
	}
} as const;

/** One question on which people differ: a sentence, and each side in the same few words. */
function differing(
	{ question, how }: Differing,
	words: StoryWords
): { readonly sentence: string; readonly further: readonly Block[] } {
	const { at } = words;
	const on = ON[question];
	if (how.kind === 'spread') return { sentence: on.spread({}, at), further: [] };
	if (how.kind === 'camps') {
		const people = { low: words.number(how.low), high: words.number(how.high) };
		return { sentence: on.camps(people, at), further: [] };
	}
	const lines = how.sides.map(({ units, mean }) =>
		m.story_title_item({ title: words.side(units), value: on.word(mean)({}, at) }, at)
	);
	const apart = how.apart.map(({ units }) => words.side(units));
	const minority =
		apart.length > 0 ? [paragraph(m.story_talk_apart({ sides: words.list(apart) }, at))] : [];
	return { sentence: on.sides({}, at), further: [bullets(lines), ...minority] };
}

/** What people see alike, what they see differently, and what nobody knows yet. */
export const TOGETHER = {
	'share:together': ({ sides, count, titles }, words) => {
		const { at } = words;
		const one = sides === 1;
		if (count === 0)
			return [paragraph(one ? m.story_share_one_side_none({}, at) : m.story_share_none({}, at))];
		if (count <= titles.length)
			return words.naming(one ? m.story_share_one_side({}, at) : m.story_share({}, at), titles);
		const many = one ? m.story_share_one_side_many : m.story_share_many;
		const said = { count: words.number(count), first: words.number(titles.length) };
		return words.naming(many(said, at), titles);
	},
	'share:matrix': (counts, words) => {
		const { all, highRight, highLeft, lowRight, lowLeft } = counts;
		const said = {
			...{ all: words.number(all), highRight: words.number(highRight) },
			...{ highLeft: words.number(highLeft), lowRight: words.number(lowRight) },
			lowLeft: words.number(lowLeft)
		};
		return [
			{
				...{ kind: 'figure', figure: 'matrix' },
				caption: m.story_matrix_caption({}, words.at),
				alt: m.story_matrix_alt(said, words.at)
			}
		];
	},
	'share:firm': ({ titles }, words) => words.naming(m.story_firm({}, words.at), titles),
	'start:chosen': chosen(m.story_chosen_start),
	'talk:chosen': chosen(m.story_chosen_talk),
	'find-out:chosen': chosen(m.story_chosen_question),
	'find-out:learn': ({ titles }, words) => words.naming(m.story_learn({}, words.at), titles),
	'find-out:unsure': ({ titles }, words) => words.naming(m.story_unsure({}, words.at), titles),
	'find-out:agenda': ({ items }, words) => {
		const { at } = words;
		const head = [
			...[m.story_agenda_question({}, at), m.story_agenda_theme({}, at)],
			...[m.story_agenda_who({}, at), m.story_agenda_due({}, at)]
		];
		const rows = items.map(({ title, finding: { question, who, due } }) => [
			...[question, title ? words.title(title) : ''],
			...[who || m.story_nobody_yet({}, at), words.day(due) || m.story_no_day_yet({}, at)]
		]);
		return [{ kind: 'table', caption: m.story_agenda_caption({}, at), head, rows }];
	},
	'talk:count': ({ count }, words) => {
		const several = m.story_talk_many({ count: words.number(count) }, words.at);
		const few = count === 0 ? m.story_talk_none({}, words.at) : m.story_talk_one({}, words.at);
		return [paragraph(count > 1 ? several : few)];
	},
	'talk:theme': ({ title, differing: on, conclusion, parked }, words) => {
		const [first, ...others] = on.map((one) => differing(one, words));
		const concluded = conclusion === '' ? '' : m.story_conclusion({ text: conclusion }, words.at);
		const after = sentences(concluded, parked ? m.story_talk_parked({}, words.at) : '');
		const isSaid = concluded !== '' || parked;
		return [
			about(words.title(title), first!.sentence),
			...first!.further,
			...others.flatMap(({ sentence, further }) => [paragraph(sentence), ...further]),
			...(isSaid ? [after] : [])
		];
	},
	'talk:more': ({ titles }, words) => words.naming(m.story_talk_more({}, words.at), titles)
} satisfies Partial<Sayings<Fact['kind']>>;
