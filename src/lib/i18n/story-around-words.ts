import type { Followed } from '../domain/goal.ts';
import { textFor } from '../domain/language.ts';
import { paragraph, type Block } from '../domain/story-document.ts';
import type { Shift } from '../domain/story-change.ts';
import type { Fact } from '../domain/story.ts';
import { m } from './paraglide/messages.js';
import type { Sayings } from './story-sentences.ts';
import { bullets, sentences, typed, type StoryWords } from './story-words.ts';

type Message = (inputs: object, options: StoryWords['at']) => string;

/** So many themes are named in a cell; the others are counted. */
const IN_A_CELL = 5;

const STATES = {
	...{ open: m.story_state_open, started: m.story_state_started },
	...{ done: m.story_state_done, dropped: m.story_state_dropped }
} as const satisfies Readonly<Record<Followed['state'], Message>>;

/** How something stands, and why where somebody said so. */
function stateOf({ state, why }: Followed, { at }: StoryWords): string {
	const word = STATES[state]({}, at);
	return why === '' ? word : m.story_state_why({ state: word, why }, at);
}

function inYear(value: string, year: number | null, { at }: StoryWords): string {
	if (year === null) return value;
	return value === '' ? String(year) : m.story_value_year({ value, year: String(year) }, at);
}

const SHIFT_LEADS = {
	'impact-up': m.story_shift_impact_up,
	'impact-down': m.story_shift_impact_down,
	'feasibility-up': m.story_shift_feasibility_up,
	'feasibility-down': m.story_shift_feasibility_down,
	'more-agreed': m.story_shift_more_agreed,
	'less-agreed': m.story_shift_less_agreed,
	mixed: m.story_shift_mixed,
	stable: m.story_shift_stable
} as const satisfies Readonly<Record<Shift, Message>>;

/** The area around the answers: its land, policy, plans, and what people brought in. */
export const AROUND = {
	'landscape:picture': ({ id, title, alt, credit }) => [
		{
			...{ kind: 'figure', figure: `picture-${id}`, alt },
			caption: credit === '' ? title : `${title} (${credit})`
		}
	],
	'landscape:known': ({ items }, words) => [
		paragraph(m.story_known({}, words.at)),
		bullets(
			items.map(({ title, fact }) =>
				m.story_title_item({ title: words.title(title), value: words.title(fact) }, words.at)
			)
		)
	],
	'where:outline': ({ name, hectares, parts }, words) => {
		const size = { area: name, hectares: words.number(hectares) };
		const alt =
			parts.length > 0
				? m.story_outline_alt_parts({ ...size, parts: words.list(parts) }, words.at)
				: m.story_outline_alt(size, words.at);
		const caption = m.story_outline_caption(size, words.at);
		return [{ kind: 'figure', figure: 'outline', caption, alt }];
	},
	'where:most': ({ themes }, words) => [
		paragraph((themes.length === 1 ? m.story_where_most_one : m.story_where_most)({}, words.at)),
		bullets(
			themes.map(({ title, people }) =>
				m.story_title_item({ title: words.title(title), value: words.people(people) }, words.at)
			)
		)
	],
	'where:parts': ({ parts }, words) => {
		const { at } = words;
		const rows = parts.map(({ title, themes }) => {
			const named = themes
				.slice(0, IN_A_CELL)
				.map((one) =>
					m.story_theme_need({ need: words.title(one.title), people: words.number(one.people) }, at)
				);
			const more = themes.length - named.length;
			const counted = more > 0 ? [m.story_where_more({ count: words.number(more) }, at)] : [];
			return [title ?? '', [...named, ...counted].join('; ')];
		});
		const head = [m.story_where_part({}, at), m.story_where_themes({}, at)];
		return [{ kind: 'table', caption: m.story_where_caption({}, at), head, rows }];
	},
	'where:drawn': ({ themes }, words) => [
		paragraph(m.story_where_drawn({}, words.at)),
		bullets(
			themes.map(({ title, cells }) =>
				m.story_title_item({ title: words.title(title), value: words.number(cells) }, words.at)
			)
		)
	],
	'policies:table': ({ rows }, words) => {
		const { at } = words;
		const head = [
			...[m.story_policies_policy({}, at), m.story_policies_start({}, at)],
			...[m.story_policies_sustain({}, at), m.story_policies_hard({}, at)]
		];
		const cells = rows.map(({ title, start, sustain, hard }) => [
			words.title(title),
			...[start, sustain, hard].map((count) => words.number(count))
		]);
		return [
			paragraph(m.story_policies_judgement({}, at)),
			{ kind: 'table', caption: m.story_policies_caption({}, at), head, rows: cells }
		];
	},
	'goals:table': ({ rows }, words) => {
		const { at } = words;
		const hasNow = rows.some(({ now }) => now !== '');
		const head = [
			...[m.story_goals_goal({}, at), m.story_goals_indicator({}, at)],
			...[m.story_goals_start({}, at), m.story_goals_target({}, at)],
			...(hasNow ? [m.story_goals_now({}, at)] : []),
			m.story_state({}, at)
		];
		const cells = rows.map((goal) => [
			...[goal.what, goal.indicator, inYear(goal.start, goal.startYear, words)],
			inYear(goal.target, goal.targetYear, words),
			...(hasNow ? [goal.now] : []),
			stateOf(goal, words)
		]);
		return [
			paragraph(m.story_goals_lead({}, at)),
			{ kind: 'table', caption: m.story_goals_caption({}, at), head, rows: cells }
		];
	},
	'commitments:table': ({ rows }, words) => {
		const { at } = words;
		const head = [
			...[m.story_commitments_what({}, at), m.story_commitments_who({}, at)],
			...[m.story_commitments_first({}, at), m.story_commitments_due({}, at)],
			...[m.story_commitments_sign({}, at), m.story_state({}, at)]
		];
		const cells = rows.map((one) => [
			...[one.what, one.who, one.firstStep],
			words.day(one.due) || m.story_no_day_yet({}, at),
			...[one.sign, stateOf(one, words)]
		]);
		return [{ kind: 'table', caption: m.story_commitments_caption({}, at), head, rows: cells }];
	},
	'offers:list': ({ offers }, words) => [
		paragraph(m.story_offers_lead({}, words.at)),
		bullets(
			offers.map(({ title, text, unit, people }) => {
				const named = title ? words.title(title) : '';
				const who = people > 1 ? words.people(people) : unit === null ? '' : words.side([unit]);
				const said = { title: named, text, who };
				return who === '' ? m.story_offer(said, words.at) : m.story_offer_who(said, words.at);
			})
		)
	],
	'contributions:table': ({ rows }, words) => {
		const { at } = words;
		const head = [
			...[m.story_contributions_about({}, at), m.story_contributions_count({}, at)],
			m.story_contributions_done({}, at)
		];
		const cells = rows.map(({ title, count, theme, reply }) => {
			const made = theme
				? m.story_contributions_theme({ title: textFor(theme, words.locale).text }, at)
				: '';
			const done = [made, reply].filter((text) => text !== '').join(' ');
			return [title, words.number(count), done || m.story_contributions_nothing({}, at)];
		});
		return [
			paragraph(m.story_contributions_lead({}, at)),
			{ kind: 'table', caption: m.story_contributions_caption({}, at), head, rows: cells }
		];
	},
	'contributions:after': ({ text }) => typed(text),
	'changed:since': ({ kind, title, themes: count, round }, words) => {
		const { at } = words;
		if (count === 0) return [paragraph(m.story_since_none({}, at))];
		const themes = words.themes(count);
		if (kind === 'scan') return [paragraph(m.story_since_scan({ title, themes }, at))];
		if (round === null) return [paragraph(m.story_since_rounds({ themes }, at))];
		const message = count === 1 ? m.story_since_round_one : m.story_since_round;
		return [sentences(message({ round, themes }, at))];
	},
	'changed:shift': ({ shift, titles }, words): readonly Block[] =>
		words.naming(SHIFT_LEADS[shift]({}, words.at), titles)
} satisfies Partial<Sayings<Fact['kind']>>;
